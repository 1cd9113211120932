import { describe, expect, it } from 'vitest';
import { safeFileName, uniqueFileName } from '../../../core/ticket/fileName.ts';

describe('a safe file name', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['ภาพหน้าจอ.png', 'ภาพหน้าจอ.png'],
    ['Отчёт 2026.docx', 'Отчёт 2026.docx'],
    ['two  spaces\tand a tab.txt', 'two spaces and a tab.txt'],
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\Windows\\system.ini', 'system.ini'],
    ['C:\\a\\b.txt', 'b.txt'],
    ['.bashrc', 'bashrc'],
    ['...', 'file'],
    ['', 'file'],
    ['///', 'file'],
    ['a\0b.txt', 'ab.txt'],
    ['a\nb.txt', 'a b.txt'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['what?<is>"this"|*:.txt', 'whatisthis.txt'],
    ['ends in dots. . .', 'ends in dots'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['COM¹.log', '_COM¹.log'],
    ['console.log', 'console.log'],
    ['\ud800lone.txt', '\ufffdlone.txt'],
    ['e\u0301.txt', '\u00e9.txt'],
  ])('of %j is %j', (given, expected) => {
    expect(safeFileName(given)).toBe(expected);
  });

  it('has at most 150 bytes, keeps its ending and never half a character', () => {
    const name = safeFileName(`${'ก'.repeat(400)}.tar.png`);
    expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(150);
    expect(name).toMatch(/^ก+\.png$|^ก+\.tar\.png$/);
    expect(safeFileName('😀'.repeat(100))).toMatch(/^😀+$/u);
  });

  it('of a megabyte is found without looking at all of it', () => {
    expect(safeFileName(`${'x'.repeat(1_000_000)}.txt`)).toMatch(/^x{146}\.txt$/);
  });

  it('is stable: making it safe again changes nothing', () => {
    for (const given of ['.. /a', 'con.', ' . x . ', `${'a'.repeat(148)} .b`, 'aux .txt']) {
      const once = safeFileName(given);
      expect(safeFileName(once)).toBe(once);
    }
  });
});

describe('a unique file name', () => {
  it('is the name itself while nobody has it', () => {
    expect(uniqueFileName('a.png', ['b.png'])).toBe('a.png');
  });

  it('gets the next free number before its ending, whatever the case', () => {
    expect(uniqueFileName('a.png', ['A.PNG', 'a-2.png'])).toBe('a-3.png');
    expect(uniqueFileName('notes', ['notes'])).toBe('notes-2');
  });
});

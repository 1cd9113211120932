import { describe, expect, it } from 'vitest';
import { translatorFor } from '../../../core/texts/texts.ts';
import { renderText } from '../../../core/ticket/render/renderText.ts';
import { hostileTexts, sampleTicket } from './sampleTicket.ts';

const translate = translatorFor('en');

describe('a report as plain text', () => {
  const text = renderText(sampleTicket(), translate);
  const lines = text.split('\n');

  it('begins with the summary and ends with the report id and where it came from', () => {
    expect(lines[0]).toBe('Word closes when I print to the printer on floor 3');
    expect(text.trimEnd().split('\n').slice(-2)).toEqual([
      'Report ID: 01KAP8Q5N4C7Z3M1V9T6X2B0YD',
      'Sent with: Handraise 0.1.0 on win32',
    ]);
  });

  it('has the sections in the order in which a help desk reads them', () => {
    const headings = lines.filter((_line, index) => /^-{3,}$/.test(lines[index + 1] ?? ''));
    expect(headings).toEqual([
      'Details',
      'Steps to reproduce',
      'Expected',
      'What happened instead',
      'Already tried',
      'Attachments',
      'Contact',
      'Machine details',
    ]);
  });

  it('numbers the steps and keeps their further lines below them', () => {
    expect(text).toContain(
      '1. Open any document\n2. Choose File > Print\n3. Pick "Floor 3"\n   and press Print\n',
    );
  });

  it('keeps the line breaks and indentation of what was written', () => {
    expect(text).toContain('The window says:\n\n    Error 0x80070005\n    Access is denied\n');
  });

  it('says facts, parts of the machine, and what could not be read', () => {
    for (const line of [
      'How much it hinders: Work has stopped',
      'Please call back: Yes',
      '- Screen 1.png (Picture of the screen DP-1, 338 kB, 1920 × 1080 pixels)',
      '  C: – Size: 477 GB, Free: 19 GB',
      '  Could not be read: the system did not answer in time.',
      'Not included, at the person’s wish: Programs and Power',
    ]) {
      expect(lines).toContain(line);
    }
  });

  it('never has three line ends in a row nor white space at the end of a line', () => {
    expect(text).not.toMatch(/\n{3}|[ \t]\n/);
    expect(text.endsWith('\n')).toBe(true);
  });

  it('wraps nothing', () => {
    const long = 'word '.repeat(4000).trim();
    expect(renderText(sampleTicket({ details: long }), translate)).toContain(`\n${long}\n`);
  });

  it.each(hostileTexts)('%j is kept as it is', (written) => {
    expect(renderText(sampleTicket({ details: written }), translate)).toContain(
      `\n${written.replace(/\s+$/, '')}\n`,
    );
  });

  it('does not let what was written act on a terminal', () => {
    const hostile = '\u001b]0;title\u0007\u001b[2J\u0000\u009b31m';
    const ticket = sampleTicket({
      summary: `a${hostile}`,
      details: hostile,
      steps: [hostile],
      since: hostile,
    });
    // eslint-disable-next-line no-control-regex -- that there are none is what is tested
    expect(renderText(ticket, translate)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });
});

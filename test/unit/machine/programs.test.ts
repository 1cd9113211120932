import { describe, expect, test } from 'vitest';
import type { ProbeTools } from '../../../electron/adapters/machine/tools.ts';
import { gather, read } from '../../fakes/machine/gatherLaptop.ts';

const debianList = 'firefox-esr\t115.8\tinstalled\nvim\t9.0\tinstalled\nremoved-one\t1\tconfig-files\n';
const dpkgOnly: ProbeTools['run'] = (program) =>
  program === 'dpkg-query' ? Promise.resolve(debianList) : Promise.reject(new Error('ENOENT'));

describe('programs', () => {
  test('the exact name wins, then the same letters; what is missing is said', async () => {
    const list = 'vim\t9.0\tinstalled\nVim\t8.0\tinstalled\nGIMP\t2.10\tinstalled\nold\t1\tconfig-files';
    const run: ProbeTools['run'] = (program) =>
      program === 'dpkg-query' ? Promise.resolve(list) : Promise.reject(new Error('ENOENT'));
    expect(read(await gather('applications', { run }, ['Vim', 'gimp', 'old', 'Teams']))).toEqual([
      'Vim, Version: 8.0',
      'gimp, Version: 2.10',
      'old, Installed: no',
      'Teams, Installed: no',
    ]);
  });

  test('one list that can be read is enough', async () => {
    expect(read(await gather('applications', { run: dpkgOnly }, ['vim']))).toEqual(['vim, Version: 9.0']);
  });

  test('where no list can be read, nothing is claimed to be missing', async () => {
    await expect(gather('applications', {}, ['vim'])).rejects.toThrow('no list of installed programs');
  });

  test('no list is read when no program is asked for', async () => {
    expect(await gather('applications')).toEqual([]);
  });

  test('flatpaks go by name and by id', async () => {
    const run: ProbeTools['run'] = (program) =>
      program === 'flatpak'
        ? Promise.resolve('LibreOffice\t24.2\torg.libreoffice.LibreOffice\n')
        : Promise.reject(new Error('ENOENT'));
    expect(
      read(await gather('applications', { run }, ['LibreOffice', 'org.libreoffice.LibreOffice'])),
    ).toEqual(['LibreOffice, Version: 24.2', 'org.libreoffice.LibreOffice, Version: 24.2']);
  });

  test('the Windows registry: names with blanks and other scripts, entries without a name', async () => {
    const registry = [
      'HKEY_LOCAL_MACHINE\\…\\{1}',
      '    DisplayName    REG_SZ    7-Zip 23.01 (x64)',
      '    DisplayVersion    REG_SZ    23.01',
      '',
      'HKEY_LOCAL_MACHINE\\…\\{2}',
      '    SystemComponent    REG_DWORD    0x1',
      '',
      'HKEY_LOCAL_MACHINE\\…\\{3}',
      '    DisplayName    REG_SZ    Účtovníctvo Ž',
      '',
    ].join('\r\n');
    const tools = { platform: 'win32', run: () => Promise.resolve(registry) };
    expect(read(await gather('applications', tools, ['7-zip 23.01 (x64)', 'Účtovníctvo Ž']))).toEqual([
      '7-zip 23.01 (x64), Version: 23.01',
      'Účtovníctvo Ž, Installed: yes',
    ]);
  });

  test('macOS: the folder of programs', async () => {
    const tools: Partial<ProbeTools> = {
      platform: 'darwin',
      list: (folder) => Promise.resolve(folder === '/Applications' ? ['Safari.app', 'Notes.txt'] : undefined),
      run: (_, args) =>
        args[1] === '/Applications/Safari.app/Contents/Info'
          ? Promise.resolve('17.3\n')
          : Promise.reject(new Error('1')),
    };
    expect(read(await gather('applications', tools, ['safari', 'Notes']))).toEqual([
      'safari, Version: 17.3',
      'Notes, Installed: no',
    ]);
  });
});

import { realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Why a policy file is less of a promise than IT may think; each has a sentence in the texts (`policy:warning.*`). */
export interface PolicyWarning {
  kind: 'othersMayWrite' | 'foreignOwner';
  path: string;
}

const groupOrOthersWrite = 0o022;
const sticky = 0o1000;

/**
 * Who can change the machine-wide policy besides administrators. Symbolic links are followed, because deployment tools
 * place files that way: what counts is the file at their end and its folder. The policy holds all the same (without
 * it more would be open, not less), but IT is told. Windows has no such bits; there %ProgramData% decides.
 */
export function policyWarnings(path: string, platform: NodeJS.Platform): PolicyWarning[] {
  if (platform === 'win32') return [];
  try {
    const real = realpathSync(path);
    const file = statSync(real);
    const folder = statSync(dirname(real));
    const folderIsOpen = (folder.mode & groupOrOthersWrite) !== 0 && (folder.mode & sticky) === 0;
    const warnings: PolicyWarning[] = [];
    if ((file.mode & groupOrOthersWrite) !== 0 || folderIsOpen)
      warnings.push({ kind: 'othersMayWrite', path });
    if (file.uid !== 0 || folder.uid !== 0) warnings.push({ kind: 'foreignOwner', path });
    return warnings;
  } catch {
    // Not there or not readable: the reader of the file says so.
    return [];
  }
}

import type { Translate } from '../texts/texts.ts';
import { formatBytes } from './format.ts';
import type { GatheredSource } from './gathered.ts';

/** The last part of a path, of any system. */
const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/**
 * One sentence for each thing that somebody should know of a source: what was cut, left out or masked, and why nothing
 * came. Empty when everything is there as it was.
 * @param language BCP 47, of the numbers
 */
export function gatheredWords(source: GatheredSource, translate: Translate, language: string): string[] {
  const size = (bytes: number): string => formatBytes(bytes, language);
  const cut = source.files.filter(({ size: whole, kept }) => kept < whole);
  const masked = source.files.reduce((sum, file) => sum + file.masked, 0);
  return [
    ...(source.trouble === null ? [] : [translate(`gather:trouble.${source.trouble}`)]),
    ...(source.exitCode === null ? [] : [translate('gather:exitCode', { code: source.exitCode })]),
    ...cut.map(({ name, size: whole, kept }) =>
      translate('gather:cut', { name: baseName(name), kept: size(kept), whole: size(whole) }),
    ),
    ...source.leftOut.map(({ name, size: whole, reason }) =>
      translate(`gather:leftOut.${reason}`, { name: baseName(name), size: size(whole) }),
    ),
    ...(masked === 0 ? [] : [translate('gather:masked', { count: masked })]),
  ];
}

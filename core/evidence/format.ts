import type en from '../texts/en/machine.json';
import type { Translate } from '../texts/texts.ts';
import { unreachable } from '../result.ts';
import type { FactValue } from './machine.ts';

/** Every label that has a text: what a probe may use. */
export type FactLabel = keyof (typeof en)['fact'];

/**
 * A value with its unit, as it is written in a language: `1.5 GB`, `yes`, `2 days, 3 hours`.
 * @param language of numbers and moments (BCP 47); words come from the translator
 * @param timeZone IANA name for moments; without it, the machine's own
 */
export function formatFact(
  value: FactValue,
  translate: Translate,
  language: string,
  timeZone?: string,
): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'bytes':
      return formatBytes(value.bytes, language);
    case 'percent':
      return number(language, { style: 'percent', maximumFractionDigits: 1 }).format(value.percent / 100);
    case 'seconds':
      return formatSeconds(value.seconds, language);
    case 'count':
      return number(language, { maximumFractionDigits: 2 }).format(value.count);
    case 'gigahertz':
      return translate('machine:value.gigahertz', {
        number: number(language, { maximumFractionDigits: 2 }).format(value.gigahertz),
      });
    case 'pixels':
      return translate('machine:value.pixels', { width: value.width, height: value.height });
    case 'flag':
      return value.on ? translate('machine:value.yes') : translate('machine:value.no');
    case 'instant':
      return formatInstant(value.at, language, timeZone);
    default:
      return unreachable(value);
  }
}

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte'] as const;

/** A size in the unit that suits it. Steps of 1024, as Windows and most help desks count, so that 16 GB of memory are 16 GB. */
export function formatBytes(bytes: number, language: string): string {
  let amount = bytes;
  let step = 0;
  // 1023.9 would be rounded to "1,024 kB".
  while (amount >= 1023.5 && step < byteUnits.length - 1) {
    amount /= 1024;
    step += 1;
  }
  const unit = byteUnits[step] ?? 'byte';
  const maximumFractionDigits = amount < 10 && step > 1 ? 1 : 0;
  return number(language, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits,
  }).format(amount);
}

const timeUnits = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** The two largest units that count: nobody needs the seconds of a week. */
function formatSeconds(seconds: number, language: string): string {
  let left = Math.floor(seconds);
  const parts: string[] = [];
  for (const [unit, size] of timeUnits) {
    const amount = Math.floor(left / size);
    left -= amount * size;
    const isLast = unit === 'second' && parts.length === 0;
    if (amount > 0 || isLast) {
      parts.push(number(language, { style: 'unit', unit, unitDisplay: 'long' }).format(amount));
    } else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return new Intl.ListFormat(language, { type: 'unit' }).format(parts);
}

/** With the zone's name, because whoever reads a ticket may sit in another one. */
function formatInstant(at: string, language: string, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(new Date(at));
}

function number(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return new Intl.NumberFormat(language, options);
}

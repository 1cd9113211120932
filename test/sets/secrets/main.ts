import { findSecrets, secretKinds } from '../../../core/evidence/secrets/index.ts';
import { readSet, setLanguages, type Labelled, type SetPart } from './labelled.ts';
import { alarmsPerThousand, precision, recall, score, type Score } from './score.ts';

const part: SetPart = process.argv.includes('--tune') ? 'tune' : 'held-out';
const sets = new Map(setLanguages.map((language) => [language, readSet(part, language)]));
const everything = [...sets.values()].flat();

console.log(`Secrets in texts, the ${part} set: ${everything.length} messages\n`);
const head = ['', 'secrets', 'found', 'recall', 'precision', 'false alarms', 'per 1,000 characters'];
const rows = [
  ...[...sets].map(([name, messages]) => row(name, score(messages, findSecrets))),
  row('all', total()),
];
print([head, ...rows]);

console.log('\nRecall by kind and language (of how many)\n');
print([['', ...setLanguages, 'all'], ...secretKinds.map(byKind)]);

// Messages are named in the tuning set only: nobody makes a rule for a held-out one.
if (part === 'tune') {
  for (const [language, messages] of sets) {
    const { missed, wrong } = score(messages, findSecrets);
    for (const one of missed) console.log(`missed (${language}) ${one}`);
    for (const one of wrong) console.log(`wrong (${language}) ${one}`);
  }
}

function total(): Score {
  return score(everything, findSecrets);
}

function row(name: string, result: Score): string[] {
  return [
    name,
    String(result.secrets),
    String(result.masked),
    recall(result).toFixed(3),
    precision(result).toFixed(3),
    String(result.falseAlarms),
    alarmsPerThousand(result).toFixed(2),
  ];
}

function byKind(kind: (typeof secretKinds)[number]): string[] {
  const cell = (messages: readonly Labelled[]) => {
    const result = score(messages, findSecrets, kind);
    return result.secrets === 0 ? '-' : `${recall(result).toFixed(2)} (${result.secrets})`;
  };
  return [kind, ...[...sets.values()].map(cell), cell(everything)];
}

function print(table: readonly (readonly string[])[]): void {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((line) => (line[column] ?? '').length)),
  );
  for (const line of table) {
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}

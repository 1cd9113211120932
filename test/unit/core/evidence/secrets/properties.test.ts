import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSecrets, maskLines, Masker, maskSecrets } from '../../../../../core/evidence/secrets/index.ts';
import { readSet, setLanguages } from '../../../../sets/secrets/labelled.ts';

/** What rules begin with and what secrets are made of, so that made-up texts run into the corners between rules. */
const morsels = fc.constantFrom(
  ...[
    'password',
    'heslo je',
    'пароль',
    'รหัสผ่าน',
    'nenosiri ni',
    'pin',
    'api_key=',
    'Bearer',
    'login',
    '--password',
  ],
  ...[
    ' ',
    '  ',
    '\n',
    ':',
    ' = ',
    '"',
    "'",
    '@',
    '/',
    '\\',
    '-',
    '.',
    ',',
    '(',
    ')',
    '[',
    ']',
    '&',
    ';',
    '<',
    '>',
  ],
  ...[
    'jan@firma.sk',
    'Leto2024!',
    '+421 905 123 456',
    '0905123456',
    '4111 1111 1111 1111',
    'C:\\Users\\jan',
    '/home/eva',
  ],
  ...[
    '[email 1]',
    '[password 2]',
    '[user 3]',
    '93.184.216.34',
    '127.0.0.1',
    'https://a:b@c.d',
    'eyJhbGciOiJIUzI1NiJ9.x1',
  ],
  ...[
    '-----BEGIN RSA PRIVATE KEY-----',
    '-----END RSA PRIVATE KEY-----',
    'SK31',
    '1200',
    '0',
    '9',
    'a',
    'é',
    'ก',
    'я',
    '😀',
  ],
);
const texts = fc.oneof(
  fc.array(fc.oneof(morsels, fc.string({ maxLength: 6 })), { maxLength: 30 }).map((parts) => parts.join('')),
  fc.string({ maxLength: 200, unit: 'binary' }),
  fc.constantFrom(...setLanguages.flatMap((language) => readSet('tune', language).map(({ text }) => text))),
);
const runs = { numRuns: 600 };

async function* pieces(text: string, lengths: readonly number[]): AsyncGenerator<string> {
  let at = 0;
  for (let turn = 0; at < text.length; turn += 1) {
    const length = lengths[turn % lengths.length] ?? 1;
    yield text.slice(at, at + length);
    at += length;
  }
}

const small = { block: 80, ahead: 200, behind: 120 };

async function masked(text: string, lengths: readonly number[]): Promise<string> {
  let all = '';
  for await (const part of maskLines(pieces(text, lengths), new Masker(), () => undefined, small))
    all += part;
  return all;
}

describe('for every text', () => {
  it('places are within it, sorted, not empty, and none overlaps another', () => {
    fc.assert(
      fc.property(texts, fc.boolean(), (text, ocr) => {
        let end = 0;
        for (const one of findSecrets(text, { ocr })) {
          expect(one.start).toBeGreaterThanOrEqual(end);
          expect(one.end).toBeGreaterThan(one.start);
          ({ end } = one);
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      runs,
    );
  });

  it('only the places that were found are changed', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { masked: after, found } = maskSecrets(text);
        const kept = found.map(({ end }, index) => text.slice(end, found[index + 1]?.start));
        let at = 0;
        for (const part of [text.slice(0, found[0]?.start), ...kept]) {
          expect(after.indexOf(part, at)).toBeGreaterThanOrEqual(at);
          at = after.indexOf(part, at) + part.length;
        }
      }),
      runs,
    );
  });

  it('masking what is masked changes nothing', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = maskSecrets(text).masked;
        expect(maskSecrets(once).masked).toBe(once);
      }),
      runs,
    );
  });

  it('the same comes out however it was cut into pieces', async () => {
    const long = fc.array(texts, { minLength: 2, maxLength: 12 }).map((parts) => parts.join('\n'));
    await fc.assert(
      fc.asyncProperty(
        long,
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1 }),
        async (text, lengths) => {
          expect(await masked(text, lengths)).toBe(await masked(text, [text.length + 1]));
        },
      ),
      { numRuns: 80 },
    );
  });
});

describe('a long text in pieces', () => {
  const secrets = [
    'jan.novak@firma.sk',
    '+421 905 123 456',
    '4111 1111 1111 1111',
    'Hviezda#9',
    'ghp_9sKdLw03JfQpXz7RvBnMtYhGcUe25AoI1x4E',
  ];
  const line = `Jan wrote from jan.novak@firma.sk, ${'word '.repeat(9)}tel. +421 905 123 456, card 4111 1111 1111 1111, heslo je Hviezda#9, ${secrets[4] ?? ''}\n`;

  it.each([1, 7, 64, 1000])('loses no secret at a border, in pieces of %i', async (length) => {
    const after = await masked(line.repeat(30), [length]);
    for (const secret of secrets) expect(after).not.toContain(secret.slice(0, 8));
    expect(after.split('\n')).toHaveLength(31);
  });

  it('keeps a key of many lines whole', async () => {
    const key = `-----BEGIN PRIVATE KEY-----\n${`${'MIIEvQIBADANBgkq'.repeat(2)}\n`.repeat(5)}-----END PRIVATE KEY-----`;
    const after = await masked(`${line}${key}\n${line}${'calm words\n'.repeat(60)}`, [50]);
    expect(after).toContain('[key 1]');
    expect(after).not.toContain('MIIE');
  });

  it('is told how many were masked', async () => {
    const told: number[] = [];
    const tell = (count: number): void => void told.push(count);
    const parts = maskLines(pieces(line.repeat(10), [33]), new Masker(), tell, small);
    let length = 0;
    for await (const part of parts) length += part.length;
    expect(length).toBeGreaterThan(0);
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(50);
  });
});

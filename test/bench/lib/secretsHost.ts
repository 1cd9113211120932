import { readSet, setLanguages } from '../../sets/secrets/labelled.ts';

export { findSecrets } from '../../../core/evidence/secrets/index.ts';

/** For each language its messages, as often as they fill so many characters. */
export function messages(length: number): Record<string, string> {
  return Object.fromEntries(
    setLanguages.map((language) => {
      const all = readSet('tune', language).map(({ text }) => text);
      return [language, `${all.join('\n')}\n`.repeat(Math.ceil(length / 1000)).slice(0, length)];
    }),
  );
}

/** Texts on which a careless pattern spends the square of their length. */
export function hostileTexts(length: number): Record<string, string> {
  const repeated = (piece: string): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  return {
    'one letter': repeated('a'),
    digits: repeated('1'),
    'digits, spaced': repeated('1 '),
    spaces: repeated(' '),
    'at signs': repeated('a@'),
    dots: repeated('a.'),
    'e-mail ends': `${'a'.repeat(60)}@${repeated('a.')}`,
    slashes: repeated('/home/'),
    'back slashes': repeated('C:\\Users\\'),
    brackets: repeated('[email 1]'),
    'key begins': repeated('-----BEGIN PRIVATE KEY-----'),
    'token begins': repeated('ghp_ eyJhbGciOi '),
    passwords: repeated('password '),
    'passwords is': repeated('password is '),
    'password quotes': repeated('password "'),
    'password brackets': repeated('password ('),
    'thai words': repeated('รหัสผ่าน'),
    addresses: repeated('https://a:'),
    secrets: repeated('jan@firma.sk heslo je Leto2024! '),
    'different secrets': Array.from({ length: length / 20 }, (_, at) => `heslo je Leto${at}! `)
      .join('')
      .slice(0, length),
  };
}

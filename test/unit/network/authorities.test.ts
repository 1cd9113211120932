import { X509Certificate } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { translatorFor } from '../../../core/texts/texts.ts';
import { Authorities } from '../../../electron/adapters/network/authorities.ts';
import { makeCertificate } from '../../fakes/certificates.ts';
import { memoryLogger } from '../../fakes/memoryLogger.ts';
import { temporaryFolder } from '../../fakes/temporaryFolder.ts';

/** Authorities as a policy names them that a test changes. */
function named(...first: string[]): { authorities: Authorities; name: (...paths: string[]) => void } {
  let paths = first;
  let tell = (): void => undefined;
  const authorities = new Authorities({
    paths: () => paths,
    onPolicyChange: (listener) => (tell = listener),
    now: () => Date.now(),
    logger: memoryLogger(),
  });
  onTestFinished(() => authorities.stop());
  return {
    authorities,
    name: (...others) => {
      paths = others;
      tell();
    },
  };
}

const pem = async (name: string, days: [number, number] = [-1, 30]): Promise<string> =>
  (await makeCertificate({ name, authority: true, days })).cert;

const words = translatorFor('en');

it('reads one or several certificates from PEM, with words between them, and one from DER', async () => {
  const folder = temporaryFolder();
  const [several, single] = [join(folder, 'several.pem'), join(folder, 'single.cer')];
  writeFileSync(several, `Root of the firm\n${await pem('One')}\n# and\n${await pem('Two')}`);
  writeFileSync(single, new X509Certificate(await pem('Three')).raw);
  const { authorities } = named(several, single);
  const subjects = authorities.pems().map((text) => new X509Certificate(text).subject);
  expect(subjects).toEqual(['CN=One', 'CN=Two', 'CN=Three']);
  expect(authorities.problems(words)).toEqual([]);
});

it('names each file that cannot be used, and uses the others', async () => {
  const folder = temporaryFolder();
  const at = (name: string): string => join(folder, name);
  writeFileSync(at('good.pem'), await pem('Good'));
  writeFileSync(at('words.pem'), 'no certificate');
  writeFileSync(at('old.pem'), await pem('Old', [-10, -1]));
  writeFileSync(at('half.pem'), (await pem('Half')).replace(/.{20}\n-----END/, '\n-----END'));
  mkdirSync(at('folder'));
  const { authorities } = named(
    ...['good.pem', 'words.pem', 'old.pem', 'half.pem', 'folder', 'gone'].map(at),
  );
  expect(authorities.certificates()).toHaveLength(1);
  const told = authorities.problems(words).map(({ path, key, expected }) => [path, key, expected]);
  const key = (index: number): string => `settings.certificateAuthorities[${index}]`;
  expect(told).toEqual([
    [at('words.pem'), key(1), words('policy:format.certificates')],
    [at('old.pem'), key(2), words('policy:format.unexpired')],
    [at('half.pem'), key(3), words('policy:format.certificates')],
    [at('folder'), key(4), words('policy:expected.plainFile')],
    [at('gone'), key(5), words('policy:expected.readable', { detail: 'ENOENT' })],
  ]);
});

it('reads again when the policy names others, and when a file is replaced', async () => {
  const folder = temporaryFolder();
  const [first, second] = [join(folder, 'first.pem'), join(folder, 'second.pem')];
  writeFileSync(first, await pem('First'));
  const { authorities, name } = named(first);
  const subjects = (): string[] => authorities.certificates().map(({ subject }) => subject);
  const changed = vi.fn();
  authorities.onChange(changed);
  name(first);
  expect(changed).not.toHaveBeenCalled();
  name(first, second);
  expect(changed).toHaveBeenCalledOnce();
  expect(authorities.problems(words)).toHaveLength(1);
  writeFileSync(second, await pem('Second'));
  await vi.waitFor(() => expect(subjects()).toEqual(['CN=First', 'CN=Second']), { timeout: 5_000 });
  expect(authorities.problems(words)).toEqual([]);
});

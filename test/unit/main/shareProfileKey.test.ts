import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { shareProfileKey } from '../../../electron/adapters/secrets/shareProfileKey.ts';
import { temporaryFolder } from '../../fakes/temporaryFolder.ts';

/** Two profiles; the text of each one's `Local State`, undefined: it was never started. */
function profiles(own: string | undefined, other: string | undefined) {
  const root = temporaryFolder();
  const [window, command] = [join(root, 'browser'), join(root, 'browser-command')];
  for (const [folder, text] of [
    [command, own],
    [window, other],
  ] as const) {
    if (text === undefined) continue;
    mkdirSync(folder);
    writeFileSync(join(folder, 'Local State'), text);
  }
  shareProfileKey(command, [window]);
  return {
    state: () => readFileSync(join(command, 'Local State'), 'utf8'),
    files: () => readdirSync(root, { recursive: true }).length,
    command,
  };
}

const withKey = (key: string): string => JSON.stringify({ os_crypt: { encrypted_key: key, other: 1 }, x: 2 });

it('gives a profile that has never been started the key of the other one', () => {
  const { state } = profiles(undefined, withKey('RFBBUEk='));
  expect(JSON.parse(state())).toEqual({ os_crypt: { encrypted_key: 'RFBBUEk=' } });
});

it('leaves a profile with a key of its own alone', () => {
  expect(profiles(withKey('own'), withKey('other')).state()).toBe(withKey('own'));
});

it.each(['', 'not json', '{}', '{"os_crypt":{}}', '{"os_crypt":{"encrypted_key":7}}'])(
  'takes nothing from a profile whose file is %j',
  (text) => {
    expect(profiles(undefined, text).files()).toBe(2);
  },
);

it('never writes over a file that is there', () => {
  const { state, files } = profiles('{"mine":1}', withKey('other'));
  expect(state()).toBe('{"mine":1}');
  expect(files()).toBe(4);
});

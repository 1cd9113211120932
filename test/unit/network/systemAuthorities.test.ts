import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { systemAuthorities } from '../../../electron/adapters/network/systemAuthorities.ts';
import { temporaryFolder } from '../../fakes/temporaryFolder.ts';

it('trusts what the system trusts: the first of the usual places that is there', async () => {
  const folder = temporaryFolder();
  const [missing, bundle, later] = ['missing', 'bundle', 'later'].map((name) => path.join(folder, name));
  await writeFile(bundle!, 'the bundle');
  await writeFile(later!, 'another');
  expect(await systemAuthorities([missing!, bundle!, later!])).toEqual(['the bundle']);
  expect(await systemAuthorities([missing!])).toEqual([]);
});

import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder, writeDurably } from '../../adapters/files/durable.ts';
import { nodeFileSystem } from '../../adapters/files/fileSystem.ts';
import { deskCheckWords } from './words.ts';
import type { House } from '../house.ts';
import { exitCodes, type ExitCode } from './exitCodes.ts';
import type { Call } from './options.ts';
import type { Output } from './output.ts';

/** Outcome of one check, in words for people and with its name for programs. */
interface Check {
  name: string;
  passed: boolean;
  words: string;
}

/** Longest time for the help desk's answers, in milliseconds. */
const deskTimeout = 30_000;

/** `handraise selftest`: what IT wants to know before any user needs it. Leaves no ticket and no file behind. */
export async function selftest(house: House, _call: Call, output: Output): Promise<ExitCode> {
  const translate = house.ground.translate();
  const checks: Check[] = [];
  const note = (check: Check): void => {
    checks.push(check);
    output.say(
      translate(check.passed ? 'cli:selftest.passed' : 'cli:selftest.failed', { what: check.words }),
    );
  };
  note(await checkDataFolder(house));
  for (const check of checkPolicy(house)) note(check);
  for (const check of checkAuthorities(house)) note(check);
  note(checkSecrets(house));
  note(await checkStorage(house));
  note(await checkPicture(house));
  note(await checkReading(house));
  for (const check of await house.desks.first().verify(AbortSignal.timeout(deskTimeout))) {
    note({ name: `desk.${check.name}`, passed: check.passed, words: deskCheckWords(check, translate) });
  }
  const failed = checks.filter(({ passed }) => !passed).length;
  output.say(
    failed === 0 ? translate('cli:selftest.all') : translate('cli:selftest.some', { count: failed }),
  );
  output.data({ passed: failed === 0, checks });
  return failed === 0 ? exitCodes.done : exitCodes.checkFailed;
}

async function checkDataFolder(house: House): Promise<Check> {
  const folder = house.ground.paths.data;
  const probe = path.join(folder, `.selftest-${randomUUID()}`);
  try {
    await makeFolder(nodeFileSystem, folder);
    await writeDurably(nodeFileSystem, probe, new Uint8Array(4096));
    await rm(probe);
    return {
      name: 'data',
      passed: true,
      words: house.ground.translate()('cli:selftest.data', { path: folder }),
    };
  } catch (error) {
    await rm(probe, { force: true }).catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    return {
      name: 'data',
      passed: false,
      words: house.ground.translate()('cli:selftest.dataFailed', { path: folder, reason }),
    };
  }
}

function checkPolicy(house: House): Check[] {
  const translate = house.ground.translate();
  const problems = house.ground.policy.problems();
  const warnings = house.ground.policy.warnings().map(({ kind, path: place }) => ({
    name: 'policyTrust',
    passed: false,
    words: translate(`policy:warning.${kind}`, { path: place }),
  }));
  if (problems.length === 0) {
    const words = translate('cli:selftest.policy', { path: house.ground.policy.policyPath });
    return [{ name: 'policy', passed: true, words }, ...warnings];
  }
  return problems.flatMap((file) =>
    file.problems.map(({ key, expected }) => ({
      name: 'policy',
      passed: false,
      words: translate('cli:selftest.policyFailed', { path: file.path, key, expected }),
    })),
  );
}

/** Only where the policy names any. */
function checkAuthorities(house: House): Check[] {
  const translate = house.ground.translate();
  const problems = house.ground.authorities.problems(translate);
  const count = house.ground.authorities.certificates().length;
  if (count > 0 && problems.length === 0)
    return [{ name: 'authorities', passed: true, words: translate('cli:selftest.authorities', { count }) }];
  return problems.map(({ path: file, expected }) => ({
    name: 'authorities',
    passed: false,
    words: translate('cli:selftest.authorityFailed', { path: file, expected }),
  }));
}

/** Without a key store the app works, with files that only the account can read: told, and no failure. */
function checkSecrets(house: House): Check {
  const encrypted = house.ground.secrets.protection() === 'encrypted';
  const words = house.ground.translate()(encrypted ? 'cli:selftest.secrets' : 'cli:selftest.secretsPlain');
  return { name: 'secrets', passed: true, words };
}

/** A key that is not there now holds up reports: that is a failure, unlike a system without a key store. */
async function checkStorage(house: House): Promise<Check> {
  const translate = house.ground.translate();
  const { protection } = await house.atRest.view();
  if (house.atRest.locked || protection === 'locked')
    return { name: 'storage', passed: false, words: translate('cli:selftest.storageLocked') };
  const encrypted = protection === 'encrypted';
  const words = translate(encrypted ? 'cli:selftest.storageEncrypted' : 'cli:selftest.storagePlain');
  return { name: 'storage', passed: true, words };
}

async function checkPicture(house: House): Promise<Check> {
  const translate = house.ground.translate();
  if (!house.hasDisplay)
    return { name: 'picture', passed: true, words: translate('cli:selftest.pictureSkipped') };
  const { pictures } = await house.evidence.captureNow(() => undefined);
  const passed = pictures.length > 0;
  return {
    name: 'picture',
    passed,
    words: translate(passed ? 'cli:selftest.picture' : 'cli:selftest.pictureFailed'),
  };
}

/** Reads an empty picture: that shows whether data and engine are there. */
async function checkReading(house: House): Promise<Check> {
  const translate = house.ground.translate();
  if (!house.ground.policy.settings().readPictures)
    return { name: 'reading', passed: true, words: translate('cli:selftest.readingOff') };
  const languages = await house.reading.tryOut();
  const passed = languages.length > 0;
  const words = passed
    ? translate('cli:selftest.reading', { languages: languages.join(', ') })
    : translate('cli:selftest.readingFailed');
  return { name: 'reading', passed, words };
}

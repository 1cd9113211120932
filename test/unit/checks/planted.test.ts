import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPlantedHouse, found, lintFindings } from './plantedHouse.ts';

type House = Awaited<ReturnType<typeof buildPlantedHouse>>;
const patience = { timeout: 120_000 };

describe('in the house of planted violations', () => {
  let house: House;
  beforeAll(async () => {
    house = await buildPlantedHouse();
  });
  afterAll(() => house.remove());

  test('lint names every break by its line, and nothing else', patience, async () => {
    const { code, output } = await house.check('lint');
    expect(lintFindings(output)).toEqual([
      'build/tooLong.mjs:301 max-lines',
      'build/undefinedName.mjs:1 no-undef',
      'core/anything.ts:1 @typescript-eslint/no-explicit-any',
      'core/anything.ts:2 @typescript-eslint/ban-ts-comment',
      'core/floating.ts:3 @typescript-eslint/no-floating-promises',
      'core/importsWindow.ts:3 @typescript-eslint/no-unsafe-assignment',
      'core/loose.ts:1 eqeqeq',
      'core/speaks.ts:1 no-console',
      'core/touchesPage.ts:1 @typescript-eslint/no-unsafe-member-access',
      'electron/ipc/rawRenderer.ts:1 no-restricted-imports',
      'electron/main/defaultElectron.ts:1 no-restricted-imports',
      'electron/main/loadsByName.ts:1 no-restricted-imports',
      'electron/main/rawIpc.ts:1 no-restricted-imports',
      'electron/main/spokenLabel.ts:3 no-restricted-syntax',
      'electron/main/touchesPage.ts:1 @typescript-eslint/no-unsafe-member-access',
      'electron/main/wholeElectron.ts:1 no-restricted-imports',
      'renderer/brokenHook.ts:4 react-hooks/rules-of-hooks',
      'renderer/spokenText.tsx:4 no-restricted-syntax',
      'renderer/spokenText.tsx:5 no-restricted-syntax',
      'renderer/spokenText.tsx:6 no-restricted-syntax',
      'renderer/spokenText.tsx:7 no-restricted-syntax',
      'renderer/spokenText.tsx:8 no-restricted-syntax',
      'renderer/spokenText.tsx:9 no-restricted-syntax',
      'test/mocksModule.ts:3 no-restricted-syntax',
    ]);
    expect(code).toBe(1);
  });

  test('the import rules name every break, and nothing else', patience, async () => {
    const { code, output } = await house.check('imports');
    const broken = found(output, /^\s*([\w-]+): (\S+) →/gm);
    expect(broken.filter((line) => !line.startsWith('no-orphans'))).toEqual([
      'adapters-know-no-boss electron/adapters/files/importsMain.ts',
      'connectors-are-given-ports electron/connectors/beta/importsAdapter.ts',
      'connectors-are-given-ports electron/connectors/beta/importsElectron.ts',
      'connectors-are-strangers electron/connectors/alpha/importsBeta.ts',
      'core-is-pure core/bigLibrary.ts',
      'core-is-pure core/importsTest.ts',
      'core-is-pure core/importsWindow.ts',
      'core-is-pure core/opensWindow.ts',
      'core-is-pure core/readsFiles.ts',
      'ipc-is-given-its-answers electron/ipc/importsAdapter.ts',
      'markup-is-given-its-picture renderer/markup/importsScreen.ts',
      'no-cycles core/circleA.ts',
      'nobody-imports-the-window core/importsWindow.ts',
      'nothing-undeclared electron/main/undeclared.ts',
      'nothing-unresolvable electron/main/nowhere.ts',
      'preload-is-small electron/preload/index.ts',
      'product-needs-no-tests-or-tools core/importsTest.ts',
      'product-needs-no-tests-or-tools electron/main/importsBuild.ts',
      'screens-are-strangers renderer/screens/first/importsSecond.ts',
      'slow-libraries-in-workers-only electron/main/slowLibrary.ts',
      'window-knows-core-only renderer/importsElectron.ts',
      'window-knows-core-only renderer/importsMain.ts',
    ]);
    expect(broken).toContain('no-orphans core/orphan.ts');
    expect(code).toBe(1);
  });

  test('the check for unused code names a left-over file, export and dependency', patience, async () => {
    const { code, output } = await house.check('unused');
    const [files, dependencies, exports] = output.split(/^\s*Unused (?:devDependencies|exports).*$/m);
    expect(files).toContain('core/orphan.ts');
    expect(files).not.toContain('core/clean.ts');
    expect(dependencies).toContain('pngjs');
    expect(exports).toContain('leftOverExport');
    expect(exports).not.toContain('greeting');
    expect(code).toBe(1);
  });

  test('the check of the texts names what is unused, unknown, incomplete or loud', patience, async () => {
    const { code, output } = await house.check('texts');
    expect(found(output, /^ {2}(.+)$/gm)).toEqual([
      'app:never is used nowhere',
      'core/names.ts:1 may name any text of app: begin with a group, such as app:group.',
      'core/names.ts:2 names app:noSuchText, which no text has',
      'en app:brokenPlaceholder has a broken placeholder',
      'en app:counted has no form "one"',
      'en app:doubleSpace has a double space',
      'en app:shouting has an exclamation mark',
      'xx app:clean has {{well}}, English {{}}',
      'xx app:counted has {{count, total}}, English {{count}}',
      'xx app:counted_one has {{total}}, which _other has not',
      'xx app:more is not in English',
      'xx has no app:never',
    ]);
    expect(code).toBe(1);
  });

  test('the check of the repository names registry hosts, download addresses and silent exceptions', async () => {
    const { code, output } = await house.check('repository');
    expect(found(output, /^ {2}(.+)$/gm)).toEqual([
      'build/namesHost.mjs:1 names the host of a package registry',
      'build/noReason.mjs:1 switches a rule off without " -- reason"',
      'package-lock.json: node_modules/left has a download address',
    ]);
    expect(code).toBe(1);
  });

  test('the check of the formatting names the file', patience, async () => {
    const { code, output } = await house.check('formatting');
    expect(output).toContain('badlyFormatted.mjs');
    expect(output).not.toContain('clean.ts');
    expect(code).toBe(1);
  });

  test('a drawing that was never made is not current', patience, async () => {
    const { code, output } = await house.check('drawing');
    expect(output).toContain('docs/house');
    expect(code).toBe(1);
  });
});

describe('the compiler refuses what a runtime does not have', () => {
  let house: House;
  beforeAll(async () => {
    // These bring the types of Node or of the page along, and are for the import rules to find.
    const carriers = ['bigLibrary.ts', 'importsTest.ts', 'importsWindow.ts', 'opensWindow.ts'];
    house = await buildPlantedHouse({
      without: [
        ...carriers.map((file) => `core/${file}`),
        'renderer/importsElectron.ts',
        'renderer/importsMain.ts',
      ],
    });
  });
  afterAll(() => house.remove());

  test.for([
    {
      runtime: 'core',
      refused: ['core/readsFiles.ts TS2591', 'core/speaks.ts TS2584', 'core/touchesPage.ts TS2584'],
    },
    {
      runtime: 'electron',
      refused: [
        'electron/main/importsBuild.ts TS7016',
        'electron/main/nowhere.ts TS2307',
        'electron/main/touchesPage.ts TS2584',
      ],
    },
    { runtime: 'electron/preload', refused: ['electron/preload/index.ts TS2322'] },
    { runtime: 'renderer', refused: ['renderer/usesNode.ts TS2591'] },
    { runtime: 'test', refused: ['test/mocksModule.ts TS2322'] },
  ])('in $runtime', patience, async ({ runtime, refused }) => {
    const { code, output } = await house.check(`types:${runtime}`);
    expect(found(output, /^\s*(\S+)\(\d+,\d+\): error (TS\d+)/gm)).toEqual(refused);
    expect(code).toBe(1);
  });
});

describe('a check that sees nothing is not green', () => {
  test('when no import of a room was followed', patience, async () => {
    const house = await buildPlantedHouse({ without: ['core', 'electron', 'renderer'] });
    const { code, output } = await house.check('imports');
    expect(output).toContain('no import of core/ was followed');
    expect(output).toContain('no import of renderer/ was followed');
    expect(code).toBe(1);
    await house.remove();
  });

  test('when there are no English texts', patience, async () => {
    const house = await buildPlantedHouse({ without: ['core/texts/en', 'core/names.ts'] });
    const { code, output } = await house.check('texts');
    expect(output).toContain('core/texts/en has no texts');
    expect(code).toBe(1);
    await house.remove();
  });
});

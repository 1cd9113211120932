// Who may import whom. `forbidden` rules only; test/planted breaks each of them, and a test sees that it is noticed.

const npm = (/** @type {string[]} */ ...names) => `node_modules/(@types/)?(${names.join('|')})(/|$)`;
const pureLibraries = ['zod', 'i18next', 'ulid', 'fflate', 'mime'];
const windowLibraries = [
  ...pureLibraries,
  'react',
  'react-dom',
  'react-i18next',
  '@mantine',
  '@tabler',
  'konva',
  'mediabunny',
];
const machineLibraries = ['systeminformation', 'screenshot-desktop', 'uiohook-napi'];

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const forbidden = [
  {
    name: 'core-is-pure',
    comment: 'core runs anywhere: no Node, no Electron, no other room, only small pure libraries.',
    severity: 'error',
    from: { path: '^core/' },
    to: { pathNot: ['^core/', npm(...pureLibraries)] },
  },
  {
    name: 'window-knows-core-only',
    comment: 'The window reaches the machine through window.handraise alone.',
    severity: 'error',
    from: { path: '^renderer/' },
    to: { pathNot: ['^renderer/', '^core/', npm(...windowLibraries)] },
  },
  {
    name: 'nobody-imports-the-window',
    severity: 'error',
    from: { path: '^(core|electron|build)/' },
    to: { path: '^renderer/' },
  },
  {
    name: 'product-needs-no-tests-or-tools',
    severity: 'error',
    from: { path: '^(core|electron|renderer)/' },
    to: { path: '^(test|build)/' },
  },
  {
    name: 'connectors-are-strangers',
    comment: 'One folder per help desk; what they share is in core or in electron/connectors itself.',
    severity: 'error',
    from: { path: '^electron/connectors/([^/]+)/' },
    to: { path: '^electron/connectors/[^/]+/', pathNot: '^electron/connectors/$1/' },
  },
  {
    name: 'connectors-are-given-ports',
    comment: 'HTTP, files and the clock are handed to a connector, so that a test can hand it others.',
    severity: 'error',
    from: { path: '^electron/connectors/' },
    to: { path: ['^electron/(?!connectors/)', '^electron$', npm('electron')] },
  },
  {
    name: 'screens-are-strangers',
    comment: 'What two screens share is in renderer/ui or renderer/client.',
    severity: 'error',
    from: { path: '^renderer/screens/([^/]+)/' },
    to: { path: '^renderer/screens/[^/]+/', pathNot: '^renderer/screens/$1/' },
  },
  {
    name: 'markup-is-given-its-picture',
    comment: 'Any screen may mark up a picture: where it comes from and goes to is handed in.',
    severity: 'error',
    from: { path: '^renderer/markup/' },
    to: { path: '^renderer/(?!markup/|ui/)' },
  },
  {
    name: 'adapters-know-no-boss',
    comment: 'The composition root imports the adapters, never the other way round.',
    severity: 'error',
    from: { path: '^electron/(adapters|connectors|workers)/' },
    to: { path: '^electron/(main|ipc|preload)/' },
  },
  {
    name: 'ipc-is-given-its-answers',
    comment: 'electron/ipc checks the sender, parses and calls; what it calls is handed in.',
    severity: 'error',
    from: { path: '^electron/ipc/' },
    to: { path: '^electron/(main|adapters|connectors|workers|preload)/' },
  },
  {
    name: 'preload-is-small',
    comment: 'It starts with every window: names and types only, no schemas.',
    severity: 'error',
    from: { path: '^electron/preload/' },
    to: {
      pathNot: ['^electron/preload/', '^core/contract/names\\.ts$', '^electron$', npm('electron')],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'slow-libraries-in-workers-only',
    comment: 'They can freeze a process: they run in one that can be killed.',
    severity: 'error',
    from: { pathNot: '^(electron/workers|test)/' },
    to: { path: npm(...machineLibraries), dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'no-cycles',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'no-orphans',
    comment: 'A file that nothing imports and that imports nothing is left over.',
    severity: 'error',
    from: { orphan: true, path: '^(core|electron|renderer)/', pathNot: '\\.d\\.ts$' },
    to: {},
  },
  {
    name: 'nothing-unresolvable',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'nothing-undeclared',
    comment: 'Every package we import stands in our package.json, and not only in somebody else’s.',
    severity: 'error',
    from: { path: '^(core|electron|renderer|test|build)/' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^out/', '^dist/', '^test/planted/'] },
    moduleSystems: ['es6', 'cjs'],
    tsPreCompilationDeps: true,
    builtInModules: { add: ['electron', 'electron/main', 'electron/renderer', 'electron/common'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.cjs', '.json'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};

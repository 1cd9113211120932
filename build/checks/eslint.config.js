// Lint rules. Types are known to them: each file is checked with the tsconfig.json of its own runtime.
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { bans, restrictedSyntax, screenTextBans } from './lint/bans.js';
import { restrictedImports, workerImports } from './lint/imports.js';
import { scriptRules } from './lint/scripts.js';

const typed = ['**/*.ts', '**/*.tsx'];
const scripts = ['**/*.js', '**/*.mjs', '**/*.cjs'];
const product = ['core/**/*.{ts,tsx}', 'electron/**/*.ts', 'renderer/**/*.{ts,tsx}'];

export default tseslint.config(
  {
    ignores: ['out/', 'dist/', 'node_modules/', 'test-results/', 'playwright-report/', 'test/planted/'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  {
    files: typed,
    extends: [tseslint.configs.strictTypeChecked],
    // The folder that the check runs in: the checkout, or the small house of planted violations.
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: process.cwd() } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // By code point is what is wanted: what a person wrote is only ever cut or cleaned, never counted in letters.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Async methods that answer at once are what makes a fake fit a port.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: [...typed, ...scripts],
    rules: {
      eqeqeq: 'error',
      // Where control characters are cleaned away on purpose, the reason stands beside.
      'no-control-regex': 'error',
      'no-eval': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'max-lines': ['error', { max: 300 }],
    },
  },
  { files: scripts, ...scriptRules },
  { files: product, rules: { 'no-console': 'error', 'no-restricted-syntax': restrictedSyntax(bans.html) } },
  // What a person would read is in core/texts, never in code.
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      'react-hooks/exhaustive-deps': 'error',
      // What an effect loads over IPC is set after an await, which this rule takes for at once.
      'react-hooks/set-state-in-effect': 'off',
      'no-restricted-syntax': restrictedSyntax(bans.html, bans.jsxText, bans.jsxAttribute),
    },
  },
  {
    files: ['electron/**/*.ts'],
    rules: {
      'no-restricted-imports': restrictedImports('ipcMain', 'ipcRenderer'),
      'no-restricted-syntax': restrictedSyntax(bans.html, ...screenTextBans),
    },
  },
  { files: ['electron/workers/**/*.ts'], rules: { 'no-restricted-imports': workerImports } },
  { files: ['electron/ipc/**/*.ts'], rules: { 'no-restricted-imports': restrictedImports('ipcRenderer') } },
  { files: ['electron/preload/**/*.ts'], rules: { 'no-restricted-imports': restrictedImports('ipcMain') } },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': restrictedSyntax(bans.moduleMock),
      // A test knows what it has put there.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);

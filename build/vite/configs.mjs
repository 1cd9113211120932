import path from 'node:path';
import { builtinModules } from 'node:module';
import react from '@vitejs/plugin-react';

/** The oldest runtime that has to run what we build: the one that the tests fall back to (Electron 33). */
const targets = { node: 'node20.18', chrome: 'chrome130' };

/**
 * Stay in node_modules: `screenshot-desktop` starts files beside it, `uiohook-napi` has a native part beside it,
 * `systeminformation` is loaded by workers only, `x11` finds its extensions by name while it runs.
 */
const external = [
  'electron',
  'screenshot-desktop',
  'systeminformation',
  'uiohook-napi',
  'x11',
  ...builtinModules,
  ...builtinModules.map((name) => `node:${name}`),
];

/** What all parts share. `logLevel` warn: a build that says nothing went well. */
function base(root, outDir, target) {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    mode: 'production',
    build: {
      outDir: path.join(root, 'out', outDir),
      // Emptied by build/bundle.mjs: a folder may have several parts.
      emptyOutDir: false,
      target,
      sourcemap: true,
      minify: true,
    },
  };
}

/** Node code as CommonJS: Electron loads it without the ESM loader's asynchronous start. */
function nodePart(root, outDir, input) {
  const config = base(root, outDir, targets.node);
  return {
    ...config,
    ssr: { noExternal: true },
    build: {
      ...config.build,
      ssr: true,
      rolldownOptions: {
        input,
        external,
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunk-[hash].cjs' },
      },
    },
  };
}

/** Main process and one entry per worker. */
export function mainConfig(root, workers) {
  const entries = workers.map((name) => [
    `workers/${name}`,
    path.join(root, 'electron/workers', `${name}.ts`),
  ]);
  return nodePart(root, 'main', {
    index: path.join(root, 'electron/main/index.ts'),
    ...Object.fromEntries(entries),
  });
}

/** The preload scripts of the window and of what lies over the screen. Each is one file: a sandboxed one cannot require others. */
export function preloadConfigs(root) {
  return ['index', 'overlay', 'bar', 'video'].map((name) =>
    nodePart(root, 'preload', { [name]: path.join(root, `electron/preload/${name}.ts`) }),
  );
}

/** The page of the window, and the one that lies over the screen; built apart, so that neither waits for the other's code. */
export function rendererConfigs(root) {
  return ['index', 'overlay', 'bar', 'video'].map((page) => pageConfig(root, page));
}

function pageConfig(root, page) {
  const config = base(root, 'renderer', targets.chrome);
  return {
    ...config,
    root: path.join(root, 'renderer'),
    base: './',
    plugins: [react()],
    css: { postcss: path.join(root, 'build/vite') },
    build: {
      ...config.build,
      modulePreload: false,
      chunkSizeWarningLimit: 1500,
      rolldownOptions: { input: path.join(root, `renderer/${page}.html`) },
    },
  };
}

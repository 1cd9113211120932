import path from 'node:path';
import { builtinModules } from 'node:module';
import react from '@vitejs/plugin-react';

/** The oldest runtime that has to run what we build: the one that the tests fall back to (Electron 33). */
const targets = { node: 'node20.18', chrome: 'chrome130' };

/** Stay in node_modules: `screenshot-desktop` starts files beside it, `systeminformation` is loaded by workers only. */
const external = [
  'electron',
  'screenshot-desktop',
  'systeminformation',
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
      emptyOutDir: true,
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

/** The preload script: one file, because a sandboxed preload cannot require others. */
export function preloadConfig(root) {
  return nodePart(root, 'preload', { index: path.join(root, 'electron/preload/index.ts') });
}

/** The window. */
export function rendererConfig(root) {
  const config = base(root, 'renderer', targets.chrome);
  return {
    ...config,
    root: path.join(root, 'renderer'),
    base: './',
    plugins: [react()],
    css: { postcss: path.join(root, 'build/vite') },
    build: { ...config.build, minify: true, modulePreload: false, chunkSizeWarningLimit: 1500 },
  };
}

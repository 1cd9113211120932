import { afterPack } from './after-pack.mjs';
import { linuxSettings } from './linux.mjs';
import { macSettings } from './macos.mjs';
import { windowsSettings } from './windows.mjs';

/** What hears clicks comes with its sources and a binary for every system: one of them is needed. */
const leftOutOfTheHook = [
  '!node_modules/uiohook-napi/{libuiohook,src}/**',
  '!node_modules/uiohook-napi/prebuilds/!(${platform}-${arch})/**',
];

/**
 * tesseract.js brings builds for browsers, and its core six times, each once more as text: 44 MB. In Node it loads those
 * with both engines, also where only the neural one is asked for (7.0.0, src/worker-script/node/getCore.js);
 * `selftest` reads a picture, so that it would tell if that changed.
 */
const leftOutOfTesseract = [
  '!node_modules/tesseract.js/{dist,docs,examples,benchmarks,tests,scripts}/**',
  '!node_modules/tesseract.js-core/*.wasm.js',
  '!node_modules/tesseract.js-core/tesseract-core*-lstm.{js,wasm}',
];

/**
 * @typedef {object} PackagingOptions
 * @property {{ dist: string, version: string }} [runtime] an unpacked Electron to pack; else electron-builder
 *   downloads the declared one
 * @property {string} [testVersion] marks a package that is for tests only, such as `0.1.0-test`
 * @property {boolean} [inspectable] keeps the inspector usable, for tests that need it
 */

/**
 * All settings for electron-builder.
 * @param {PackagingOptions} [options]
 * @returns {import('electron-builder').Configuration}
 */
export function packagingConfig({ runtime, testVersion, inspectable = false } = {}) {
  return {
    appId: 'org.example.handraise',
    productName: 'Handraise',
    copyright: 'The Handraise project, MIT licence',
    directories: { output: 'dist', buildResources: 'build/packaging' },
    files: [
      'out/{main,preload,renderer,ocr}/**/*',
      '!**/*.map',
      'package.json',
      ...leftOutOfTesseract,
      ...leftOutOfTheHook,
    ],
    // They start helper programs or load native code, which cannot be done from inside an archive.
    asarUnpack: ['node_modules/screenshot-desktop/**', 'node_modules/uiohook-napi/**'],
    asar: true,
    extraResources: [
      // The window's and the tray's; the largest is for macOS's and Windows' installers only.
      { from: 'build/icons', to: 'icons', filter: ['*.png', '*.ico', '!1024x1024.png', '!icon.ico'] },
      { from: 'build/policy', to: 'policy', filter: ['*.json', 'examples/*.json'] },
      { from: 'build/packaging/README.md', to: 'policy/README.md' },
    ],
    protocols: [{ name: 'Handraise report', schemes: ['handraise'] }],
    npmRebuild: false,
    publish: null,
    afterPack: afterPack({ inspectable }),
    ...(runtime ? { electronDist: runtime.dist, electronVersion: runtime.version } : {}),
    ...(testVersion ? { extraMetadata: { version: testVersion } } : {}),
    ...linuxSettings({ quick: testVersion !== undefined }),
    ...windowsSettings(),
    ...macSettings(),
  };
}

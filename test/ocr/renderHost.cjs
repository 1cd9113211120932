/** An Electron that turns pages into pictures, pixel for pixel, and ends: its argument is a folder with a list. */
const { app, BrowserWindow } = require('electron');
const { readFile, writeFile } = require('node:fs/promises');
const path = require('node:path');

const folder = process.argv.at(-1);

app.commandLine.appendSwitch('force-device-scale-factor', '1');
// As most screens show letters: without the colours of subpixels.
app.commandLine.appendSwitch('disable-lcd-text');
app.disableHardwareAcceleration();

app.whenReady().then(async () => {
  const pages = JSON.parse(await readFile(path.join(folder, 'pages.json'), 'utf8'));
  for (const { name, width, height } of pages) {
    const window = new BrowserWindow({
      ...{ width, height, show: false, frame: false, useContentSize: true },
      webPreferences: { offscreen: true, sandbox: true, javascript: false },
    });
    await window.loadFile(path.join(folder, `${name}.html`));
    // A busy machine may be asked before it has drawn anything; who started this ends it when that lasts too long.
    let picture = await window.webContents.capturePage({ x: 0, y: 0, width, height });
    while (picture.isEmpty()) {
      window.webContents.invalidate();
      picture = await window.webContents.capturePage({ x: 0, y: 0, width, height });
    }
    await writeFile(path.join(folder, `${name}.png`), picture.toPNG());
    window.destroy();
  }
  app.quit();
});
app.on('window-all-closed', () => undefined);

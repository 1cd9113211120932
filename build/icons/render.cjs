// Runs inside Electron: draws SVGs to PNGs with Chromium. Started by make.mjs with a file of jobs:
// [{ file, size, svg }], where `file` is the absolute path of the PNG.
const { app, BrowserWindow } = require('electron');
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');

/** In the page: the picture as a PNG in base64, alpha kept, nothing rescaled after drawing. */
async function draw(address, size) {
  const image = document.createElement('img');
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  canvas.getContext('2d').drawImage(image, 0, 0, size, size);
  return canvas.toDataURL('image/png').split(',')[1];
}

app.disableHardwareAcceleration();
app.whenReady().then(async () => {
  const jobs = JSON.parse(readFileSync(process.argv.at(-1), 'utf8'));
  // Offscreen: the only kind of window that also works without a display.
  const window = new BrowserWindow({ show: false, webPreferences: { offscreen: true } });
  await window.loadURL('about:blank');
  for (const { file, size, svg } of jobs) {
    // Without a width and height Chromium draws an SVG at its own idea of a size and scales that.
    const sized = svg.replace('<svg ', `<svg width="${size}" height="${size}" `);
    const address = `data:image/svg+xml;base64,${Buffer.from(sized).toString('base64')}`;
    const png = await window.webContents.executeJavaScript(`(${draw})('${address}', ${size})`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, Buffer.from(png, 'base64'));
  }
  app.exit(0);
});

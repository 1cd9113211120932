// A desktop for tests and pictures: one window over the whole screen that looks like somebody at work whose program
// has just failed. Says `ready` when it stands on the screen. HANDRAISE_DESKTOP_ZOOM makes everything on it larger.
const path = require('node:path');
const { app, BrowserWindow, screen } = require('electron');

app.whenReady().then(() => {
  for (const display of screen.getAllDisplays()) {
    const { x, y, width, height } = display.bounds;
    const zoomFactor = Number(process.env.HANDRAISE_DESKTOP_ZOOM ?? 1);
    const window = new BrowserWindow({
      ...{ x, y, width, height },
      frame: false,
      show: false,
      focusable: false,
      webPreferences: { zoomFactor },
    });
    window.once('ready-to-show', () => {
      window.showInactive();
      // The frame after the next one is on the screen.
      setTimeout(() => process.stdout.write('ready\n'), 200);
    });
    void window.loadFile(path.join(__dirname, 'index.html'));
  }
});

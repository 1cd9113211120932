// A plain browser window for tests that look at a help desk's own pages as people see them.
const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1100, height: 900 });
  void window.loadURL('about:blank');
});

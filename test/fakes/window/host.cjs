/**
 * An Electron that shows the built window and nothing else: the same scheme and the same content security policy as
 * the app, but no main process behind it. Pictures are drawn here, by the size that is in their id.
 */
const { app, BrowserWindow, nativeImage, protocol } = require('electron');
const { readFile } = require('node:fs/promises');
const path = require('node:path');

const root = process.env.HANDRAISE_RENDERER;
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

/** Each load of the page gets the answers anew: a script of the same address would come from the cache. */
let loads = 0;

/** Chromium keeps a zoom for each host, so that it is set when the page of that host is there. */
let zoom = 1;

const drawn = new Map();

/** A drawing, made once for each size. */
function picture(width, height) {
  const key = `${width}x${height}`;
  if (!drawn.has(key)) drawn.set(key, drawing(width, height));
  return drawn.get(key);
}

/** A desktop with a window and an error in it, as BGRA. */
function drawing(width, height) {
  const pixels = Buffer.alloc(width * height * 4);
  const fill = (x, y, w, h, [r, g, b]) => {
    for (let row = y; row < Math.min(height, y + h); row++)
      for (let column = x; column < Math.min(width, x + w); column++)
        pixels.set([b, g, r, 255], (row * width + column) * 4);
  };
  const share = (part, of) => Math.round(part * of);
  fill(0, 0, width, height, [61, 90, 110]);
  fill(0, height - 40, width, 40, [30, 34, 40]);
  fill(share(0.08, width), share(0.08, height), share(0.7, width), share(0.75, height), [248, 249, 250]);
  fill(share(0.08, width), share(0.08, height), share(0.7, width), 36, [222, 226, 232]);
  for (let line = 0; line < 12; line++)
    fill(
      share(0.1, width),
      share(0.18 + line * 0.05, height),
      share(0.3 + (line % 4) * 0.08, width),
      12,
      [206, 212, 220],
    );
  fill(share(0.35, width), share(0.36, height), share(0.36, width), share(0.26, height), [255, 255, 255]);
  fill(share(0.35, width), share(0.36, height), share(0.36, width), 32, [178, 58, 58]);
  fill(share(0.38, width), share(0.46, height), share(0.28, width), 14, [70, 76, 84]);
  fill(share(0.38, width), share(0.5, height), share(0.2, width), 14, [150, 156, 164]);
  return nativeImage.createFromBitmap(pixels, { width, height }).toPNG();
}

app.whenReady().then(async () => {
  protocol.handle('app', async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/evidence/')) {
      const pixels = pathname.endsWith('2') ? [640, 512] : [960, 540];
      return new Response(picture(...pixels), { headers: { 'content-type': 'image/png' } });
    }
    const size = /^\/size\/(\d+)\/(\d+)\/([\d.]+)$/.exec(pathname);
    if (size !== null) {
      const [window] = BrowserWindow.getAllWindows();
      window.setContentSize(Number(size[1]), Number(size[2]));
      zoom = Number(size[3]);
      return new Response('<title>size</title>', { headers: { 'content-type': 'text/html' } });
    }
    if (pathname === '/fake-bridge.js')
      return new Response(await readFile(process.env.HANDRAISE_FAKE_BRIDGE), {
        headers: { 'content-type': 'text/javascript', 'cache-control': 'no-store' },
      });
    const bytes = await readFile(path.join(root, pathname)).catch(() => null);
    if (bytes === null) return new Response(null, { status: 404 });
    const headers = { 'content-type': types[path.extname(pathname)] ?? 'text/plain' };
    if (!pathname.endsWith('.html')) return new Response(bytes, { headers });
    const nonce = 'bm9uY2U=';
    headers['content-security-policy'] =
      `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self'; font-src 'self'; connect-src 'none'`;
    const page = bytes
      .toString('utf8')
      .replaceAll('__CSP_NONCE__', nonce)
      .replace('<head>', `<head><script src="/fake-bridge.js?${(loads += 1)}"></script>`);
    return new Response(page, { headers });
  });
  const window = new BrowserWindow({
    width: 960,
    height: 780,
    useContentSize: true,
    webPreferences: { sandbox: true },
  });
  window.webContents.on('did-finish-load', () => window.webContents.setZoomFactor(zoom));
  // The next test loads another page, whatever the last one had not saved.
  window.webContents.on('will-prevent-unload', (event) => event.preventDefault());
  await window.loadURL('about:blank');
});

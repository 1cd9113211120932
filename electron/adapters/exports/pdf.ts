import { randomUUID } from 'node:crypto';
import { BrowserWindow, session } from 'electron';

/** Where the page is served from, in a session that knows no other address. */
const origin = 'app://export';

/** Gives a picture of the page by its name; null: there is none. */
export type PageFile = (name: string) => Promise<Uint8Array | null>;

/** Prints a page of ours: its HTML, and the pictures that it names. Rejects when it cannot be printed. */
export type PrintPdf = (html: string, file: PageFile) => Promise<Uint8Array>;

/**
 * Prints a page as PDF in a window that nobody sees: sandboxed, without JavaScript, in a session of its own that lives
 * in memory and reaches nothing but the page and its pictures. They are handed over one by one and are on no disk.
 * Needs a display, as every window does: with `--ozone-platform=headless` Electron 33 crashes (SIGSEGV) when it makes one.
 */
export const printPdf: PrintPdf = async (html, file) => {
  const own = session.fromPartition(`export-${randomUUID()}`, { cache: false });
  own.protocol.handle('app', async ({ url }) => {
    if (url === `${origin}/page.html`)
      return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
    const bytes = await file(url.slice(`${origin}/`.length));
    if (bytes === null) return new Response(null, { status: 404 });
    return new Response(Buffer.from(bytes), { headers: { 'content-type': 'image/png' } });
  });
  own.webRequest.onBeforeRequest((request, answer) =>
    answer({ cancel: !request.url.startsWith(`${origin}/`) }),
  );
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: own, sandbox: true, contextIsolation: true, javascript: false },
  });
  try {
    await window.loadURL(`${origin}/page.html`);
    return await window.webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
  } finally {
    window.destroy();
    own.protocol.unhandle('app');
  }
};

import type { Page } from '@playwright/test';
import { callNames } from '../../core/contract/names.ts';
import { expect, test } from './fixtures.ts';

type AnyCall = (request?: unknown) => Promise<unknown>;

/** What the page gets when it calls: the answer, or the words of the refusal. */
async function call(
  page: Page,
  name: string,
  request: unknown,
): Promise<{ answer?: unknown; refused?: string }> {
  return page.evaluate(
    async ([verb, value]) => {
      const api = (globalThis as unknown as { handraise: Record<string, AnyCall> }).handraise;
      try {
        return { answer: await api[verb]?.(value) };
      } catch (error) {
        return { refused: String(error) };
      }
    },
    [name, request] as const,
  );
}

const malformed: readonly unknown[] = [
  null,
  17,
  'text',
  [],
  { unheardOf: true },
  { draftId: '../../../etc/passwd' },
  { draftId: '01ARZ3NDEKTSV4RRFFQ69G5FAV', attachmentId: '../x', patch: { summary: 5 }, paths: [''] },
  { id: '__proto__' },
  { key: 'constructor', value: 1 },
];

test.describe('what a page may not do', () => {
  test('every call refuses malformed requests with a reason, and the app goes on', async ({ start }) => {
    const page = await (await start()).window();
    await page.waitForLoadState();
    for (const name of callNames.filter((one) => one !== 'addFilePaths')) {
      for (const request of malformed) {
        const { refused, answer } = await call(page, name, request);
        expect(refused, JSON.stringify({ name, request, answer })).toContain(
          `${name} refused: malformed request`,
        );
      }
    }
    expect((await call(page, 'describeApp', undefined)).answer).toMatchObject({ brandName: 'Handraise' });
  });

  test('a page of another origin gets a refusal, although it has the preload script', async ({ start }) => {
    const { app, window } = await start();
    await window();
    const answer = await app.evaluate(async ({ BrowserWindow, app: electronApp }) => {
      const foreign = new BrowserWindow({
        show: false,
        webPreferences: { preload: `${electronApp.getAppPath()}/out/preload/index.cjs`, sandbox: true },
      });
      await foreign.loadURL('data:text/html,<title>foreign</title>');
      const said: unknown = await foreign.webContents.executeJavaScript(
        'handraise.listReports().then(() => "answered", (error) => String(error))',
      );
      foreign.destroy();
      return said;
    });
    expect(answer).toContain('listReports refused: foreignOrigin');
  });

  test('it cannot leave, open a window, run inline script or reach a network', async ({ start }) => {
    const { app, window } = await start();
    const page = await window();
    await page.waitForLoadState();
    const before = page.url();
    const outcome = await page.evaluate(async () => {
      const opened = globalThis.open('https://example.org/') === null ? 'refused' : 'opened';
      const script = document.createElement('script');
      script.textContent = 'globalThis.injected = true';
      document.body.append(script);
      const fetched = await fetch('https://example.org/').then(
        () => 'fetched',
        () => 'refused',
      );
      location.href = 'https://example.org/';
      return { opened, fetched, injected: (globalThis as { injected?: boolean }).injected ?? false };
    });
    expect(outcome).toEqual({ opened: 'refused', fetched: 'refused', injected: false });
    expect(page.url()).toBe(before);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    // Playwright's own look-ups wait for a navigation that was refused to end, so the page is asked directly.
    expect(await page.evaluate(() => document.querySelectorAll('input, textarea').length)).toBeGreaterThan(0);
  });

  test('it gets no permission', async ({ start }) => {
    const page = await (await start()).window();
    await page.waitForLoadState();
    const outcome = await page.evaluate(async () => ({
      notifications: await Notification.requestPermission(),
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'granted',
        (error: unknown) => String(error),
      ),
      place: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          (error) => resolve(error.code),
        ),
      ),
    }));
    expect(outcome.notifications).toBe('denied');
    expect(outcome.camera).not.toBe('granted');
    expect(outcome.place).toBe(1);
  });

  test('it has no Node, is sandboxed and isolated', async ({ start }) => {
    const { app, window } = await start();
    const page = await window();
    expect(await page.evaluate(() => [typeof globalThis.process, typeof globalThis.require])).toEqual([
      'undefined',
      'undefined',
    ]);
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return (
        window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      ).getLastWebPreferences();
    });
    expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
  });

  test('our scheme serves nothing but our pages and pictures', async ({ start }) => {
    const { app, window } = await start();
    await window();
    const addresses = [
      'app://handraise/../../package.json',
      'app://handraise/%2e%2e/%2e%2e/package.json',
      'app://handraise/..%2f..%2fpackage.json',
      'app://handraise/evidence/draft/..%2f..%2f..%2fetc/passwd',
      'app://handraise/evidence/draft/01ARZ3NDEKTSV4RRFFQ69G5FAV/01ARZ3NDEKTSV4RRFFQ69G5FAV',
      'app://handraise/%00',
      'app://elsewhere/index.html',
    ];
    for (const address of addresses) {
      const status = await app.evaluate(async ({ net }, url) => (await net.fetch(url)).status, address);
      expect(status, address).toBeGreaterThanOrEqual(400);
    }
    const page = await app.evaluate(
      async ({ net }) => (await net.fetch('app://handraise/index.html')).status,
    );
    expect(page).toBe(200);
  });
});

test('a file name with a path in it stays in the draft folder', async ({ start }) => {
  const page = await (await start()).window();
  await page.waitForLoadState();
  const added = await page.evaluate(async () => {
    const api = (globalThis as unknown as { handraise: Record<string, AnyCall> }).handraise;
    const { location } = (await api['describeApp']?.()) as { location: { draftId: string } };
    return api['addPastedFile']?.({
      draftId: location.draftId,
      name: '../../../../evil\u202Egnp.exe',
      mediaType: 'image/png',
      bytes: new Uint8Array([1, 2, 3]),
    });
  });
  expect(added).toMatchObject({ added: [{ name: 'evilgnp.exe', size: 3 }], refused: [] });
});

import { nativeTheme, type BrowserWindow } from 'electron';
import type { Location } from '../../../core/contract/views.ts';
import type { EventName } from '../../../core/contract/names.ts';
import type { EventPayload } from '../../../core/contract/calls.ts';
import { sendEvent } from '../../ipc/handle.ts';
import { appOrigin } from '../../ipc/sender.ts';
import { createWindow, windowBackground } from './createWindow.ts';

/** What the window is handed. */
export interface WindowWorld {
  outDir: string;
  icon: string;
  title: () => string;
  theme: () => 'system' | 'light' | 'dark';
  /** 1 is 100 %. */
  zoom: () => number;
  /** The page's process ended by itself while it showed this. */
  onDied: (reason: string, location: Location | null) => void;
  /** The window was closed while it showed this. */
  onClosed: (location: Location) => void;
}

/** After a window is hidden, the programs below still have to paint the uncovered area, in milliseconds. */
const repaintTime = 200;

/** A page that dies twice within this time, in milliseconds, is not loaded a third time. */
const crashLoop = 10_000;

/** How long a page may take to answer whether it may go, in milliseconds: one that hangs never answers. */
const answerTime = 3_000;

/** Time for the page to write what was typed last, after it was told that it is hidden, in milliseconds. */
const flushTime = 500;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A page that was loaded and draws nothing is shown all the same after this time, in milliseconds. */
const longestDrawing = 1_500;

/** Resolves when the page has drawn its first screen: each screen names itself in the title. */
function drawn(window: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    window.on('page-title-updated', (_event, _title, explicit) => {
      if (explicit) resolve();
    });
    window.webContents.once('did-finish-load', () => void wait(longestDrawing).then(resolve));
    window.once('closed', resolve);
  });
}

/** The one window. It lives only while it is open: in the tray there is no renderer. */
export class MainWindow {
  readonly #world: WindowWorld;
  #window: BrowserWindow | null = null;
  #early: BrowserWindow | null;
  /** Windows whose page had its time to write. */
  readonly #flushed = new WeakSet<BrowserWindow>();
  #onKept: () => void = () => undefined;
  #location: Location | null = null;
  readonly #closing = new WeakSet<BrowserWindow>();
  /** Where a window was when it began to close: another one may have been opened since. */
  readonly #leaving = new WeakMap<BrowserWindow, Location>();
  #diedAt = 0;
  readonly #shown = new WeakSet<BrowserWindow>();
  readonly #drawn = new WeakMap<BrowserWindow, Promise<void>>();

  /** `early`: a window that was made before everything else, for the first use. */
  constructor(world: WindowWorld, early: BrowserWindow | null = null) {
    this.#world = world;
    this.#early = early;
  }

  get isOpen(): boolean {
    return this.#window !== null && !this.#closing.has(this.#window);
  }

  /** Where the window is, as far as the main process sent it. */
  get location(): Location | null {
    return this.#location;
  }

  /** Makes the window without showing it; loading goes on while the picture is taken. */
  prepare(): void {
    if (this.isOpen) return;
    nativeTheme.themeSource = this.#world.theme();
    this.#window = this.#adopt(this.#early ?? createWindow(this.#world.outDir, this.#world.icon));
    this.#early = null;
    this.applyAppearance();
    void this.#window.loadURL(`${appOrigin}/index.html`);
  }

  /** Goes to a screen; shows the window when its first frame is painted. */
  async show(location: Location): Promise<void> {
    this.#location = location;
    this.prepare();
    const window = this.#window;
    if (window === null) return;
    // A page that was never shown asks by itself where it is; told again, it would begin anew under the first words.
    if (this.#shown.has(window)) this.send('navigate', location);
    this.#shown.add(window);
    await this.#drawn.get(window);
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  /** Sends an event to the page, if there is one. */
  send<Name extends EventName>(name: Name, payload: EventPayload<Name>): void {
    const window = this.#window;
    if (window === null || window.isDestroyed() || window.webContents.isCrashed()) return;
    sendEvent(window.webContents, name, payload);
  }

  /** Off the screen until it is shown again; the page writes what was typed last. */
  hide(): void {
    if (this.#window !== null && !this.#window.isDestroyed()) this.#window.hide();
  }

  /** Runs the task while the window is off the screen; it comes back when the task says `frozen`, or ends. */
  async withHidden<Outcome>(task: (frozen: () => void) => Promise<Outcome>): Promise<Outcome> {
    const window = this.#window;
    if (window === null || !window.isVisible()) return task(() => undefined);
    window.hide();
    await wait(repaintTime);
    const comeBack = (): void => {
      if (!window.isDestroyed() && !window.isVisible()) window.show();
    };
    try {
      return await task(comeBack);
    } finally {
      comeBack();
    }
  }

  applyAppearance(): void {
    nativeTheme.themeSource = this.#world.theme();
    this.#window?.setBackgroundColor(windowBackground());
    this.#window?.webContents.setZoomFactor(this.#world.zoom());
    this.#window?.setTitle(this.#world.title());
  }

  /** The page went to another screen by itself. */
  moved(location: Location): void {
    this.#location = location;
  }

  close(): void {
    this.#window?.close();
  }

  /** Closes the window; false when its page holds words that the disk refuses and the person has to decide. */
  async closed(): Promise<boolean> {
    const window = this.#window;
    if (window === null || window.isDestroyed()) return true;
    return new Promise((resolve) => {
      window.once('closed', () => resolve(true));
      this.#onKept = () => resolve(false);
      window.close();
    });
  }

  /** Makes a window ours, or takes over the one that was made at the start. */
  #adopt(window: BrowserWindow): BrowserWindow {
    window.on('page-title-updated', (event) => event.preventDefault());
    this.#drawn.set(window, drawn(window));
    window.on('close', (event) => {
      if (this.#flushed.has(window)) return;
      event.preventDefault();
      if (this.#closing.has(window)) return;
      this.#closing.add(window);
      if (this.#location !== null) this.#leaving.set(window, this.#location);
      void this.#finish(window);
    });
    window.webContents.on('will-prevent-unload', () => {
      // The disk refuses what was written last: the page asks whether to close all the same.
      this.#closing.delete(window);
      this.#leaving.delete(window);
      this.#flushed.delete(window);
      window.show();
      this.#onKept();
    });
    window.on('closed', () => {
      if (this.#window === window) this.#window = null;
      const left = this.#leaving.get(window) ?? this.#location;
      if (left !== null) this.#world.onClosed(left);
    });
    // A page that died leaves an empty window: it is loaded anew and asks where it was.
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (window.isDestroyed() || reason === 'clean-exit') return;
      const again = Date.now() - this.#diedAt > crashLoop && !this.#closing.has(window);
      this.#diedAt = Date.now();
      this.#world.onDied(reason, this.#location);
      if (again) window.webContents.reload();
      else window.destroy();
    });
    return window;
  }

  /** The window goes at once; its page gets the time to write the last words. */
  async #finish(window: BrowserWindow): Promise<void> {
    window.hide();
    await wait(flushTime);
    if (window.isDestroyed()) return;
    this.#flushed.add(window);
    window.close();
    await wait(answerTime);
    if (!window.isDestroyed() && this.#flushed.has(window)) window.destroy();
  }
}

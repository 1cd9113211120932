import { BrowserWindow, screen } from 'electron';
import type { BarAction, BarView } from '../../../../core/contract/barCalls.ts';
import type { Done } from '../../../../core/contract/views.ts';
import type { Clock } from '../../../../core/ports/world.ts';
import type { BarPages } from '../../../ipc/pages.ts';
import { appOrigin } from '../../../ipc/sender.ts';
import type { Bar, BarHooks } from '../../services/recording/bar.ts';
import { pagePreferences } from '../pagePreferences.ts';

/** In units of the desk. The taller one has the line for a note. */
const size = { width: 560, height: 64 } as const;
const margin = 12;

/** How long the page may take to draw itself, in milliseconds. */
const patience = 10_000;

export interface BarWorld {
  outDir: string;
  pages: BarPages;
  title: () => string;
  clock: Clock;
}

/** The small window that is always in sight while something is recorded. */
export class BarWindow implements Bar {
  readonly #window: BrowserWindow;
  readonly #world: BarWorld;
  #closed = false;

  private constructor(world: BarWorld, window: BrowserWindow) {
    this.#world = world;
    this.#window = window;
  }

  /**
   * Shows the bar at the top of the screen that the pointer is on. Resolves when it can be seen, with null when it
   * cannot be.
   */
  static async open(world: BarWorld, hooks: BarHooks): Promise<BarWindow | null> {
    const window = createBarWindow(world);
    const bar = new BarWindow(world, window);
    const shown = await new Promise<boolean>((resolve) => {
      const cancel = world.clock.after(patience, () => resolve(false));
      const gone = (): void => {
        cancel();
        resolve(false);
        bar.#gone(hooks.gone);
      };
      window.on('closed', gone);
      // Hidden by whatever means, it is not in sight any more.
      window.on('hide', gone);
      window.webContents.on('render-process-gone', gone);
      window.webContents.on('unresponsive', gone);
      window.webContents.on('did-fail-load', gone);
      world.pages.adopt(window.webContents, {
        describe: hooks.describe,
        act: async (action: BarAction): Promise<Done> => {
          if (action.kind !== 'drawn') return hooks.act(action);
          window.showInactive();
          cancel();
          resolve(true);
          return { kind: 'done' };
        },
      });
      void window.loadURL(`${appOrigin}/bar.html`).catch(gone);
    });
    if (!shown) bar.close();
    return shown ? bar : null;
  }

  tell(view: BarView): void {
    if (!this.#closed) this.#world.pages.tell(this.#window.webContents, view);
  }

  close(): void {
    this.#closed = true;
    if (!this.#window.isDestroyed()) this.#window.destroy();
  }

  /** Not in sight any more, and nobody asked for that. */
  #gone(told: () => void): void {
    if (this.#closed) return;
    this.close();
    told();
  }
}

function createBarWindow({ outDir, title }: BarWorld): BrowserWindow {
  const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
  const window = new BrowserWindow({
    ...size,
    x: Math.round(workArea.x + (workArea.width - size.width) / 2),
    y: workArea.y + margin,
    title: title(),
    show: false,
    frame: false,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    webPreferences: {
      ...pagePreferences(outDir, 'bar'),
      // Its time goes on while another window has the focus.
      backgroundThrottling: false,
    },
  });
  window.removeMenu();
  // The title is set when it is made; a page that names itself would change it.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.setAlwaysOnTop(true, 'screen-saver');
  window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
  // Windows and macOS leave it out of pictures; elsewhere its place is painted over.
  window.setContentProtection(true);
  return window;
}

import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { barEvent, channel, type BarCallName } from '../../core/contract/names.ts';
import { barCalls, BarView, type BarAction } from '../../core/contract/barCalls.ts';
import type { Done } from '../../core/contract/views.ts';
import type { Logger } from '../../core/ports/world.ts';
import { senderProblem } from './sender.ts';

/** Who answers the bar's page. */
export interface BarHost {
  describe(): BarView;
  act(action: BarAction): Promise<Done>;
}

/**
 * Answers the page of the bar, and no other. The window's calls are refused to it (see `has`), and these calls are
 * refused to the window.
 */
export class BarPages {
  readonly #hosts = new WeakMap<WebContents, BarHost>();
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Begins to answer. Once in the life of the app. */
  register(): void {
    ipcMain.handle(channel('describeBar'), (event) =>
      barCalls.describeBar.response.parse(this.#hostOf('describeBar', event).describe()),
    );
    ipcMain.handle(channel('barAct'), async (event, raw: unknown) => {
      const host = this.#hostOf('barAct', event);
      const action = barCalls.barAct.request.safeParse(raw);
      if (!action.success) {
        this.#logger.warn('malformed call refused', { name: 'barAct' });
        throw new Error('barAct refused: malformed request');
      }
      return barCalls.barAct.response.parse(await host.act(action.data));
    });
  }

  /** From now on this page is answered by this host. */
  adopt(page: WebContents, host: BarHost): void {
    this.#hosts.set(page, host);
  }

  has(page: WebContents): boolean {
    return this.#hosts.has(page);
  }

  /** Tells the page how things stand; nothing happens when it is gone. */
  tell(page: WebContents, view: BarView): void {
    if (!page.isDestroyed()) page.send(channel(barEvent), BarView.parse(view));
  }

  #hostOf(name: BarCallName, event: IpcMainInvokeEvent): BarHost {
    const host = this.#hosts.get(event.sender);
    const problem = host === undefined ? 'otherWindow' : senderProblem(event);
    if (host !== undefined && problem === undefined) return host;
    this.#logger.warn('call from a stranger refused', { name, problem });
    throw new Error(`${name} refused: ${String(problem)}`);
  }
}

import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { channel, overlayEvent, type OverlayCallName } from '../../core/contract/names.ts';
import {
  overlayCalls,
  OverlayState,
  type OverlayAction,
  type OverlayView,
} from '../../core/contract/overlayCalls.ts';
import type { Logger } from '../../core/ports/world.ts';
import { senderProblem } from './sender.ts';

/** Who answers one page over the screen. */
export interface OverlayHost {
  describe(): OverlayView;
  act(action: OverlayAction): void;
}

/**
 * The pages that lie over the screen, and who answers each. A page is answered by its own host alone; the window's
 * calls are refused to it, and these calls are refused to the window.
 */
export class Overlays {
  readonly #hosts = new WeakMap<WebContents, OverlayHost>();
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Begins to answer. Once in the life of the app. */
  register(): void {
    ipcMain.handle(channel('describeOverlay'), (event) =>
      overlayCalls.describeOverlay.response.parse(this.#hostOf('describeOverlay', event).describe()),
    );
    ipcMain.handle(channel('overlayAct'), (event, raw: unknown) => {
      const host = this.#hostOf('overlayAct', event);
      const action = overlayCalls.overlayAct.request.safeParse(raw);
      if (!action.success) {
        this.#logger.warn('malformed call refused', { name: 'overlayAct' });
        throw new Error('overlayAct refused: malformed request');
      }
      host.act(action.data);
    });
  }

  /** From now on this page is answered by this host. */
  adopt(page: WebContents, host: OverlayHost): void {
    this.#hosts.set(page, host);
  }

  has(page: WebContents): boolean {
    return this.#hosts.has(page);
  }

  /** Tells a page how things stand; nothing happens when it is gone. */
  tell(page: WebContents, state: OverlayState): void {
    if (!page.isDestroyed()) page.send(channel(overlayEvent), OverlayState.parse(state));
  }

  #hostOf(name: OverlayCallName, event: IpcMainInvokeEvent): OverlayHost {
    const host = this.#hosts.get(event.sender);
    const problem = host === undefined ? 'otherWindow' : senderProblem(event);
    if (host !== undefined && problem === undefined) return host;
    this.#logger.warn('call from a stranger refused', { name, problem });
    throw new Error(`${name} refused: ${String(problem)}`);
  }
}

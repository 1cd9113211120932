import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { z } from 'zod';
import type { Logger } from '../../core/ports/world.ts';
import { senderProblem } from './sender.ts';

/** Who answers one page. */
interface PageHost<View, Action, Answer> {
  describe(): View;
  act(action: Action): Answer | Promise<Answer>;
}

/** The channels of one kind of page, and the shapes of what goes over them. */
interface PageProtocol<View, Action, Answer, Told> {
  channels: { describe: string; act: string; tell: string };
  view: z.ZodType<View>;
  action: z.ZodType<Action>;
  answer: z.ZodType<Answer>;
  told: z.ZodType<Told>;
}

/**
 * Pages of ours that are not the window, each answered by its own host alone. They reach nothing else: the window's
 * calls are refused to them (see `has`), and these calls are refused to the window.
 */
export class HostedPages<View, Action, Answer, Told> {
  readonly #hosts = new WeakMap<WebContents, PageHost<View, Action, Answer>>();
  readonly #protocol: PageProtocol<View, Action, Answer, Told>;
  readonly #logger: Logger;

  constructor(protocol: PageProtocol<View, Action, Answer, Told>, logger: Logger) {
    this.#protocol = protocol;
    this.#logger = logger;
  }

  /** Begins to answer. Once in the life of the app. */
  register(): void {
    const { channels, view, action, answer } = this.#protocol;
    ipcMain.handle(channels.describe, (event) =>
      view.parse(this.#hostOf(channels.describe, event).describe()),
    );
    ipcMain.handle(channels.act, async (event, raw: unknown) => {
      const host = this.#hostOf(channels.act, event);
      const asked = action.safeParse(raw);
      if (!asked.success) {
        this.#logger.warn('malformed call refused', { name: channels.act });
        throw new Error(`${channels.act} refused: malformed request`);
      }
      return answer.parse(await host.act(asked.data));
    });
  }

  /** From now on this page is answered by this host. */
  adopt(page: WebContents, host: PageHost<View, Action, Answer>): void {
    this.#hosts.set(page, host);
  }

  has(page: WebContents): boolean {
    return this.#hosts.has(page);
  }

  /** Tells a page how things stand; nothing happens when it is gone. */
  tell(page: WebContents, told: Told): void {
    if (!page.isDestroyed()) page.send(this.#protocol.channels.tell, this.#protocol.told.parse(told));
  }

  #hostOf(name: string, event: IpcMainInvokeEvent): PageHost<View, Action, Answer> {
    const host = this.#hosts.get(event.sender);
    const problem = host === undefined ? 'otherWindow' : senderProblem(event);
    if (host !== undefined && problem === undefined) return host;
    this.#logger.warn('call from a stranger refused', { name, problem });
    throw new Error(`${name} refused: ${String(problem)}`);
  }
}

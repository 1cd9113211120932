import type { Point } from '../../../core/evidence/marks.ts';
import { around } from '../../../core/evidence/rect.ts';
import type { DesktopWindow, DesktopWindows } from '../../../core/ports/windows.ts';
import { cleanLine } from '../../../core/ticket/cleanText.ts';
import type { X11Connection } from './x11Connection.ts';

const viewable = 2;
/** How many windows lie inside one another at most: a frame, its parts, the program's own. */
const deepest = 10;
/** Longest title or name that is kept, in characters. */
const longest = 300;

/** The windows of an X11 display. With a window manager it is asked (EWMH), without one the server's own tree. */
export class X11Windows implements DesktopWindows {
  readonly #x: X11Connection;

  constructor(connection: X11Connection) {
    this.#x = connection;
  }

  async active(): Promise<DesktopWindow | null> {
    const [told = 0] = await this.#x.numbers(this.#x.root, '_NET_ACTIVE_WINDOW');
    if (told !== 0) return this.#describe(told);
    const answer = await this.#x.ask<{ focus: number }>((client, reply) => client.GetInputFocus(reply));
    // 0 and 1 are "none" and "wherever the pointer is".
    if (answer === null || answer.focus <= 1 || answer.focus === this.#x.root) return null;
    const client = await this.#clientAround(answer.focus);
    return client === null ? null : this.#describe(client);
  }

  async at(place: Point): Promise<DesktopWindow | null> {
    const [top, clients] = await Promise.all([this.#childAt(this.#x.root, place), this.#clients()]);
    if (top === 0) return null;
    for (let window = top, depth = 0; window !== 0 && depth < deepest; depth += 1) {
      if (clients.includes(window)) return this.#describe(window);
      window = await this.#childAt(window, place);
    }
    const framed = await this.#clientWithin(top, clients);
    if (framed !== null) return this.#describe(framed);
    // A menu, a tooltip: no window of its own to anybody but the server.
    const [owner, popup] = await Promise.all([this.active(), this.#describe(top)]);
    if (owner === null || popup === null) return owner;
    return { ...owner, area: around([owner.area, popup.area]) };
  }

  async list(): Promise<DesktopWindow[]> {
    const described = await Promise.all((await this.#clients()).map((window) => this.#describe(window)));
    return described.flatMap((window) => window ?? []);
  }

  onActiveChange(listener: () => void): () => void {
    return this.#x.onRootProperty('_NET_ACTIVE_WINDOW', listener);
  }

  close(): void {
    this.#x.close();
  }

  /** The windows of programs that can be seen, topmost first. */
  async #clients(): Promise<number[]> {
    const told = await this.#x.numbers(this.#x.root, '_NET_CLIENT_LIST_STACKING');
    const candidates = told.length > 0 ? told : await this.#children(this.#x.root);
    const seen = await Promise.all(
      candidates.map(async (window) => {
        const attributes = await this.#x.ask<{ mapState: number }>((client, reply) =>
          client.GetWindowAttributes(window, reply),
        );
        if (attributes?.mapState !== viewable) return false;
        // Without a window manager everything is a child of the root; what has a name is a window to people.
        return told.length > 0 || (await this.#title(window)) !== '';
      }),
    );
    return candidates.filter((_window, index) => seen[index]).reverse();
  }

  async #children(window: number): Promise<number[]> {
    const tree = await this.#x.ask<{ children: number[] }>((client, reply) =>
      client.QueryTree(window, reply),
    );
    return tree?.children ?? [];
  }

  /** The child at a place of the whole desktop; 0: none. */
  async #childAt(window: number, { x, y }: Point): Promise<number> {
    const answer = await this.#x.ask<{ child: number }>((client, reply) =>
      client.TranslateCoordinates(this.#x.root, window, Math.round(x), Math.round(y), reply),
    );
    return answer?.child ?? 0;
  }

  /** The program's window inside a window manager's frame: a click on the title bar is a click on that window. */
  async #clientWithin(frame: number, clients: readonly number[]): Promise<number | null> {
    const children = await this.#children(frame);
    const grandchildren = await Promise.all(children.map((child) => this.#children(child)));
    return [...children, ...grandchildren.flat()].find((window) => clients.includes(window)) ?? null;
  }

  /** The program's window that a window is a part of. */
  async #clientAround(part: number): Promise<number | null> {
    const clients = await this.#clients();
    let window = part;
    for (let depth = 0; depth < deepest && window !== this.#x.root && window !== 0; depth += 1) {
      if (clients.includes(window)) return window;
      const inside = window;
      const tree = await this.#x.ask<{ parent: number }>((client, reply) => client.QueryTree(inside, reply));
      window = tree?.parent ?? 0;
    }
    return null;
  }

  async #title(window: number): Promise<string> {
    const name = await this.#x.property(window, '_NET_WM_NAME');
    if (name !== null) return cleanLine(name.toString('utf8')).slice(0, longest);
    // ICCCM's STRING is Latin-1.
    return cleanLine((await this.#x.property(window, 'WM_NAME'))?.toString('latin1') ?? '').slice(0, longest);
  }

  async #describe(window: number): Promise<DesktopWindow | null> {
    const [geometry, place, frame, title, names, pids] = await Promise.all([
      this.#x.ask<{ width: number; height: number }>((client, reply) => client.GetGeometry(window, reply)),
      this.#x.ask<{ destX: number; destY: number }>((client, reply) =>
        client.TranslateCoordinates(window, this.#x.root, 0, 0, reply),
      ),
      this.#x.numbers(window, '_NET_FRAME_EXTENTS'),
      this.#title(window),
      this.#x.property(window, 'WM_CLASS'),
      this.#x.numbers(window, '_NET_WM_PID'),
    ]);
    if (geometry === null || place === null) return null;
    const [left = 0, right = 0, top = 0, bottom = 0] = frame;
    // "instance\0class\0": the class is what the program calls itself.
    const [instance = '', application = instance] = names?.toString('latin1').split('\0') ?? [];
    return {
      id: String(window),
      title,
      application: cleanLine(application === '' ? instance : application).slice(0, longest),
      pid: pids[0] ?? null,
      area: {
        x: place.destX - left,
        y: place.destY - top,
        width: Math.max(1, geometry.width + left + right),
        height: Math.max(1, geometry.height + top + bottom),
      },
    };
  }
}

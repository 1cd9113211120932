import type { Reply, X11Module, XClient } from './x11Client.ts';

/** Atoms that are asked for by name; their numbers are the server's own. See EWMH 1.5 and ICCCM. */
const atomNames = [
  '_NET_ACTIVE_WINDOW',
  '_NET_CLIENT_LIST_STACKING',
  '_NET_FRAME_EXTENTS',
  '_NET_WM_NAME',
  '_NET_WM_PID',
  'WM_NAME',
  'WM_CLASS',
] as const;
export type AtomName = (typeof atomNames)[number];

/** Of any type. */
const anyType = 0;
/** Longest property that is read, in units of four bytes. */
const longest = 1024;

/** Requests as promises. A request for a window that is gone by now gives null: windows come and go at any time. */
export class X11Connection {
  readonly root: number;
  readonly atoms: ReadonlyMap<AtomName, number>;
  readonly #client: XClient;
  #open = true;

  private constructor(client: XClient, root: number, atoms: ReadonlyMap<AtomName, number>) {
    this.#client = client;
    this.root = root;
    this.atoms = atoms;
    // The server's refusals (a window that is gone) are answered to whoever asked; here they would end the process.
    client.on('error', () => undefined);
    // Each request in flight listens for the end as well.
    client.setMaxListeners(0);
    client.on('end', () => (this.#open = false));
  }

  /** Connects to the server of the environment. Rejects when there is none. */
  static async connect(): Promise<X11Connection> {
    // @ts-expect-error -- the package brings no types
    const { default: x11 } = (await import('x11')) as { default: X11Module };
    const { client, root } = await new Promise<{ client: XClient; root: number }>((resolve, reject) => {
      x11.createClient({}, (error, display) => {
        const screen = display?.screen[0];
        if (display === undefined || screen === undefined)
          reject(error ?? new Error('the display has no screen'));
        else resolve({ client: display.client, root: screen.root });
      });
    });
    client.ChangeWindowAttributes(root, { eventMask: x11.eventMask.PropertyChange });
    const numbers = await Promise.all(
      atomNames.map(
        (name) =>
          new Promise<[AtomName, number]>((resolve, reject) => {
            client.InternAtom(false, name, (error, atom) => {
              if (error) reject(error);
              else resolve([name, atom]);
            });
          }),
      ),
    );
    return new X11Connection(client, root, new Map(numbers));
  }

  get open(): boolean {
    return this.#open;
  }

  /** One request; null when it is refused or the connection has ended. */
  ask<Value>(request: (client: XClient, reply: Reply<Value>) => void): Promise<Value | null> {
    if (!this.#open) return Promise.resolve(null);
    return new Promise((resolve) => {
      const ended = (): void => resolve(null);
      this.#client.once('end', ended);
      request(this.#client, (error, value) => {
        this.#client.removeListener('end', ended);
        resolve(error ? null : value);
      });
    });
  }

  /** The bytes of a property; null when the window has none of this name. */
  async property(window: number, name: AtomName): Promise<Buffer | null> {
    const atom = this.atoms.get(name) ?? 0;
    const answer = await this.ask<{ data: Buffer }>((client, reply) =>
      client.GetProperty(0, window, atom, anyType, 0, longest, reply),
    );
    return answer === null || answer.data.length === 0 ? null : answer.data;
  }

  /** A property that is a list of 32-bit numbers; empty when there is none. */
  async numbers(window: number, name: AtomName): Promise<number[]> {
    const data = await this.property(window, name);
    if (data === null) return [];
    return Array.from({ length: data.length >> 2 }, (_, index) => data.readUInt32LE(index * 4));
  }

  /** Calls back when a property of the root window changes: the window manager tells there what is active. */
  onRootProperty(name: AtomName, listener: () => void): () => void {
    const heard = (event: { name?: string; wid?: number; atom?: number }): void => {
      if (event.name === 'PropertyNotify' && event.wid === this.root && event.atom === this.atoms.get(name))
        listener();
    };
    this.#client.on('event', heard);
    return () => void this.#client.removeListener('event', heard);
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#client.terminate();
  }
}

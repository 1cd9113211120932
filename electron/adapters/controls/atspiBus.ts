import type { EventEmitter } from 'node:events';
import { Message, sessionBus, type MessageBus } from '@jellybrick/dbus-next';

/** An accessible object: the bus name of its program, and its path there. */
export type Accessible = readonly [bus: string, path: string];

/** The list of programs that can be asked. See the AT-SPI interfaces, at-spi2-core/xml. */
const registry: Accessible = ['org.a11y.atspi.Registry', '/org/a11y/atspi/accessible/root'];

/** What AT-SPI answers for "none". */
const nowhere = /\/null$/;

/** The accessibility bus, as far as it is needed to name a control. Every call rejects when the program does not answer well. */
export class AtspiBus {
  readonly #bus: MessageBus;
  readonly #pids = new Map<string, number>();
  readonly #programs = new Map<number, Accessible[]>();

  private constructor(bus: MessageBus) {
    this.#bus = bus;
    // A bus that goes away only means that nothing has a name any more.
    failures(bus).on('error', () => undefined);
  }

  /** Asks the session's bus where the accessibility bus is, and connects to it. Rejects when there is none. */
  static async connect(): Promise<AtspiBus> {
    const session = sessionBus();
    try {
      await connected(session);
      const answer = await session.call(
        new Message({
          destination: 'org.a11y.Bus',
          path: '/org/a11y/bus',
          interface: 'org.a11y.Bus',
          member: 'GetAddress',
        }),
      );
      const bus = sessionBus({ busAddress: String(answer?.body[0]) });
      await connected(bus);
      return new AtspiBus(bus);
    } finally {
      session.disconnect();
    }
  }

  close(): void {
    this.#bus.disconnect();
  }

  /** The programs that can be asked, by process. */
  async programs(pid: number): Promise<Accessible[]> {
    const known = this.#programs.get(pid);
    if (known !== undefined) return known;
    const all = await this.children(registry);
    // A program that has just ended is still listed for a moment.
    const pids = await Promise.all(all.map((program) => this.#pidOf(program[0]).catch(() => null)));
    const own = all.filter((_program, index) => pids[index] === pid);
    if (own.length > 0) this.#programs.set(pid, own);
    return own;
  }

  /** Asks the registry anew about a process: what was known of it does not answer any more. */
  forget(pid: number): void {
    this.#programs.delete(pid);
  }

  async children(of: Accessible): Promise<Accessible[]> {
    const [list] = await this.#ask(of, 'Accessible', 'GetChildren');
    return Array.isArray(list) ? (list as Accessible[]) : [];
  }

  /** The innermost child at a place of the whole desktop that the object itself knows of; null: none. */
  async childAt(of: Accessible, x: number, y: number): Promise<Accessible | null> {
    const onScreen = 0;
    const [child] = await this.#ask(of, 'Component', 'GetAccessibleAtPoint', 'iiu', [x, y, onScreen]);
    const found = child as Accessible | undefined;
    return found === undefined || nowhere.test(found[1]) ? null : found;
  }

  async name(of: Accessible): Promise<string> {
    const answer = await this.#call({
      destination: of[0],
      path: of[1],
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      body: ['org.a11y.atspi.Accessible', 'Name'],
    });
    return textOf((answer[0] as { value?: unknown } | undefined)?.value);
  }

  /** In the system's own words: "push button". */
  async role(of: Accessible): Promise<string> {
    return textOf((await this.#ask(of, 'Accessible', 'GetRoleName'))[0]);
  }

  /** In pixels of the whole desktop. */
  async extents(of: Accessible): Promise<readonly [x: number, y: number, width: number, height: number]> {
    const onScreen = 0;
    const [extents] = await this.#ask(of, 'Component', 'GetExtents', 'u', [onScreen]);
    const [x = 0, y = 0, width = 0, height = 0] = (extents ?? []) as number[];
    return [x, y, width, height];
  }

  async #pidOf(program: string): Promise<number> {
    const known = this.#pids.get(program);
    if (known !== undefined) return known;
    const [pid] = await this.#call({
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'GetConnectionUnixProcessID',
      signature: 's',
      body: [program],
    });
    // Unique names are never given twice while the bus runs.
    this.#pids.set(program, Number(pid));
    return Number(pid);
  }

  #ask(
    of: Accessible,
    kind: 'Accessible' | 'Component',
    member: string,
    signature = '',
    body: unknown[] = [],
  ): Promise<unknown[]> {
    const [destination, path] = of;
    return this.#call({ destination, path, interface: `org.a11y.atspi.${kind}`, member, signature, body });
  }

  async #call(message: ConstructorParameters<typeof Message>[0]): Promise<unknown[]> {
    return (await this.#bus.call(new Message(message)))?.body ?? [];
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The library emits `error` and does not say so in its types. */
const failures = (bus: MessageBus): EventEmitter => bus;

function connected(bus: MessageBus): Promise<void> {
  return new Promise((resolve, reject) => {
    bus.once('connect', resolve);
    failures(bus).once('error', reject);
  });
}

import type { DesktopWindow, DesktopWindows } from '../../../../core/ports/windows.ts';
import { within } from '../../../adapters/within.ts';
import type { StepsWorld } from './stepsWorld.ts';

/** Windows that pass by on the way to another one are no step. In milliseconds. */
const settles = 300;
/** Longest time for the system to name it, in milliseconds. */
const patience = 1_000;

/** Tells when another program's window came to the front, unless a click on that window says so already. */
export class ActiveWindowWatch {
  readonly #world: Pick<StepsWorld, 'clock' | 'ours'>;
  readonly #windows: DesktopWindows | null;
  readonly #came: () => void;
  #front: string | null = null;
  #unsubscribe: () => void = () => undefined;
  #cancel: () => void = () => undefined;

  constructor(world: Pick<StepsWorld, 'clock' | 'ours'>, windows: DesktopWindows | null, came: () => void) {
    this.#world = world;
    this.#windows = windows;
    this.#came = came;
  }

  async start(): Promise<void> {
    const active = await this.#active();
    if (active !== null && !this.#world.ours.isOurs(active)) this.met(active);
    this.#unsubscribe =
      this.#windows?.onActiveChange(() => {
        this.#cancel();
        this.#cancel = this.#world.clock.after(settles, () => void this.#look());
      }) ?? this.#unsubscribe;
  }

  /** A step happened in this window: it is known to be in front. */
  met({ id }: DesktopWindow): void {
    this.#front = id;
  }

  stop(): void {
    this.#cancel();
    this.#unsubscribe();
  }

  async #look(): Promise<void> {
    const active = await this.#active();
    if (active === null || active.id === this.#front || this.#world.ours.isOurs(active)) return;
    // Our own window has just gone out of the way: what is behind it is where the person begins.
    const begins = this.#front === null;
    this.met(active);
    if (!begins) this.#came();
  }

  async #active(): Promise<DesktopWindow | null> {
    const answer = await within(this.#world.clock, patience, async () => this.#windows?.active());
    return answer.kind === 'done' ? (answer.value ?? null) : null;
  }
}

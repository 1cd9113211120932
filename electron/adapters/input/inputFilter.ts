import type { InputEvent } from '../../../core/evidence/inputEvent.ts';
import { pressedKey } from '../../../core/evidence/pressedKey.ts';
import type { MouseButton } from '../../../core/evidence/recording.ts';

/** A key as uiohook tells it. */
export interface HookKey {
  keycode: number;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}
interface HookMouse {
  x: number;
  y: number;
  button: unknown;
}
interface HookWheel {
  x: number;
  y: number;
  /** 3: vertical, 4: horizontal. */
  direction: number;
  rotation: number;
}

const buttons: Record<number, MouseButton> = { 1: 'left', 2: 'right', 3: 'middle' };
const vertical = 3;

/**
 * Turns what the hook hears into what may be known of it. It runs in the process that listens, so that no typed
 * character leaves that process; it remembers which keys are held and nothing else.
 */
export class InputFilter {
  readonly #names: ReadonlyMap<number, string>;
  readonly #platform: string;
  readonly #now: () => number;
  readonly #held = new Set<number>();
  #composing = false;

  /**
   * @param keys the library's table of names and codes
   * @param now milliseconds since the epoch
   */
  constructor(keys: Readonly<Record<string, number>>, platform: string, now: () => number) {
    // What a key of the number block does without Num Lock has the name of what it does.
    const plain = (name: string): string => name.replace(/^Numpad(?=Arrow|End|Home|Page|Insert|Enter)/, '');
    this.#names = new Map(Object.entries(keys).map(([name, code]) => [code, plain(name)]));
    this.#platform = platform;
    this.#now = now;
  }

  keyDown(key: HookKey): InputEvent | null {
    // A key that is held repeats itself.
    if (this.#held.has(key.keycode)) return null;
    this.#held.add(key.keycode);
    const name = this.#names.get(key.keycode) ?? null;
    const pressed = pressedKey(
      {
        name,
        ctrl: key.ctrlKey,
        alt: key.altKey,
        shift: key.shiftKey,
        meta: key.metaKey,
        altGr: this.#holds('AltRight'),
      },
      this.#platform,
    );
    if (pressed === null) return null;
    const time = this.#now();
    if (this.#composing) return { kind: 'typing', time };
    // With Ctrl+Shift held, U and then digits type a character on Linux.
    this.#composing = name === 'U' && key.ctrlKey && key.shiftKey && this.#platform === 'linux';
    if (this.#composing || pressed.kind === 'typing') return { kind: 'typing', time };
    return { kind: 'key', time, keys: pressed.keys };
  }

  keyUp({ keycode }: { keycode: number }): void {
    this.#held.delete(keycode);
    if (/^(Ctrl|Shift)/.test(this.#names.get(keycode) ?? '')) this.#composing = false;
  }

  mouse(kind: 'down' | 'up', { x, y, button }: HookMouse): InputEvent {
    return { kind, time: this.#now(), button: buttons[Number(button)] ?? 'other', at: { x, y } };
  }

  wheel({ x, y, direction, rotation }: HookWheel): InputEvent {
    const ways = direction === vertical ? (['up', 'down'] as const) : (['left', 'right'] as const);
    return { kind: 'wheel', time: this.#now(), direction: ways[rotation < 0 ? 0 : 1], at: { x, y } };
  }

  #holds(name: string): boolean {
    return [...this.#held].some((code) => this.#names.get(code) === name);
  }
}

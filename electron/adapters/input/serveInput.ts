import { wordsOf } from '../within.ts';
import type { ParentPort } from '../workers/parentPort.ts';
import { InputFilter, type HookKey } from './inputFilter.ts';
import type { HookMessage } from './inputProtocol.ts';

interface HookMouse {
  x: number;
  y: number;
  button: unknown;
}

/** The part of uiohook-napi that is used. */
export interface Hook {
  UiohookKey: Readonly<Record<string, number>>;
  uIOhook: {
    on(event: 'keydown' | 'keyup', listener: (event: HookKey) => void): unknown;
    on(event: 'mousedown' | 'mouseup', listener: (event: HookMouse) => void): unknown;
    on(
      event: 'wheel',
      listener: (event: { x: number; y: number; direction: number; rotation: number }) => void,
    ): unknown;
    start(): void;
  };
}

/** The worker's side: listens until its process is ended, and tells what the filter lets through. */
export function serveInput(
  port: ParentPort,
  { load, platform, now }: { load: () => Hook; platform: string; now: () => number },
): void {
  const post = (message: HookMessage): void => port.post(message);
  try {
    const { uIOhook, UiohookKey } = load();
    const filter = new InputFilter(UiohookKey, platform, now);
    uIOhook.on('keydown', (key) => {
      const event = filter.keyDown(key);
      if (event !== null) post({ kind: 'input', event });
    });
    uIOhook.on('keyup', (key) => filter.keyUp(key));
    uIOhook.on('mousedown', (mouse) => post({ kind: 'input', event: filter.mouse('down', mouse) }));
    uIOhook.on('mouseup', (mouse) => post({ kind: 'input', event: filter.mouse('up', mouse) }));
    uIOhook.on('wheel', (wheel) => post({ kind: 'input', event: filter.wheel(wheel) }));
    uIOhook.start();
    post({ kind: 'listening' });
  } catch (error) {
    post({ kind: 'failed', detail: wordsOf(error) });
  }
}

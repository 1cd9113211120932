import { randomInt } from 'node:crypto';
import { net, powerMonitor } from 'electron';
import { ulid } from 'ulid';
import type { Chance, Clock, Network } from '../../../core/ports/world.ts';

/** The longest delay a timer of the runtime takes (2³¹ − 1 ms); longer ones fire at once. */
const longestTimer = 2 ** 31 - 1;

/** The system's clock. Its timers do not keep a command line process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, Math.min(Math.max(0, ms), longestTimer));
    return () => clearTimeout(timer);
  },
};

/** Randomness of the system. */
export const systemChance: Chance = {
  random: () => randomInt(0, 2 ** 47) / 2 ** 47,
  ulid: () => ulid(),
};

/** How often the link is looked at, in milliseconds: Electron has no event for it in the main process. */
const lookEvery = 5_000;

/** The link as Chromium sees it; comes "back" also when the machine wakes or the session is unlocked. */
export function systemNetwork(): Network & { stop(): void } {
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  let online = net.isOnline();
  const timer = setInterval(() => {
    const now = net.isOnline();
    const back = now && !online;
    online = now;
    if (back) tell();
  }, lookEvery);
  powerMonitor.on('resume', tell);
  powerMonitor.on('unlock-screen', tell);
  return {
    online: () => net.isOnline(),
    onBack(callback) {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
    stop() {
      clearInterval(timer);
      powerMonitor.off('resume', tell);
      powerMonitor.off('unlock-screen', tell);
    },
  };
}

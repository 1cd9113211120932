import type { Point } from '../../../core/evidence/marks.ts';
import type { Controls, NamedControl, OpenControls } from '../../../core/ports/controls.ts';
import type { Clock, Logger } from '../../../core/ports/world.ts';
import { cleanLine } from '../../../core/ticket/cleanText.ts';
import { within, wordsOf } from '../within.ts';
import type { AtspiBus, Accessible } from './atspiBus.ts';

/** How long connecting may take, in milliseconds: the bus may have to be started. */
const patience = 2_000;
/** How deep controls lie inside one another at most. */
const deepest = 16;
/** Longest name that is kept, in characters. */
const longest = 200;

/**
 * The names of controls, over AT-SPI. Linux only, by now: nothing asks the accessibility of Windows and macOS from
 * this process without native code of our own.
 */
export function controlsOf(
  platform: string,
  env: Readonly<Record<string, string | undefined>>,
  clock: Clock,
  logger: Logger,
): OpenControls {
  return async () => {
    // Without an address the library would start a bus of its own to ask.
    if (platform !== 'linux' || !env['DBUS_SESSION_BUS_ADDRESS']) return null;
    const connected = await within(clock, patience, async () => {
      // Code that only a recording needs.
      const bus = await import('./atspiBus.ts');
      return bus.AtspiBus.connect();
    });
    if (connected.kind === 'done') return atspiControls(connected.value);
    const reason = connected.kind === 'failed' ? wordsOf(connected.error) : 'timeout';
    logger.info('controls have no names here', { reason });
    return null;
  };
}

function atspiControls(bus: AtspiBus): Controls {
  return {
    async at(place, pid) {
      if (pid === null) return null;
      try {
        for (const program of await bus.programs(pid)) {
          const found = await innermost(bus, program, place);
          if (found !== null) return await describe(bus, found);
        }
      } catch {
        // A program that is closing, or that answers wrongly: its control has no name.
        bus.forget(pid);
      }
      return null;
    },
    close: () => bus.close(),
  };
}

/** The last window first: dialogs are opened after the window that they stand before. */
async function innermost(bus: AtspiBus, program: Accessible, { x, y }: Point): Promise<Accessible | null> {
  for (const window of (await bus.children(program)).reverse()) {
    let found = await bus.childAt(window, Math.round(x), Math.round(y));
    for (let depth = 0; found !== null && depth < deepest; depth += 1) {
      const deeper: Accessible | null = await bus
        .childAt(found, Math.round(x), Math.round(y))
        // What has no parts does not answer.
        .catch(() => null);
      if (deeper === null || deeper[1] === found[1]) return found;
      found = deeper;
    }
    if (found !== null) return found;
  }
  return null;
}

async function describe(bus: AtspiBus, control: Accessible): Promise<NamedControl> {
  const [name, role, [x, y, width, height]] = await Promise.all([
    bus.name(control),
    bus.role(control),
    bus.extents(control).catch(() => [0, 0, 0, 0] as const),
  ]);
  return {
    name: cleanLine(name).slice(0, longest),
    role: cleanLine(role).slice(0, longest),
    area: width > 0 && height > 0 ? { x, y, width, height } : null,
  };
}

import type { Point } from '../../../../core/evidence/marks.ts';
import type { CutPicture } from '../../../../core/ports/camera.ts';
import type { NamedControl } from '../../../../core/ports/controls.ts';
import type { DesktopWindow } from '../../../../core/ports/windows.ts';
import { within } from '../../../adapters/within.ts';
import type { StepsWorld, Surroundings } from './stepsWorld.ts';

/**
 * Longest time for the system to name a window or a control, in milliseconds. They take 1 and 10; on a machine that
 * has its hands full this process may be late in reading an answer, and both are asked beside the picture, which takes
 * its time as well.
 */
const patience = { window: 1_000, control: 1_000 } as const;

/** Longest time for a picture, from freezing to PNG, in milliseconds. */
const pictureTime = 10_000;

/** What was around when a step began. */
export interface Seen {
  window: DesktopWindow | null;
  control: NamedControl | null;
  picture: { png: Uint8Array; cut: CutPicture } | null;
}

/** What to look for. `where`: the place on the desktop; null: the window that the keys go to. */
export interface Look {
  where: Point | null;
  picture: boolean;
  /** A wish of the person: they press our own button for it, so the window behind ours is meant. */
  wish: boolean;
  /** Told as soon as the window is known, which the picture does not wait for. */
  met: (window: DesktopWindow) => void;
  /** Told how many bytes of pixels are held until the picture is a PNG. */
  holds: (bytes: number) => void;
}

/**
 * Looks at the desktop at once: freezes the picture, and asks what is there while that goes on. `ours`: it happened
 * to a window of this app, which is never recorded.
 */
export async function lookAround(
  world: StepsWorld,
  { windows, controls }: Surroundings,
  look: Look,
): Promise<Seen | 'ours'> {
  const { camera, clock, ours } = world;
  const { where, wish } = look;
  // Asked first: it goes out at once, and freezing keeps this process busy.
  const asking = windows === null ? null : asked(where === null ? windows.active() : windows.at(where));
  const frozen = look.picture ? camera.freeze() : null;
  let window = await asking;
  if (window !== null && ours.isOurs(window)) {
    if (!wish) return 'ours';
    const others = await asked(windows?.list() ?? Promise.resolve([]));
    window = others?.find((one) => !ours.isOurs(one)) ?? null;
  }
  if (window !== null) look.met(window);
  const [control, picture] = await Promise.all([
    where === null || controls === null ? null : named(where),
    frozen === null ? null : pictured(),
  ]);
  return { window, control, picture };

  async function asked<Value>(question: Promise<Value>): Promise<Value | null> {
    const answer = await within(clock, patience.window, () => question);
    return answer.kind === 'done' ? answer.value : null;
  }

  async function named(place: Point): Promise<NamedControl | null> {
    const answer = await within(clock, patience.control, async () =>
      controls?.at(place, window?.pid ?? null),
    );
    return answer.kind === 'done' ? (answer.value ?? null) : null;
  }

  async function pictured(): Promise<Seen['picture']> {
    const area = world.pictures() === 'window' ? (window?.area ?? null) : null;
    const made = await within(clock, pictureTime, async () => {
      const cut = (await (await frozen)?.cut(area, where)) ?? null;
      look.holds(cut === null ? 0 : cut.width * cut.height * 4);
      const png = (await cut?.png()) ?? null;
      return cut === null || png === null ? null : { png, cut };
    });
    return made.kind === 'done' ? made.value : null;
  }
}

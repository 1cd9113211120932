import type { CaptureTarget, TargetTaken } from '../../../../core/contract/captureCalls.ts';
import { compose, cutOut, deskOf } from '../../../../core/evidence/composition.ts';
import type { Pixels } from '../../../../core/evidence/pictureCheck.ts';
import { overlap, type Rect } from '../../../../core/evidence/rect.ts';
import type { OfferedWindow } from '../../../../core/evidence/selecting.ts';
import type {
  DisplayPlace,
  EngineFailure,
  FrozenDisplay,
  PictureDoubt,
  ScreenCapture,
} from '../../../../core/ports/capture.ts';
import type { DesktopWindow } from '../../../../core/ports/windows.ts';
import type { Logger } from '../../../../core/ports/world.ts';
import type { Translate } from '../../../../core/texts/texts.ts';
import type { Drafts } from '../drafts.ts';
import type { WindowShot } from './windowShots.ts';

/** What choosing pictures is handed. */
export interface ChosenWorld {
  capture: ScreenCapture;
  drafts: Drafts;
  /** The windows of other programs from front to back; null where the system does not say where they are. */
  windows: () => Promise<readonly DesktopWindow[] | null>;
  /** The picture of one window as the system gives it, where its place on the screen is not known. */
  shootWindow: (id: string) => Promise<WindowShot | 'gone'>;
  withWindowsHidden: <Outcome>(task: (comeBack: () => void) => Promise<Outcome>) => Promise<Outcome>;
  countDown: (seconds: number) => Promise<'over' | 'cancelled'>;
  pickRegion: (
    still: readonly { display: DisplayPlace; pixels: Pixels }[],
    windows: readonly OfferedWindow[],
  ) => Promise<Rect | null>;
  translate: () => Translate;
  logger: Logger;
}

/** A picture to be put into the draft. */
interface Made {
  pixels: Pixels;
  name: string;
  display?: string;
  doubt?: PictureDoubt;
}

type NotMade = Exclude<TargetTaken, { kind: 'taken' }>;

/** Takes a picture of what the person chose, after the time they wanted, and puts it into their draft. */
export class ChosenPictures {
  readonly #world: ChosenWorld;
  #busy = false;

  constructor(world: ChosenWorld) {
    this.#world = world;
  }

  /** One after another: two frozen screens over each other would be one too many. */
  async take(draftId: string, target: CaptureTarget, delaySeconds: number): Promise<TargetTaken> {
    if (this.#busy) return { kind: 'cancelled' };
    this.#busy = true;
    try {
      const made = await this.#world.withWindowsHidden(async (comeBack) => {
        if (delaySeconds > 0 && (await this.#world.countDown(delaySeconds)) === 'cancelled')
          return { kind: 'cancelled' } as const;
        return this.#make(target, comeBack);
      });
      return Array.isArray(made) ? await this.#keep(draftId, made) : made;
    } finally {
      this.#busy = false;
    }
  }

  async #make(target: CaptureTarget, comeBack: () => void): Promise<Made[] | NotMade> {
    const known = await this.#world.windows();
    if (target.kind === 'window' && known === null) return this.#lone(target.id);
    const { displays, failures } = await this.#world.capture.freeze();
    if (target.kind !== 'region') comeBack();
    if (displays.length === 0) return notTaken(failures);
    switch (target.kind) {
      case 'screen':
        return Promise.all(displays.map((one) => this.#whole(one)));
      case 'display': {
        const one = displays.find(({ display }) => display.id === target.id);
        return one === undefined ? notTaken(failures) : [await this.#whole(one)];
      }
      case 'window': {
        const window = known?.find(({ id }) => id === target.id);
        const place = window && deskOfWindow(window, displays);
        if (window === undefined || place === undefined) return { kind: 'gone' };
        return this.#part(
          displays,
          place,
          this.#world.translate()('capture:windowName', { title: window.title }),
        );
      }
      case 'region': {
        const place = await this.#region(displays, known ?? []);
        if (place === null) return { kind: 'cancelled' };
        return this.#part(displays, place, this.#world.translate()('capture:partName'));
      }
    }
  }

  async #whole({ display, pixels, doubt }: FrozenDisplay): Promise<Made> {
    return {
      pixels: await pixels(),
      name: this.#world.translate()('capture:fileName', { display: display.label }),
      display: display.label,
      ...(doubt === undefined ? {} : { doubt }),
    };
  }

  async #part(displays: readonly FrozenDisplay[], place: Rect, name: string): Promise<Made[] | NotMade> {
    const plan = compose(
      place,
      displays.map(({ display }) => display),
    );
    if (plan === undefined) return { kind: 'gone' };
    const used = displays.filter(({ display }) =>
      plan.pieces.some(({ displayId }) => displayId === display.id),
    );
    const pictures = new Map<string, Pixels>();
    for (const { display, pixels } of used) pictures.set(display.id, await pixels());
    const doubt = used.find((one) => one.doubt !== undefined)?.doubt;
    return [{ pixels: cutOut(plan, pictures), name, ...(doubt === undefined ? {} : { doubt }) }];
  }

  async #region(displays: readonly FrozenDisplay[], known: readonly DesktopWindow[]): Promise<Rect | null> {
    const windows = known.flatMap((window) => {
      const desk = deskOfWindow(window, displays);
      return desk === undefined ? [] : [{ id: window.id, title: window.title, desk }];
    });
    const still = await Promise.all(
      displays.map(async ({ display, pixels }) => ({ display, pixels: await pixels() })),
    );
    return this.#world.pickRegion(still, windows);
  }

  async #lone(id: string): Promise<Made[] | NotMade> {
    const shot = await this.#world.shootWindow(id);
    if (shot === 'gone') return { kind: 'gone' };
    const { pixels, title, doubt } = shot;
    const name = this.#world.translate()('capture:windowName', { title });
    return [{ pixels, name, ...(doubt === undefined ? {} : { doubt }) }];
  }

  async #keep(draftId: string, made: readonly Made[]): Promise<TargetTaken> {
    const { capture, drafts, logger } = this.#world;
    for (const { pixels, name, display, doubt } of made) {
      const encoded = await capture.encode(pixels);
      if ('problem' in encoded) {
        logger.warn('a chosen picture was not encoded', { detail: encoded.problem });
        return notTaken([{ engine: 'none', problem: 'failed' }]);
      }
      const { width, height } = pixels;
      const about = { name, mediaType: 'image/png', origin: 'screenshot' as const, width, height };
      const { png } = encoded;
      async function* bytes(): AsyncGenerator<Uint8Array> {
        yield png;
      }
      const added = await drafts.addFile(
        draftId,
        { ...about, ...(display === undefined ? {} : { display }) },
        bytes(),
        Number.MAX_SAFE_INTEGER,
      );
      if (!added.ok) {
        logger.warn('a chosen picture was not kept', { draftId, failure: added.failure });
        return notTaken([{ engine: 'none', problem: 'notKept' }]);
      }
      if (doubt !== undefined) drafts.doubt(draftId, added.value.id, doubt);
    }
    const draft = await drafts.read(draftId);
    if (!draft.ok) throw new Error(`no draft ${draftId}: ${draft.failure.kind}`);
    return { kind: 'taken', evidence: drafts.evidence(draft.value) };
  }
}

function notTaken(failures: readonly EngineFailure[]): NotMade {
  if (failures.length > 0 && failures.every(({ problem }) => problem === 'declined'))
    return { kind: 'cancelled' };
  return { kind: 'notTaken', failures: failures.map(({ detail: _detail, ...rest }) => rest) };
}

/** Where a window is on the desk, by the display that shows most of it; `undefined` when none does. */
function deskOfWindow({ area }: DesktopWindow, displays: readonly FrozenDisplay[]): Rect | undefined {
  const seen = displays.flatMap(({ display }) => {
    const { x, y, width, height } = display;
    const part = overlap(area, { x, y, width, height });
    return part === undefined ? [] : [{ display, size: part.width * part.height }];
  });
  const [most] = seen.sort((a, b) => b.size - a.size);
  if (most === undefined) return undefined;
  const { display } = most;
  return deskOf(display, { ...area, x: area.x - display.x, y: area.y - display.y });
}

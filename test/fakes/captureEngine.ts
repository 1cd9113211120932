import { describePixels } from '../../core/evidence/pictureCheck.ts';
import type {
  CaptureDisplay,
  CaptureEngine,
  EngineName,
  Shot,
} from '../../electron/adapters/capture/engine.ts';

/** How a fake engine treats one display. A number is the seed of an ordinary picture. */
export type Behaviour =
  | number
  | 'black'
  | 'plain'
  | 'partlyBlack'
  | 'empty'
  | 'tooSmall'
  | 'missingTool'
  | 'encodeFails'
  | 'encodeHangs';

export interface FakeEngine extends CaptureEngine {
  /** Ids of the displays of each call. */
  calls: string[][];
  aborted: number;
}

export const left: CaptureDisplay = display('1', { primary: true });
export const right: CaptureDisplay = display('2', { x: 40 });

export function display(id: string, over: Partial<CaptureDisplay> = {}): CaptureDisplay {
  const { width = 40, height = 30, x = 0, y = 0, scale = 1 } = over;
  const desk = { x: x / scale, y: y / scale, width: width / scale, height: height / scale };
  return { id, label: `Display ${id}`, width, height, x, y, primary: false, desk, scale, ...over };
}

/** An engine that does to each display what it is told; `whole`: to the call itself. */
export function fakeEngine(
  name: EngineName,
  behaviours: Record<string, Behaviour>,
  whole?: 'hangs' | 'rejects' | 'throws' | 'answersWhenAborted',
): FakeEngine {
  const engine: FakeEngine = {
    name,
    timeout: 1000,
    calls: [],
    aborted: 0,
    shoot(displays, signal) {
      engine.calls.push(displays.map(({ id }) => id));
      const shots = displays.flatMap((one) => shotOf(one, behaviours[one.id]));
      const aborted = new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => {
          engine.aborted += 1;
          resolve();
        });
      });
      if (whole === 'throws') throw new Error('thrown');
      if (whole === 'rejects') return Promise.reject(new Error('rejected'));
      if (whole === 'hangs') return new Promise(() => {});
      if (whole === 'answersWhenAborted') return aborted.then(() => shots);
      return Promise.resolve(shots);
    },
  };
  return engine;
}

function shotOf(one: CaptureDisplay, behaviour: Behaviour | undefined): Shot[] {
  const displayId = one.id;
  if (behaviour === undefined) return [];
  if (behaviour === 'missingTool') return [{ displayId, problem: 'missingTool', detail: 'xrandr' }];
  const shrunk = behaviour === 'tooSmall' ? 2 : 1;
  const nothing = behaviour === 'empty' ? 0 : 1;
  const width = (one.width / shrunk) * nothing;
  const height = (one.height / shrunk) * nothing;
  const seed = typeof behaviour === 'number' ? behaviour : 7;
  const data = new Uint8Array(width * height * 4).fill(behaviour === 'black' ? 0 : seed + 40);
  // Stripes: ordinary pictures are not of one colour.
  if (behaviour !== 'black' && behaviour !== 'plain')
    for (let at = 0; at < data.length; at += 12) data.fill(250, at, at + 4);
  if (behaviour === 'partlyBlack') data.fill(0, data.length / 2);
  const encode = () => {
    if (behaviour === 'encodeFails') return Promise.reject(new Error('no memory'));
    if (behaviour === 'encodeHangs') return new Promise<Uint8Array>(() => {});
    return Promise.resolve(Uint8Array.of(seed));
  };
  const pixels = () => Promise.resolve({ width, height, data });
  return [{ displayId, frozen: { content: describePixels({ width, height, data }), encode, pixels } }];
}

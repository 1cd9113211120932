import { z } from 'zod';
import type { OverlayCallName } from './names.ts';

/** In units of the desk, in which the system lays displays side by side. */
const place = z.number().min(-1_000_000).max(1_000_000);
const DeskPoint = z.strictObject({ x: place, y: place });
const DeskRect = z.strictObject({ x: place, y: place, width: place, height: place });
const displayId = z.string().max(100);

/** How a page over the screen speaks and looks. */
const look = { language: z.string(), dark: z.boolean() };

/** What a page over the screen shows when it opens. */
export const OverlayView = z.discriminatedUnion('kind', [
  /** The frozen picture of one display, to choose a part of. */
  z.strictObject({
    kind: z.literal('region'),
    ...look,
    displayId,
    desk: DeskRect,
    /** CSS pixels for each unit of the desk: the page is drawn as large as the person's text size says. */
    unit: z.number().positive(),
    /** Size of the picture in pixels. */
    width: z.int(),
    height: z.int(),
    picture: z.string(),
    windows: z.array(z.strictObject({ id: z.string(), title: z.string(), desk: DeskRect })),
    /** On this one the words are shown and keys arrive. */
    main: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('countdown'), ...look, seconds: z.int() }),
]);
export type OverlayView = z.infer<typeof OverlayView>;
export type RegionView = Extract<OverlayView, { kind: 'region' }>;

/** How it stands now; told to every page of the same choice. `pixels`: the size that the picture would have. */
export const OverlayState = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('region'),
    selection: DeskRect.nullable(),
    offered: z.string().nullable(),
    pixels: z.strictObject({ width: z.int(), height: z.int() }).nullable(),
  }),
  z.strictObject({ kind: z.literal('countdown'), seconds: z.int() }),
]);
export type OverlayState = z.infer<typeof OverlayState>;

/** `at` null: the pointer is beyond the page, and the system knows better where. */
const pointer = { at: DeskPoint.nullable() };

/** What the person did on a page over the screen. */
export const OverlayAction = z.discriminatedUnion('kind', [
  /** The page has painted itself and can be shown. */
  z.strictObject({ kind: z.literal('drawn') }),
  z.strictObject({ kind: z.literal('press'), ...pointer }),
  z.strictObject({ kind: z.literal('move'), ...pointer }),
  z.strictObject({ kind: z.literal('release'), ...pointer }),
  z.strictObject({
    kind: z.literal('arrow'),
    towards: z.enum(['left', 'right', 'up', 'down']),
    grow: z.boolean(),
    far: z.boolean(),
    displayId,
  }),
  z.strictObject({ kind: z.literal('nextWindow'), back: z.boolean() }),
  z.strictObject({ kind: z.literal('take') }),
  z.strictObject({ kind: z.literal('cancel') }),
]);
export type OverlayAction = z.infer<typeof OverlayAction>;

export const overlayCalls = {
  describeOverlay: { request: z.undefined(), response: OverlayView },
  overlayAct: { request: OverlayAction, response: z.undefined() },
} as const satisfies Record<OverlayCallName, { request: z.ZodType; response: z.ZodType }>;

/** `window.overlay`: all that a page over the screen can do. */
export interface OverlayApi {
  describeOverlay(): Promise<OverlayView>;
  overlayAct(action: OverlayAction): Promise<void>;
  onChange(listener: (state: OverlayState) => void): () => void;
}

import { z } from 'zod';
import { RecordingState } from '../evidence/recordingState.ts';
import { Done } from './views.ts';

/** What the bar shows that is always in sight while something is recorded. */
export const BarView = z.strictObject({
  language: z.string(),
  theme: z.enum(['system', 'light', 'dark']),
  state: RecordingState,
});
export type BarView = z.infer<typeof BarView>;

/** What can be done on the bar. */
export const BarAction = z.discriminatedUnion('kind', [
  /** The page has drawn itself: it may be shown, and only then does anything record. */
  z.strictObject({ kind: z.literal('drawn') }),
  z.strictObject({ kind: z.literal('pause') }),
  z.strictObject({ kind: z.literal('resume') }),
  z.strictObject({ kind: z.literal('stop') }),
  z.strictObject({ kind: z.literal('picture') }),
  /** "Here it goes wrong": a picture of now, marked. */
  z.strictObject({ kind: z.literal('wrong') }),
  z.strictObject({ kind: z.literal('note'), text: z.string().min(1).max(2_000) }),
]);
export type BarAction = z.infer<typeof BarAction>;

/** The calls of the bar's page, which reaches nothing else. */
export const barCalls = {
  describeBar: { request: z.undefined(), response: BarView },
  barAct: { request: BarAction, response: Done },
} as const;

/** `window.bar`, as the bar's page sees it. */
export interface BarApi {
  describeBar(): Promise<BarView>;
  barAct(action: BarAction): Promise<Done>;
  onChange(listener: (view: BarView) => void): () => void;
}

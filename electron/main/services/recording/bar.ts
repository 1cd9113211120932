import type { BarAction, BarView } from '../../../../core/contract/barCalls.ts';
import type { Done } from '../../../../core/contract/views.ts';

/** What shows that something is recorded. Nothing records without it. */
export interface Bar {
  tell(view: BarView): void;
  /** Takes it away; `gone` is not called for that. */
  close(): void;
}

/** What the bar is told by, and tells. */
export interface BarHooks {
  describe: () => BarView;
  act: (action: Exclude<BarAction, { kind: 'drawn' }>) => Promise<Done>;
  /** It is not in sight any more: it was closed, it crashed, or it hangs. At most once. */
  gone: () => void;
}

/** Shows the bar; resolves when it can be seen, with null when it cannot be. */
export type OpenBar = (hooks: BarHooks) => Promise<Bar | null>;

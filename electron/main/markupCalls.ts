import { systemChance } from '../adapters/world/world.ts';
import type { Handlers } from '../ipc/handle.ts';
import type { House } from './house.ts';
import { Markup } from './services/markup/index.ts';

/** The calls that mark pictures. A preview, and a window that closes, wait for what they do. */
export function markupCalls({
  drafts,
  atRest,
  evidence,
  ground,
}: House): Pick<Handlers, 'markPicture' | 'shrinkPicture' | 'redactEverywhere'> {
  const { studio, clock, logger } = ground;
  const markup = new Markup({ drafts, store: atRest.drafts, studio, clock, chance: systemChance, logger });
  return {
    markPicture: (request) => evidence.track(request.draftId, markup.mark(request)),
    shrinkPicture: (request) => evidence.track(request.draftId, markup.shrink(request)),
    redactEverywhere: (request) => evidence.track(request.draftId, markup.redactEverywhere(request)),
  };
}

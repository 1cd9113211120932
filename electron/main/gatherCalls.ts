import type { gatherCalls as rows } from '../../core/contract/gatherCalls.ts';
import type { Handlers } from '../ipc/handle.ts';
import type { House } from './house.ts';

/** Longest end of a text that is shown, in bytes: a window that lays out more stops answering. */
const longestShown = 256 * 1024;

/** Answers the calls about logs, crash dumps and the texts that were added. */
export function gatherCalls(house: House): Pick<Handlers, keyof typeof rows> {
  const { drafts, evidence, gathering } = house;
  return {
    listLogs: async () => ({ sources: gathering.sources(), dumps: await gathering.freshDumps() }),
    gatherLogs: async ({ draftId, ids }) => {
      const gathered = await evidence.track(draftId, gathering.gather(draftId, ids));
      return gathered.ok
        ? { kind: 'gathered', sources: gathered.value }
        : { kind: 'notDone', failure: gathered.failure };
    },
    addCrashDump: async ({ draftId, path }) => {
      const added = await evidence.track(draftId, gathering.addDump(draftId, path));
      return added.ok ? { kind: 'added' } : { kind: 'notDone', failure: added.failure };
    },
    readAttachedText: async ({ draftId, attachmentId }) => {
      const draft = await drafts.read(draftId);
      const attachment = draft.ok ? draft.value.attachments.find(({ id }) => id === attachmentId) : undefined;
      if (attachment?.mediaType.startsWith('text/') !== true) return { kind: 'notShown' };
      try {
        const chunks: Uint8Array[] = [];
        let kept = 0;
        for await (const chunk of house.atRest.drafts.readAttachment(draftId, attachment)) {
          chunks.push(chunk);
          kept += chunk.byteLength;
          while (kept - (chunks[0]?.byteLength ?? 0) > longestShown) kept -= chunks.shift()?.byteLength ?? 0;
        }
        const text = new TextDecoder().decode(Buffer.concat(chunks));
        return { kind: 'text', text, whole: kept === attachment.size };
      } catch (error) {
        house.ground.logger.warn('an added text cannot be shown', { attachmentId, reason: String(error) });
        return { kind: 'notShown' };
      }
    },
  };
}

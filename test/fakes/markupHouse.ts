import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Area, PictureMarks } from '../../core/evidence/marks.ts';
import type { PictureStudio } from '../../core/ports/pictures.ts';
import type { NewAttachment } from '../../core/ports/stores.ts';
import type { DraftAttachment } from '../../core/ticket/draft.ts';
import { FileDraftStore } from '../../electron/adapters/files/draftStore.ts';
import { FileTicketStore, type StoreOptions } from '../../electron/adapters/files/ticketStore.ts';
import { redactionCheck, rememberingCheck } from '../../electron/adapters/pictures/checkRedaction.ts';
import { Drafts } from '../../electron/main/services/drafts.ts';
import { Markup } from '../../electron/main/services/markup/index.ts';
import { Previews } from '../../electron/main/services/previews.ts';
import { fixedChance } from './chance.ts';
import { memoryLogger } from './memoryLogger.ts';
import { studioHere } from './pictureStudio.ts';
import { ScriptedDesk } from './scriptedDesk.ts';
import { steppedClock } from './steppedClock.ts';
import { pieces, temporaryFolder } from './temporaryFolder.ts';

export const about: NewAttachment = { name: 'Screen.png', mediaType: 'image/png', origin: 'screenshot' };

/** Marks that cover these areas, and cut to this one. */
export function covering(areas: readonly Area[], crop: Area | null = null): PictureMarks {
  return { schema: 1, marks: areas.map((area, at) => ({ kind: 'redact', id: `${at}`, area })), crop };
}

/** A draft on a real disk, with what marks its pictures, shows and seals it. */
export function markupHouse(
  studio: PictureStudio = studioHere(),
  { root = temporaryFolder(), ...disk }: Partial<Pick<StoreOptions, 'root' | 'fs' | 'now'>> = {},
) {
  const logger = memoryLogger();
  const chance = fixedChance();
  const clock = steppedClock();
  const store = new FileDraftStore({ root, logger, ulid: () => chance.ulid(), ...disk });
  const checkRedaction = redactionCheck(studio, logger);
  const tickets = new FileTicketStore({ root, logger, checkRedaction, ...disk });
  const drafts = new Drafts(store, clock, chance, () => undefined);
  const markup = new Markup({ drafts, store, studio, logger, clock, chance });
  const desk = new ScriptedDesk();
  const previews = new Previews({
    drafts,
    draftStore: store,
    tickets,
    checkRedaction: rememberingCheck(checkRedaction),
    desk: () => desk,
    sealing: () => ({
      now: new Date(clock.now()).toISOString(),
      app: { version: '0.1.0', platform: 'linux' },
      language: 'en',
      categoryLabel: () => null,
    }),
    onSaved: () => undefined,
    logger,
  });
  const file = (draftId: string, id: string): Buffer =>
    readFileSync(join(root, 'drafts', draftId, 'files', id));
  return {
    root,
    logger,
    clock,
    store,
    drafts,
    markup,
    previews,
    tickets,
    file,
    files: (draftId: string) => readdirSync(join(root, 'drafts', draftId, 'files')).sort(),
    /** A draft with these pictures, as they came. */
    draftWith: async (...pictures: Uint8Array[]) => {
      const made = await drafts.create('window', { summary: 'It does not print' });
      if (!made.ok) throw new Error(made.failure.kind);
      const added: DraftAttachment[] = [];
      for (const picture of pictures) {
        const one = await drafts.addFile(made.value.id, about, pieces(picture), 1e9);
        if (!one.ok) throw new Error(one.failure.kind);
        added.push(one.value);
      }
      return { draftId: made.value.id, added };
    },
    /** Marks a picture; what became of it. */
    mark: async (
      draftId: string,
      attachmentId: string,
      marks: PictureMarks,
      overlay: Uint8Array<ArrayBuffer> | null = null,
    ) => {
      const outcome = await markup.mark({ draftId, attachmentId, marks, overlay, decoded: null });
      if (outcome.kind !== 'marked') throw new Error(outcome.failure.kind);
      return outcome.attachment;
    },
    attachments: async (draftId: string) => {
      const draft = await drafts.read(draftId);
      return draft.ok ? draft.value.attachments : [];
    },
  };
}

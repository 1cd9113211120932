import path from 'node:path';
import { dialog } from 'electron';
import type { recordingsCalls as rows } from '../../core/contract/recordingsCalls.ts';
import type { Done } from '../../core/contract/views.ts';
import type { Recording } from '../../core/evidence/recording.ts';
import type { StorageFailure, Stored } from '../../core/ports/stores.ts';
import { ok } from '../../core/result.ts';
import type { Handlers } from '../ipc/handle.ts';
import type { House } from './house.ts';
import { printPdf } from '../adapters/exports/pdf.ts';
import { endings, exportComparison, exportFileName, exportRecording } from './services/recordings/exports.ts';
import { attachComparison, takeOver, type UseWorld } from './services/recordings/use.ts';

/** The calls about recorded steps afterwards. */
export function recordingsCalls(house: House): Pick<Handlers, keyof typeof rows> {
  const { recordings } = house;
  const world = useWorld(house);
  return {
    listRecordings: () => recordings.list(),
    readRecording: ({ id }) => recordings.read(id),
    renameRecording: ({ id, name }) => done(recordings.rename(id, name)),
    removeRecording: ({ id }) => done(recordings.remove(id)),
    editStep: (request) => recordings.edit(request),
    orderSteps: ({ id, order }) => done(recordings.order(id, order)),
    forgetDeleted: ({ id }) => done(recordings.forgetDeleted(id)),
    markStepPicture: (request) => recordings.mark(request),
    coverInAllSteps: (request) => recordings.coverInAll(request),
    useRecording: async (request) => {
      const recording = await recordings.whole(request.id);
      if (!recording.ok) return notDone(recording.failure);
      const used = await takeOver(world, recording.value, request);
      if (used.kind === 'used') await recordings.noteUse(request.id, used.draftId);
      return used;
    },
    exportRecording: async ({ id, format }) => {
      const recording = await recordings.whole(id);
      if (!recording.ok) return notDone(recording.failure);
      const ending = endings[format];
      return save(house, exportFileName(recording.value, ending, world.translate()), ending, (target) =>
        exportRecording(world, recording.value, format, target),
      );
    },
    exportComparison: async ({ good, bad }) => {
      const runs = await bothRuns(house, good, bad);
      if (!runs.ok) return notDone(runs.failure);
      const [one, other] = runs.value;
      return save(house, exportFileName(other, endings.html, world.translate()), endings.html, (target) =>
        exportComparison(world, one, other, target),
      );
    },
    attachComparison: async ({ good, bad, draftId }) => {
      const runs = await bothRuns(house, good, bad);
      return runs.ok ? attachComparison(world, ...runs.value, draftId) : notDone(runs.failure);
    },
  };
}

const notDone = (failure: StorageFailure): { kind: 'notDone'; failure: StorageFailure } => ({
  kind: 'notDone',
  failure,
});

async function done(work: Stored<unknown>): Promise<Done> {
  const outcome = await work;
  return outcome.ok ? { kind: 'done' } : notDone(outcome.failure);
}

const megabyte = 1024 * 1024;

function useWorld(house: House): UseWorld {
  const { drafts, atRest, ground } = house;
  return {
    store: atRest.recordings,
    studio: ground.studio,
    drafts,
    clock: ground.clock,
    translate: ground.translate,
    language: ground.language,
    printPdf,
    openNew: () => house.openNew('window', {}),
    maxFileBytes: () => ground.policy.settings().maxFileMegabytes * megabyte,
  };
}

async function bothRuns(house: House, good: string, bad: string): Stored<[Recording, Recording]> {
  const one = await house.recordings.whole(good);
  if (!one.ok) return one;
  const other = await house.recordings.whole(bad);
  return other.ok ? ok([one.value, other.value]) : other;
}

/** Asks where to, and writes it there. */
async function save(
  house: House,
  name: string,
  ending: string,
  write: (target: string) => Stored<void>,
): Promise<
  { kind: 'saved'; path: string } | { kind: 'cancelled' } | { kind: 'notDone'; failure: StorageFailure }
> {
  const target = await dialog.showSaveDialog({
    defaultPath: path.join(house.ground.paths.documents, name),
    filters: [{ name: ending.toUpperCase(), extensions: [ending] }],
  });
  if (target.canceled || target.filePath === '') return { kind: 'cancelled' };
  const file = path.extname(target.filePath) === '' ? `${target.filePath}.${ending}` : target.filePath;
  const written = await write(file);
  return written.ok ? { kind: 'saved', path: file } : notDone(written.failure);
}

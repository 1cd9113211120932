import { Readable } from 'node:stream';
import type { CallParsed, CallResponse } from '../../../../core/contract/calls.ts';
import { stepPictureName, stepWords } from '../../../../core/evidence/export/document.ts';
import type { RecordedStep, Recording } from '../../../../core/evidence/recording.ts';
import type { NewAttachment, Stored } from '../../../../core/ports/stores.ts';
import { ok } from '../../../../core/result.ts';
import type { DraftAttachment, Draft, Step } from '../../../../core/ticket/draft.ts';
import { limits } from '../../../../core/ticket/limits.ts';
import { pushed } from '../../../adapters/exports/pushed.ts';
import type { Drafts } from '../drafts.ts';
import { comparisonBytes, exportFileName, writeRecording, type ExportWorld } from './exports.ts';
import { finishStepPicture } from './finished.ts';

/** What using a recording needs. */
export interface UseWorld extends ExportWorld {
  drafts: Drafts;
  /** A new report, for who has none open. */
  openNew: () => Stored<Draft>;
  /** Largest file of a report in bytes. */
  maxFileBytes: () => number;
}

type Used = CallResponse<'useRecording'>;

/** What a recording gave to a draft. */
interface Given {
  attachments: DraftAttachment[];
  /** The picture of each step that has one there, by the step's id. */
  pictures: Map<string, string>;
}

/**
 * Makes recorded steps those of a report, with the pictures that were chosen. Steps of the same recording that were
 * taken over before are replaced; what the person wrote beside them stays. When something cannot be done, the report
 * is as it was.
 */
export async function takeOver(
  world: UseWorld,
  recording: Recording,
  request: CallParsed<'useRecording'>,
): Promise<Used> {
  return intoDraft(world, request.draftId, async (draftId) => {
    const given: Given = { attachments: [], pictures: new Map() };
    const added = await addEvidence(world, draftId, recording, request, given);
    const changed = added.ok ? await putSteps(world, draftId, recording, given) : added;
    if (changed.ok) return changed;
    const ids = new Set(given.attachments.map(({ id }) => id));
    await world.drafts.removeAttachments(draftId, ({ id }) => ids.has(id));
    return changed;
  });
}

/** Adds the page on which two runs stand side by side to a report. */
export function attachComparison(
  world: UseWorld,
  good: Recording,
  bad: Recording,
  draftId: string | undefined,
): Promise<Used> {
  const about = { name: 'good-run-and-bad-run.html', mediaType: 'text/html', origin: 'file' } as const;
  return intoDraft(world, draftId, (id) =>
    world.drafts.addFile(id, about, Readable.from([comparisonBytes(world, good, bad)]), world.maxFileBytes()),
  );
}

/** Works on the report that was named, or on a new one, which is thrown away again if that fails. */
async function intoDraft(
  { drafts, openNew }: UseWorld,
  wanted: string | undefined,
  work: (draftId: string) => Stored<unknown>,
): Promise<Used> {
  const draft = await (wanted === undefined ? openNew() : drafts.read(wanted));
  if (!draft.ok) return { kind: 'notDone', failure: draft.failure };
  const { id: draftId } = draft.value;
  const outcome = await work(draftId);
  if (outcome.ok) return { kind: 'used', draftId };
  if (wanted === undefined) await drafts.discard(draftId);
  return { kind: 'notDone', failure: outcome.failure };
}

async function addEvidence(
  world: UseWorld,
  draftId: string,
  recording: Recording,
  { pictures, whole }: CallParsed<'useRecording'>,
  given: Given,
): Stored<void> {
  for (const [index, step] of recording.steps.entries()) {
    if (!pictures.includes(step.id) || step.picture === null) continue;
    const added = await addPicture(world, draftId, recording.id, step, stepPictureName(index + 1));
    if (!added.ok) return added;
    given.attachments.push(added.value);
    given.pictures.set(step.id, added.value.id);
  }
  if (whole === 'none') return ok(undefined);
  const about: NewAttachment = {
    name: exportFileName(recording, whole, world.translate()),
    mediaType: whole === 'html' ? 'text/html' : 'application/zip',
    origin: 'file',
  };
  const bytes = pushed((write) => writeRecording(world, recording, whole, write));
  const added = await world.drafts.addFile(draftId, about, bytes, world.maxFileBytes());
  if (!added.ok) return added;
  given.attachments.push(added.value);
  return ok(undefined);
}

async function addPicture(
  world: UseWorld,
  draftId: string,
  recordingId: string,
  step: RecordedStep,
  name: string,
): Stored<DraftAttachment> {
  const { drafts, clock, maxFileBytes } = world;
  const made = await finishStepPicture(world, recordingId, step, name);
  if (!made.ok) return made;
  const { png, width, height, areas } = made.value;
  // It was looked at just now; before it leaves, the very file is looked at again.
  const redaction = { areas, checkedAt: new Date(clock.now()).toISOString() };
  const about = { name, mediaType: 'image/png', origin: 'step', width, height } as const;
  const said = areas.length === 0 ? about : { ...about, redaction };
  return drafts.addFile(draftId, said, Readable.from([png]), maxFileBytes());
}

async function putSteps(
  { drafts, translate }: UseWorld,
  draftId: string,
  recording: Recording,
  given: Given,
): Stored<unknown> {
  const words = translate();
  const steps = recording.steps.map((step): Step => {
    const picture = given.pictures.get(step.id);
    return {
      id: step.id,
      text: reportWords(step, words).slice(0, limits.step),
      ...(picture === undefined ? {} : { picture }),
    };
  });
  const taken = new Set(steps.map(({ id }) => id));
  const before = await drafts.read(draftId);
  if (!before.ok) return before;
  const replaced = new Set(
    before.value.steps.flatMap(({ id, picture }) =>
      taken.has(id) && picture !== undefined ? [picture] : [],
    ),
  );
  const changed = await drafts.change(draftId, (draft) => ({
    ...draft,
    steps: [...draft.steps.filter(({ id, text }) => !taken.has(id) && text.trim() !== ''), ...steps].slice(
      0,
      limits.steps,
    ),
  }));
  if (!changed.ok) return changed;
  return drafts.removeAttachments(draftId, ({ id, original }) => replaced.has(original?.id ?? id));
}

/** A step as the report says it: what was done, where it goes wrong, and what the person wrote beside it. */
function reportWords(step: RecordedStep, translate: ReturnType<ExportWorld['translate']>): string {
  const note = step.action.kind === 'note' && step.words === null ? '' : step.note.trim();
  return [
    stepWords(step, translate),
    ...(step.wrong ? [translate('recordings:document.wrong')] : []),
    ...(note === '' ? [] : [note]),
  ].join(' – ');
}

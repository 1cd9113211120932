import { gatheredWith } from '../evidence/gathered.ts';
import type { PixelArea } from '../evidence/marks.ts';
import { coveredAreas, redactedAreas } from '../evidence/redaction.ts';
import { fail, ok, type Result } from '../result.ts';
import type { Attachment } from './attachment.ts';
import type { Draft, DraftAttachment } from './draft.ts';
import { uniqueFileName } from './fileName.ts';
import { TicketMasking } from './masking.ts';
import type { Ticket } from './ticket.ts';

/** What the draft itself cannot know. `now` is an ISO instant. */
export interface SealingContext {
  now: string;
  app: { version: string; platform: string };
  /** Language of the ticket's headings, BCP 47. */
  language: string;
  /** IANA name of the zone the person is in. */
  timeZone?: string;
  /** The name of a category of the policy, or null when the policy does not know it (any more). */
  categoryLabel: (id: string) => string | null;
}

/** Why a draft cannot be sealed yet. */
export type SealFailure = { kind: 'summaryMissing' };

/**
 * Seals a draft: the ticket holds what leaves and nothing else. Attachments and machine sections that were
 * switched off stay behind; names are made unique because help desks list them flat. What it says of covered areas
 * has to be checked on the files before anybody sees it; that check counts as made now.
 */
export function sealDraft(draft: Draft, context: SealingContext): Result<Ticket, SealFailure> {
  const summary = draft.summary.trim().replace(/\s+/g, ' ');
  if (summary === '') return fail({ kind: 'summaryMissing' });
  const label = draft.category === null ? null : context.categoryLabel(draft.category);
  const withheld = new Set(draft.withheld);
  const masking = new TicketMasking();
  const attachments = includedAttachments(draft.attachments, context.now, masking);
  return ok({
    schema: 1,
    id: draft.id,
    createdAt: draft.createdAt,
    sealedAt: context.now,
    source: draft.source,
    ...(draft.basedOn === undefined ? {} : { basedOn: draft.basedOn }),
    summary,
    details: draft.details.trim(),
    steps: stepsWithPictures(draft, attachments),
    expected: draft.expected.trim(),
    actual: draft.actual.trim(),
    since: draft.since.trim(),
    frequency: draft.frequency,
    tried: draft.tried.trim(),
    hindrance: draft.hindrance,
    category: draft.category === null || label === null ? null : { id: draft.category, label },
    contact: draft.contact,
    attachments,
    ...gatheredOf(draft, masking),
    machine:
      draft.machine === null
        ? null
        : masking.machine({
            gatheredAt: draft.machine.gatheredAt,
            sections: draft.machine.sections.filter((section) => !withheld.has(section.id)),
          }),
    withheld: [...withheld],
    // Last: by now everything was masked.
    ...masking.told(),
    app: context.app,
    language: context.language,
    ...(context.timeZone === undefined ? {} : { timeZone: context.timeZone }),
  });
}

function gatheredOf(draft: Draft, masking: TicketMasking): Pick<Ticket, 'gathered'> {
  const included = new Set(draft.attachments.filter((one) => one.included).map(({ id }) => id));
  const gathered = gatheredWith(draft.gathered ?? [], (id) => included.has(id));
  return gathered.length === 0 ? {} : { gathered: masking.gathered(gathered) };
}

/** Steps in order, without empty rows; a step whose picture goes along names it, in every way a report is read. */
function stepsWithPictures(draft: Draft, sealed: readonly Attachment[]): string[] {
  const included = draft.attachments.filter((attachment) => attachment.included);
  const names = new Map(included.map(({ id, original }, at) => [original?.id ?? id, sealed[at]?.name]));
  return draft.steps.flatMap((step) => {
    const text = step.text.trim();
    const name = step.picture === undefined ? undefined : names.get(step.picture);
    if (text === '') return [];
    return [name === undefined ? text : `${text} (${name})`];
  });
}

function includedAttachments(
  attachments: readonly DraftAttachment[],
  now: string,
  masking: TicketMasking,
): Attachment[] {
  const taken: string[] = [];
  return attachments
    .filter((attachment) => attachment.included)
    .map((draftAttachment) => {
      const {
        included: _included,
        marks: _marks,
        original: _original,
        declined: _declined,
        ...attachment
      } = draftAttachment;
      const name = uniqueFileName(masking.fileName(attachment.name), taken);
      taken.push(name);
      const areas = coveredIn(draftAttachment);
      return { ...attachment, name, ...(areas.length === 0 ? {} : { redaction: { areas, checkedAt: now } }) };
    });
}

/** What has to be covered, by the marks themselves: what the list says of it is not taken on trust. */
function coveredIn({ marks, original, redaction }: DraftAttachment): PixelArea[] {
  if (marks === undefined || original === undefined) return redaction?.areas ?? [];
  const areas = [...(original.redaction?.areas ?? []), ...redactedAreas(marks)];
  return coveredAreas(areas, marks.crop, original, marks.scale);
}

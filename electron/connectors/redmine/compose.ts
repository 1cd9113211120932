import type { RedmineDesk } from '../../../core/policy/desks/redmine.ts';
import type { OutgoingPart } from '../../../core/ports/helpDesk.ts';
import { jsonBytes, safeNames, type Describe } from '../../../core/report/report.ts';
import type { Attachment } from '../../../core/ticket/attachment.ts';
import type { Ticket } from '../../../core/ticket/ticket.ts';
import type { RedmineApi } from './api.ts';
import { filesOf } from './files.ts';

/** Redmine's limit for a subject, in characters (app/models/issue.rb). */
export const longestSubject = 255;

/** Stands for an upload's handle in the preview: Redmine gives it out while the report is sent. */
const tokenToCome = '…';

/** The text of the issue, in Markdown. Its pictures are shown within it. */
export function descriptionOf(ticket: Ticket, describe: Describe): string {
  const names = safeNames(ticket);
  return describe.markdown(ticket, {
    title: false,
    pictureHref: ({ id }) => shownAs(names.get(id) ?? ''),
  });
}

/** The subject: the summary, cut with an ellipsis where Redmine would refuse it. */
export function subjectOf(ticket: Ticket): string {
  const characters = [...ticket.summary];
  if (characters.length <= longestSubject) return ticket.summary;
  return `${characters
    .slice(0, longestSubject - 1)
    .join('')
    .trimEnd()}…`;
}

/**
 * The address by which Redmine shows a picture of an issue within its text: the file's name, with an ending that it
 * looks for (app/helpers/application_helper.rb, parse_inline_attachments). Null where Redmine keeps the file under
 * another name (app/models/attachment.rb, sanitize_filename).
 */
function shownAs(name: string): string | null {
  return /^[^%']+\.(bmp|gif|jpe?g|png)$/i.test(name) ? encodeURIComponent(name) : null;
}

/** The bytes that create the issue. `tokenOf` gives the handle of a file that was uploaded; undefined: it was not. */
export function issueBytes(
  ticket: Ticket,
  settings: RedmineDesk,
  describe: Describe,
  tokenOf: (attachment: Attachment) => string | undefined,
): Uint8Array<ArrayBuffer> {
  const { project, trackerId, categoryIds, priorityIds, reportIdFieldId, appVersionFieldId } = settings;
  const categoryId = ticket.category === null ? undefined : categoryIds?.[ticket.category.id];
  const priorityId = ticket.hindrance === null ? undefined : priorityIds?.[ticket.hindrance];
  const uploads = filesOf(ticket, describe).flatMap(({ attachment, name }) => {
    const token = tokenOf(attachment);
    return token === undefined ? [] : [{ token, filename: name, content_type: attachment.mediaType }];
  });
  const fields = [
    ...(reportIdFieldId === undefined ? [] : [{ id: reportIdFieldId, value: ticket.id }]),
    ...(appVersionFieldId === undefined ? [] : [{ id: appVersionFieldId, value: ticket.app.version }]),
  ];
  return jsonBytes({
    issue: {
      project_id: project,
      ...(trackerId === undefined ? {} : { tracker_id: trackerId }),
      ...(categoryId === undefined ? {} : { category_id: categoryId }),
      ...(priorityId === undefined ? {} : { priority_id: priorityId }),
      subject: subjectOf(ticket),
      description: descriptionOf(ticket, describe),
      ...(fields.length === 0 ? {} : { custom_fields: fields }),
      ...(uploads.length === 0 ? {} : { uploads }),
    },
  });
}

/** Path of the request that takes an attachment's bytes. `name` is safe: Redmine fails on some that are not. */
export function uploadPath(name: string): string {
  return `uploads.json?filename=${encodeURIComponent(name)}`;
}

/** The requests in their order: each file, then the issue. */
export function composeRedmine(
  ticket: Ticket,
  settings: RedmineDesk,
  describe: Describe,
  api: RedmineApi,
): OutgoingPart[] {
  return [
    ...filesOf(ticket, describe).map(({ attachment, name, bytes }): OutgoingPart => ({
      name,
      mediaType: attachment.mediaType,
      target: api.url(uploadPath(name)),
      content: bytes === undefined ? { kind: 'attachment', attachment } : { kind: 'bytes', bytes },
    })),
    {
      name: 'issue.json',
      mediaType: 'application/json',
      target: api.url('issues.json'),
      content: { kind: 'bytes', bytes: issueBytes(ticket, settings, describe, () => tokenToCome) },
    },
  ];
}

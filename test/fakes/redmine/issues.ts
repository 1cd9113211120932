import { z } from 'zod';
import type { RedmineStore } from './store.ts';
import {
  categories,
  fields,
  priorities,
  projects,
  seed,
  statuses,
  trackers,
  type FakeIssue,
} from './store.ts';

const Wish = z.object({
  project_id: z.union([z.string(), z.number()]).optional(),
  tracker_id: z.int().optional(),
  category_id: z.int().optional(),
  priority_id: z.int().optional(),
  status_id: z.int().optional(),
  subject: z.string().optional(),
  description: z.string().optional(),
  custom_fields: z.array(z.object({ id: z.int(), value: z.string() })).optional(),
  uploads: z.array(z.object({ token: z.string(), filename: z.string().optional() })).optional(),
});
export const IssueBody = z.object({ issue: Wish });
export type Wish = z.infer<typeof Wish>;

/** What Redmine finds wrong, in its order and words; empty when it would take the issue. */
export function faults(wish: Wish, key: string, store: RedmineStore): string[] {
  const project = String(wish.project_id);
  const allowed = key !== seed.readerKey && project !== seed.foreignProject && project in projects;
  const lost = (wish.uploads ?? []).filter(({ token }) => store.unspent(token) === undefined).length;
  const unknown = (list: readonly { id: number }[], id: number | undefined): boolean =>
    id !== undefined && !list.some((one) => one.id === id);
  return [
    ...(allowed ? [] : ['Project cannot be blank', 'Tracker cannot be blank', 'Status cannot be blank']),
    ...(unknown(priorities, wish.priority_id) ? ['Priority cannot be blank'] : []),
    ...(allowed && project === seed.strictProject ? ['Cost centre cannot be blank'] : []),
    ...((wish.subject ?? '') === '' ? ['Subject cannot be blank'] : []),
    ...([...(wish.subject ?? '')].length > 255 ? ['Subject is too long (maximum is 255 characters)'] : []),
    ...(allowed && unknown(categories, wish.category_id) ? ['Category is not included in the list'] : []),
    ...(lost > 0 ? [`${lost} file(s) could not be saved.`] : []),
  ];
}

/** Files the issue; unknown trackers and fields are dropped without a word. */
export function create(wish: Wish, key: string, store: RedmineStore): FakeIssue {
  const issue: FakeIssue = {
    id: store.issues.length + 1,
    project: String(wish.project_id),
    trackerId: trackers.find(({ id }) => id === wish.tracker_id)?.id ?? seed.bugTracker,
    statusId: 1,
    priorityId: wish.priority_id ?? seed.normalPriority,
    ...(wish.category_id === undefined ? {} : { categoryId: wish.category_id }),
    subject: wish.subject ?? '',
    description: (wish.description ?? '').replace(/\r?\n/g, '\r\n'),
    fields: new Map(
      fields.map(({ id }) => [id, wish.custom_fields?.find((field) => field.id === id)?.value ?? '']),
    ),
    authorKey: key,
    createdAt: new Date().toISOString(),
  };
  for (const { token, filename } of wish.uploads ?? []) {
    const attachment = store.unspent(token);
    if (attachment === undefined) continue;
    attachment.issueId = issue.id;
    if (filename !== undefined) {
      attachment.filename = (filename.split(/[/\\]/).at(-1) ?? '').replace(/[?%*:|"'<>\n\r\0]+/g, '_');
    }
  }
  store.issues.push(issue);
  return issue;
}

/** The issue as the API shows it. */
export function shown(issue: FakeIssue, store: RedmineStore, url: string): Record<string, unknown> {
  return {
    id: issue.id,
    project: projects[issue.project],
    tracker: trackers.find(({ id }) => id === issue.trackerId),
    status: statuses.find(({ id }) => id === issue.statusId),
    priority: priorities.find(({ id }) => id === issue.priorityId),
    ...(issue.categoryId === undefined
      ? {}
      : { category: categories.find(({ id }) => id === issue.categoryId) }),
    subject: issue.subject,
    description: issue.description,
    custom_fields: fields.map(({ id, name }) => ({ id, name, value: issue.fields.get(id) ?? '' })),
    created_on: issue.createdAt,
    updated_on: issue.createdAt,
    attachments: store.attachments
      .filter(({ issueId }) => issueId === issue.id)
      .map(({ id, filename, bytes }) => ({
        id,
        filename,
        filesize: bytes.byteLength,
        content_url: `${url}/attachments/download/${id}`,
      })),
  };
}

/** The issues that a query shows to an account, newest first. Filters that are not known are ignored. */
export function query(parameters: URLSearchParams, key: string, store: RedmineStore): FakeIssue[] {
  const known = fields.filter(({ id, filter }) => filter && (parameters.get(`cf_${id}`) ?? '') !== '');
  const project = parameters.get('project_id');
  const all = parameters.get('status_id') === '*';
  return store.issues
    .filter((issue) => key === seed.adminKey || key === seed.agentKey || issue.authorKey === key)
    .filter((issue) => project === null || issue.project === project)
    .filter((issue) => all || statuses.find(({ id }) => id === issue.statusId)?.is_closed === false)
    .filter((issue) => known.every(({ id }) => issue.fields.get(id) === parameters.get(`cf_${id}`)))
    .reverse();
}

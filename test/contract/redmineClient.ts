import { createHash } from 'node:crypto';
import { dataFileName } from '../../electron/connectors/redmine/files.ts';
import type { RedmineSite } from '../helpdesks/redmine.ts';
import type { ArrivedReport } from './helpDesk.contract.ts';

/** An issue as the API shows it, as far as tests look. */
export interface ShownIssue {
  id: number;
  subject: string;
  description: string | null;
  custom_fields: { id: number; value: unknown }[];
  attachments?: { filename: string; content_url: string }[];
}

/** Redmine as its administrator sees it: made apart from the connector, so that it can contradict it. */
export interface RedmineClient {
  issue: (number: string) => Promise<ShownIssue>;
  reports: (reportId: string) => Promise<(ArrivedReport & { number: string })[]>;
  everything: () => Promise<unknown>;
  change: (number: string, change: Record<string, unknown>) => Promise<void>;
  projectId: (identifier: string) => Promise<number | string>;
  /** What a file of an issue holds. */
  fileText: (number: string, name: string) => Promise<string>;
  /** Deletes an upload that no issue has taken, as Redmine's own housekeeping does after a day. */
  clearAway: (token: string) => Promise<void>;
}

export function redmineClient(site: RedmineSite): RedmineClient {
  const ask = async (path: string, init: RequestInit = {}, key = site.adminKey): Promise<Response> => {
    const headers = { 'X-Redmine-API-Key': key, 'Content-Type': 'application/json' };
    const response = await fetch(new URL(path, site.url), { ...init, headers });
    if (!response.ok)
      throw new Error(`${init.method ?? 'GET'} ${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  const issue = async (number: string): Promise<ShownIssue> => {
    const answer = await ask(`/issues/${number}.json?include=attachments`);
    return ((await answer.json()) as { issue: ShownIssue }).issue;
  };
  const page = async (query: string): Promise<{ issues: ShownIssue[]; total_count: number }> => {
    const answer = await ask(`/issues.json?status_id=*&limit=100&sort=id:desc${query}`);
    return (await answer.json()) as { issues: ShownIssue[]; total_count: number };
  };

  return {
    issue,
    async reports(reportId) {
      const { issues } = await page('');
      const hits = issues.filter(({ custom_fields: fields }) =>
        fields.some(({ value }) => value === reportId),
      );
      return Promise.all(
        hits.map(async ({ id }) => {
          const { subject, description, attachments = [] } = await issue(String(id));
          const ofTheTicket = attachments.filter(({ filename }) => filename !== dataFileName);
          const files = ofTheTicket.map(async ({ filename, content_url: url }) => {
            const bytes = Buffer.from(await (await ask(new URL(url).pathname)).arrayBuffer());
            return { name: filename, sha256: createHash('sha256').update(bytes).digest('hex') };
          });
          const text = `${subject}\n${description ?? ''}`.replaceAll('\r\n', '\n');
          return { number: String(id), text, attachments: await Promise.all(files) };
        }),
      );
    },
    async everything() {
      const { issues, total_count: total } = await page('');
      return { total, issues };
    },
    async change(number, change) {
      await ask(`/issues/${number}.json`, { method: 'PUT', body: JSON.stringify({ issue: change }) });
    },
    async projectId(identifier) {
      const answer = await ask(`/projects/${identifier}.json`);
      return ((await answer.json()) as { project: { id: number } }).project.id;
    },
    async fileText(number, name) {
      const { attachments = [] } = await issue(number);
      const found = attachments.find(({ filename }) => filename === name);
      return (await ask(new URL(found?.content_url ?? '', site.url).pathname)).text();
    },
    async clearAway(token) {
      await ask(`/attachments/${token.split('.')[0] ?? ''}.json`, { method: 'DELETE' }, site.appKey);
    },
  };
}

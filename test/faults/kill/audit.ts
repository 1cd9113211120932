import { createHash } from 'node:crypto';
import type { HandraiseApi } from '../../../core/contract/calls.ts';
import type { RedmineSite } from '../../helpdesks/redmine.ts';
import type { Filed } from './ledger.ts';

/** An issue as Redmine has it, with what its attachments really are. */
export interface DeskIssue {
  number: string;
  subject: string;
  reportId: string;
  /** What somebody attached. */
  attachments: { name: string; sha256: string }[];
  /** The report ids in the files for other programs: one of each issue. */
  dataFiles: string[];
}

/** The file for other programs that the connector adds to each issue. */
const dataFile = 'handraise-report.json';

type ReadReport = Extract<Awaited<ReturnType<HandraiseApi['readReport']>>, { kind: 'report' }>['view'];

/** What the app shows when everything has been sent. */
export interface AppView {
  list: Awaited<ReturnType<HandraiseApi['listReports']>>;
  reports: ReadReport[];
}

/** Every issue of the desk, closed ones too, asked for as its administrator and apart from the connector. */
export async function readDesk(site: RedmineSite): Promise<DeskIssue[]> {
  const ask = async (path: string): Promise<Response> => {
    const answer = await fetch(new URL(path, site.url), { headers: { 'X-Redmine-API-Key': site.adminKey } });
    if (!answer.ok) throw new Error(`GET ${path}: ${answer.status}`);
    return answer;
  };
  const issues: DeskIssue[] = [];
  for (let total = 1; issues.length < total;) {
    const path = `/issues.json?status_id=*&sort=id&limit=100&offset=${issues.length}&include=attachments`;
    const page = (await (await ask(path)).json()) as {
      total_count: number;
      issues: {
        id: number;
        subject: string;
        custom_fields: { id: number; value: string }[];
        attachments: { filename: string; content_url: string }[];
      }[];
    };
    total = page.total_count;
    for (const { id, subject, custom_fields: fields, attachments } of page.issues) {
      const kept: DeskIssue['attachments'] = [];
      const dataFiles: string[] = [];
      for (const { filename: name, content_url: url } of attachments) {
        const bytes = Buffer.from(await (await ask(new URL(url).pathname)).arrayBuffer());
        if (name === dataFile) dataFiles.push((JSON.parse(bytes.toString('utf8')) as { id: string }).id);
        else kept.push({ name, sha256: createHash('sha256').update(bytes).digest('hex') });
      }
      const reportId = fields.find((field) => field.id === site.reportIdField)?.value ?? '';
      issues.push({ number: String(id), subject, reportId, attachments: kept, dataFiles });
    }
    if (page.issues.length === 0) break;
  }
  return issues;
}

/** Every broken promise, in a sentence each: what the desk has against what people were told. */
export function audit(filed: readonly Filed[], desk: readonly DeskIssue[], app: AppView): string[] {
  return [
    ...filed.flatMap((one) => ofOne(one, desk, app)),
    ...desk.flatMap((issue) =>
      filed.some(({ summary }) => summary === issue.subject)
        ? []
        : [`issue ${issue.number} is none of ours: ${issue.subject}`],
    ),
    ...desk.flatMap(({ number, reportId, dataFiles }) =>
      dataFiles.length === 1 && dataFiles[0] === reportId
        ? []
        : [`INCOMPLETE: issue ${number} holds as files the reports ${dataFiles.join(', ')}`],
    ),
    ...desk.flatMap((issue, index) =>
      desk.findIndex(({ reportId }) => reportId === issue.reportId) === index
        ? []
        : [`report ${issue.reportId} is twice at the desk: ${issue.number}`],
    ),
    ...app.list.quarantined.map(({ path, reason }) => `in the quarantine: ${path} (${reason})`),
    ...app.reports.flatMap((report) => sentTruly(report, desk)),
  ];
}

function ofOne(one: Filed, desk: readonly DeskIssue[], { list, reports }: AppView): string[] {
  const issues = desk.filter(({ subject }) => subject === one.summary);
  const drafts = list.drafts.filter(({ summary }) => summary === one.summary);
  const tickets = reports.filter(({ ticket }) => ticket.summary === one.summary);
  const problems: string[] = [];
  const issue = issues[0];
  if (issues.length > 1)
    problems.push(`TWICE: “${one.summary}” as ${issues.map(({ number }) => number).join(', ')}`);
  if (one.said && issue === undefined)
    problems.push(`LOST: “${one.summary}” was said to be saved and is not there`);
  if (one.wordsSaved && issue === undefined && drafts.length === 0)
    problems.push(`WORDS LOST: “${one.summary}” was written, said to be saved, and is in no draft`);
  if (one.number !== undefined && one.number !== issue?.number)
    problems.push(`FALSELY SENT: “${one.summary}” was said to be ticket ${one.number}`);
  if (tickets.length !== issues.length)
    problems.push(`“${one.summary}” is ${tickets.length} times in the app and ${issues.length} times there`);
  if (issue === undefined) return problems;
  if (drafts.length > 0) problems.push(`“${one.summary}” is there and still a draft`);
  if (one.id !== undefined && one.id !== issue.reportId)
    problems.push(`“${one.summary}” was called ${one.id} and is ${issue.reportId}`);
  const hashes = issue.attachments.map(({ sha256 }) => sha256);
  if (!one.pictures && !same(hashes, one.files))
    problems.push(`INCOMPLETE: “${one.summary}” has not the files that were attached`);
  return problems;
}

/** "Sent" is the desk's word: the ticket with that number is this report, with everything that was sealed. */
function sentTruly({ ticket, delivery }: ReadReport, desk: readonly DeskIssue[]): string[] {
  const { state } = delivery;
  if (state.kind !== 'delivered') return [`STUCK: “${ticket.summary}” is ${state.kind}`];
  const issue = desk.find(({ number }) => number === state.receipt.number);
  if (issue?.reportId !== ticket.id)
    return [`FALSELY SENT: “${ticket.summary}” is shown as ticket ${state.receipt.number}`];
  const hashes = issue.attachments.map(({ sha256 }) => sha256);
  return same(hashes, ticket.attachments)
    ? []
    : [`INCOMPLETE: “${ticket.summary}” is at the desk without a part of it`];
}

const same = (hashes: readonly string[], files: readonly { sha256: string }[]): boolean =>
  JSON.stringify([...hashes].sort()) === JSON.stringify(files.map(({ sha256 }) => sha256).sort());

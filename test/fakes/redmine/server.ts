import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RedmineSite } from '../../helpdesks/redmine.ts';
import { create, faults, IssueBody, query, shown } from './issues.ts';
import {
  categories,
  fields,
  priorities,
  projects,
  RedmineStore,
  roleOf,
  roles,
  seed,
  trackers,
} from './store.ts';

/** What a request got. `body` undefined: empty, as Redmine answers 401, 403 and 404. */
interface Answer {
  status: number;
  body?: unknown;
  bytes?: Buffer;
}

/** A request as the fake reads it, whole. */
export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  key: string;
  type: string;
  body: Buffer;
}

/**
 * As much of Redmine as the connector meets, with its pitfalls; the real one passes the same suites
 * (test/helpdesks/redmine.contract.test.ts), which is what keeps this one honest.
 */
export async function startFakeRedmine(): Promise<RedmineSite & { stop: () => Promise<void> }> {
  const store = new RedmineStore();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => undefined);
    request.on('end', () => write(response, answer(asked(request, Buffer.concat(chunks)), store, url)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...seed,
    url,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function asked(request: IncomingMessage, body: Buffer): Asked {
  const url = new URL(request.url ?? '/', 'http://fake');
  return {
    method: request.method ?? '',
    path: decodeURIComponent(url.pathname),
    query: url.searchParams,
    key: String(request.headers['x-redmine-api-key']),
    type: request.headers['content-type'] ?? '',
    body,
  };
}

function write(response: ServerResponse, { status, body, bytes }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(bytes ?? (body === undefined ? '' : JSON.stringify(body)));
}

const empty = (status: number): Answer => ({ status });

/** What Redmine does with a request; a function, so that a simulation needs no socket. */
export function answer(request: Asked, store: RedmineStore, url: string): Answer {
  const { method, path, key } = request;
  if (key !== seed.adminKey && roleOf[key] === undefined) return empty(401);
  if (method === 'POST' && path === '/uploads.json') return upload(request, store);
  if (method === 'POST' && path === '/issues.json') return createIssue(request, store, url);
  if (method === 'GET' && path === '/issues.json') return list(request, store, url);
  const issue = /^\/issues\/(\d+)\.json$/.exec(path)?.[1];
  if (issue !== undefined) return oneIssue(request, Number(issue), store, url);
  const download = /^\/attachments\/download\/(\d+)/.exec(path)?.[1];
  if (download !== undefined) {
    const bytes = store.attachments.find(({ id }) => id === Number(download))?.bytes;
    return bytes === undefined ? empty(404) : { status: 200, bytes };
  }
  const attachment = /^\/attachments\/(\d+)\.json$/.exec(path)?.[1];
  if (method === 'DELETE' && attachment !== undefined) {
    const index = store.attachments.findIndex(({ id }) => id === Number(attachment));
    if (index >= 0) store.attachments.splice(index, 1);
    return empty(204);
  }
  return directory(request);
}

/** Accounts, projects and lists. */
function directory({ path, key }: Asked): Answer {
  const ok = (body: unknown): Answer => ({ status: 200, body });
  if (path === '/users/current.json') {
    const role = roleOf[key];
    const memberships =
      role === undefined
        ? []
        : [{ id: 1, project: projects['support'], roles: [{ id: role, name: 'Role' }] }];
    return ok({ user: { id: 1, login: 'reportapp', admin: key === seed.adminKey, memberships } });
  }
  if (path === '/enumerations/issue_priorities.json') return ok({ issue_priorities: priorities });
  const role = /^\/roles\/(\d+)\.json$/.exec(path)?.[1];
  if (role !== undefined) return ok({ role: { id: Number(role), permissions: roles[Number(role)] } });
  const name = /^\/projects\/([^/]+)\.json$/.exec(path)?.[1] ?? '';
  const project = projects[name];
  if (project === undefined) return empty(404);
  if (name === seed.foreignProject && key !== seed.adminKey) return empty(403);
  return ok({ project: { ...project, identifier: name, trackers, issue_categories: categories } });
}

function upload({ type, body, query: parameters }: Asked, store: RedmineStore): Answer {
  if (type !== 'application/octet-stream') return empty(406);
  const filename = parameters.get('filename') ?? '';
  if (filename.includes('\0')) return empty(500);
  const too = `This file cannot be uploaded because it exceeds the maximum allowed file size (${seed.maxAttachmentBytes})`;
  if (body.byteLength > seed.maxAttachmentBytes) return { status: 422, body: { errors: [too] } };
  const { id, token } = store.upload(filename, body);
  return { status: 201, body: { upload: { id, token } } };
}

function createIssue({ body, key }: Asked, store: RedmineStore, url: string): Answer {
  const { issue: wish } = IssueBody.parse(JSON.parse(body.toString('utf8')));
  const errors = faults(wish, key, store);
  if (errors.length > 0) return { status: 422, body: { errors } };
  const { attachments: _notInThisAnswer, ...issue } = shown(create(wish, key, store), store, url);
  return { status: 201, body: { issue } };
}

function list({ query: parameters, key }: Asked, store: RedmineStore, url: string): Answer {
  const blank = fields.find(({ id, filter }) => filter && parameters.get(`cf_${id}`) === '');
  if (blank !== undefined) return { status: 422, body: { errors: [`${blank.name} cannot be blank`] } };
  const hits = query(parameters, key, store);
  const [limit, offset] = [Number(parameters.get('limit') ?? 25), Number(parameters.get('offset') ?? 0)];
  const issues = hits.slice(offset, offset + limit).map((issue) => shown(issue, store, url));
  return { status: 200, body: { issues, total_count: hits.length, offset, limit } };
}

function oneIssue({ method, body, key }: Asked, id: number, store: RedmineStore, url: string): Answer {
  const issue = store.issues.find((one) => one.id === id);
  if (issue === undefined) return empty(404);
  if (method === 'GET') return { status: 200, body: { issue: shown(issue, store, url) } };
  // Changes that an account may not make are answered as if they had been made.
  if (key !== seed.adminKey) return empty(204);
  const { issue: wish } = IssueBody.parse(JSON.parse(body.toString('utf8')));
  if (wish.status_id !== undefined) issue.statusId = wish.status_id;
  if (wish.project_id !== undefined) issue.project = String(wish.project_id);
  return empty(204);
}

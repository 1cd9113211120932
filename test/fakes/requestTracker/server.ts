import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestTrackerSite } from '../../helpdesks/rt.ts';
import { answerRest, type Answer } from './rest.ts';
import { isAccount, RequestTrackerStore, seed } from './store.ts';

/** How the fake's cookie is called: `RT_SID_<name>.<port>`. */
const cookieName = 'RT_SID_rt.test.80';

/**
 * As much of Request Tracker as the connector meets, with its pitfalls; the real one passes the same suites
 * (test/helpdesks/rt.contract.test.ts), which is what keeps this one honest.
 */
export async function startFakeRequestTracker(): Promise<RequestTrackerSite & { stop: () => Promise<void> }> {
  const store = new RequestTrackerStore();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => undefined);
    request.on('end', () => write(response, answer(request, Buffer.concat(chunks), store)));
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

function answer(request: IncomingMessage, body: Buffer, store: RequestTrackerStore): Answer {
  const url = new URL(request.url ?? '/', 'http://fake');
  const path = decodeURIComponent(url.pathname);
  const given = /^token (.*)$/.exec(request.headers.authorization ?? '')?.[1];
  const cookie = new RegExp(`${cookieName}=(\\w+)`).exec(request.headers.cookie ?? '')?.[1];
  const fromSession = cookie === undefined ? undefined : store.sessions.get(cookie);
  const token = fromSession ?? (given !== undefined && isAccount(given) ? given : undefined);
  const rest = /^\/REST\/2\.0\/(.*)$/.exec(path)?.[1];
  if (rest === undefined) return webPage(request.method ?? '', path, token, store);
  if (token === undefined) {
    const browser = /Mozilla/.test(request.headers['user-agent'] ?? '');
    // A request that looks like a browser's is led to the login.
    if (request.headers.cookie !== undefined || browser) return { status: 302, headers: { location: '/' } };
    return { status: 401, body: { message: 'Unauthorized' } };
  }
  const asked = {
    method: request.method ?? '',
    path: rest,
    query: url.searchParams,
    type: request.headers['content-type'] ?? '',
    body,
    token,
  };
  return answerRest(asked, store);
}

/** The web pages: they open sessions, tell the limit, and answer a POST from elsewhere with a warning. */
function webPage(
  method: string,
  path: string,
  token: string | undefined,
  store: RequestTrackerStore,
): Answer {
  if (token === undefined) return { status: 302, headers: { location: '/NoAuth/Login.html?next=1' } };
  const headers = { 'set-cookie': `${cookieName}=${store.openSession(token)}; path=/; HttpOnly` };
  const config = `<script>RT.Config = {"WebPath":"","MaxAttachmentSize":${seed.maxAttachmentBytes}};</script>`;
  const html = `<!DOCTYPE html><html><head><title>RT</title>${config}</head></html>`;
  return { status: method === 'POST' || path === '/SelfService/' ? 200 : 404, headers, html };
}

function write(response: ServerResponse, { status, body, html, headers = {} }: Answer): void {
  const type = html === undefined ? 'application/json; charset="utf-8"' : 'text/html; charset=utf-8';
  response.writeHead(status, { ...headers, 'content-type': type });
  response.end(html ?? (body === undefined ? '' : JSON.stringify(body)));
}

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { HttpAnswer, HttpClient, HttpOutcome, HttpRequest, HttpTrouble } from '../../core/ports/http.ts';
import type { FaultyServer } from '../fakes/faultyServer.ts';
import { startUntrustedServer } from '../fakes/untrustedServer.ts';

/** One sentence about every `HttpClient`. `run` rejects when it does not hold; it needs no test runner. */
export interface HttpCase {
  title: string;
  run: (client: HttpClient, server: FaultyServer) => Promise<void>;
}

type Asked = Partial<HttpRequest> & { path?: string };

/** A GET of /echo, unless said otherwise. */
export function ask(
  client: HttpClient,
  server: FaultyServer,
  { path, ...rest }: Asked,
): Promise<HttpOutcome> {
  const { signal } = new AbortController();
  return client({ method: 'GET', url: `${server.url}${path ?? '/echo'}`, timeout: 5000, signal, ...rest });
}

function answer(outcome: HttpOutcome): HttpAnswer {
  assert.equal(outcome.kind, 'answer', JSON.stringify(outcome));
  return outcome;
}

/** Rejects unless there was no answer for this cause. */
export function trouble(outcome: HttpOutcome, cause: HttpTrouble['cause'], sent?: boolean): void {
  assert.equal(outcome.kind, 'trouble', JSON.stringify(outcome).slice(0, 300));
  const { cause: found, sent: was, detail } = outcome;
  assert.equal(found, cause, detail);
  if (sent !== undefined) assert.equal(was, sent, `sent: ${detail}`);
}

async function* pieces(size: number, chunk: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < size; at += chunk) {
    yield new Uint8Array(Math.min(chunk, size - at)).fill((at / chunk) % 251);
    await Promise.resolve();
  }
}

async function echoed(client: HttpClient, server: FaultyServer, size: number): Promise<void> {
  const hash = createHash('sha256');
  for await (const chunk of pieces(size, 65_536)) hash.update(chunk);
  const outcome = await ask(client, server, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: { kind: 'stream', chunks: pieces(size, 65_536), length: size },
  });
  const { length, sha256 } = JSON.parse(answer(outcome).text) as { length: number; sha256: string };
  assert.deepEqual({ length, sha256 }, { length: size, sha256: hash.digest('hex') });
}

/** Everything the connectors rely on. */
export const httpCases: HttpCase[] = [
  {
    title: 'brings method, headers and bytes to the server and its text back',
    run: async (client, server) => {
      const outcome = await ask(client, server, {
        method: 'PUT',
        path: '/echo?q=%C5%BE',
        headers: { 'X-Handraise-Report-Id': '01J', 'Content-Type': 'application/json' },
        body: { kind: 'bytes', bytes: new TextEncoder().encode('{"ไทย":"😀"}') },
      });
      const { text, headers, status } = answer(outcome);
      const echo = JSON.parse(text) as Record<string, unknown> & { headers: Record<string, string> };
      assert.equal(status, 200);
      assert.deepEqual([echo['method'], echo['url'], echo['text']], ['PUT', '/echo?q=%C5%BE', 'žluť ไทย 😀']);
      assert.equal(echo.headers['x-handraise-report-id'], '01J');
      assert.equal(echo.headers['content-type'], 'application/json');
      assert.equal(echo['sha256'], createHash('sha256').update('{"ไทย":"😀"}').digest('hex'));
      assert.equal(headers['x-two'], 'a, b', 'repeated headers become one line under a lower-case name');
    },
  },
  {
    title: 'sends no cookies and asks for no cached answer',
    run: async (client, server) => {
      answer(await ask(client, server, {}));
      const before = server.arrived.length;
      const { headers } = JSON.parse(answer(await ask(client, server, {})).text) as {
        headers: Record<string, string>;
      };
      assert.equal(headers['cookie'], undefined);
      assert.equal(server.arrived.length, before + 1);
    },
  },
  {
    title: 'streams ten megabytes with their length, byte for byte',
    run: async (client, server) => {
      const size = 10 * 1024 * 1024 + 1;
      await echoed(client, server, size);
      assert.equal(server.arrived.at(-1)?.headers['content-length'], String(size));
    },
  },
  {
    title: 'tells how far it is, step by step up to the end',
    run: async (client, server) => {
      const size = 10 * 1024 * 1024;
      const sent: number[] = [];
      const outcome = await ask(client, server, {
        path: '/reads-slowly',
        method: 'POST',
        body: { kind: 'stream', chunks: pieces(size, 65_536), length: size },
        onSent: (bytes) => sent.push(bytes),
      });
      assert.equal(answer(outcome).text, `{"length":${size}}`);
      assert.equal(sent.at(-1), size);
      assert.ok(sent.length > 1, 'more than one step');
      assert.deepEqual(
        sent,
        [...sent].sort((a, b) => a - b),
      );
    },
  },
  {
    title: 'streams forty megabytes byte for byte',
    run: (client, server) => echoed(client, server, 40 * 1024 * 1024 + 7),
  },
  {
    title: 'sends an empty body as one',
    run: (client, server) => echoed(client, server, 0),
  },
  ...[200, 201, 204, 400, 403, 404, 413, 422, 429, 500, 502, 503].map((status) => ({
    title: `hands on an answer ${status} as it is`,
    run: async (client: HttpClient, server: FaultyServer) => {
      const outcome = await ask(client, server, { path: `/status/${status}` });
      assert.equal(answer(outcome).status, status);
    },
  })),
  {
    title: 'never follows a redirect',
    run: async (client, server) => {
      const away = answer(await ask(client, server, { path: '/redirect' }));
      assert.equal(away.status, 302);
      assert.equal(away.headers['location'], 'http://portal.example/login?next=%2F');
      const before = server.arrived.length;
      const other = await ask(client, server, {
        path: '/see-other',
        method: 'POST',
        body: { kind: 'bytes', bytes: new Uint8Array(3) },
      });
      assert.equal(answer(other).status, 303);
      assert.equal(server.arrived.length, before + 1, 'only the request itself arrived');
    },
  },
  {
    title: 'leaves signing in to its caller: a 401 is an answer',
    run: async (client, server) => {
      assert.equal(answer(await ask(client, server, { path: '/sign-in' })).status, 401);
    },
  },
  {
    title: 'hands on an answer that comes before the body was read',
    run: async (client, server) => {
      const size = 4 * 1024 * 1024;
      const outcome = await ask(client, server, {
        path: '/too-much',
        method: 'POST',
        body: { kind: 'stream', chunks: pieces(size, 65_536), length: size },
      });
      assert.equal(answer(outcome).status, 413);
    },
  },
  {
    title: 'gives up after silence, and says that the request may have arrived',
    run: async (client, server) => {
      trouble(await ask(client, server, { path: '/silent', timeout: 400 }), 'timeout', true);
      trouble(await ask(client, server, { path: '/silent-in-the-middle', timeout: 400 }), 'timeout', true);
    },
  },
  {
    title: 'waits for an answer that is slow and steady',
    run: async (client, server) => {
      const outcome = await ask(client, server, { path: '/slow-but-steady', timeout: 500 });
      assert.equal(answer(outcome).text, '........');
    },
  },
  {
    title: 'tells an answer that breaks off from a whole one',
    run: async (client, server) =>
      trouble(await ask(client, server, { path: '/breaks-off' }), 'broken', true),
  },
  {
    title: 'refuses an answer over four megabytes',
    run: async (client, server) => trouble(await ask(client, server, { path: '/long' }), 'broken', true),
  },
  {
    title:
      'sends a POST once, also when the server hangs up without an answer on a line that was used before',
    run: async (client, server) => {
      answer(await ask(client, server, { path: '/ok' }));
      const before = server.arrived.length;
      const outcome = await ask(client, server, {
        path: '/hangs-up',
        method: 'POST',
        body: { kind: 'bytes', bytes: new Uint8Array(10) },
      });
      trouble(outcome, 'broken', true);
      assert.equal(server.arrived.length, before + 1);
    },
  },
  {
    title: 'knows for certain that nothing left when the server cannot be reached',
    run: async (client, server) => {
      trouble(await ask(client, server, { url: 'http://127.0.0.1:9/' }), 'unreachable', false);
      trouble(await ask(client, server, { url: 'http://no-such-host.invalid/' }), 'dns', false);
    },
  },
  {
    title: 'sends nothing to a server whose certificate cannot be trusted',
    run: async (client, server) => {
      const untrusted = await startUntrustedServer();
      const body = { kind: 'bytes' as const, bytes: new Uint8Array(10) };
      const outcome = await ask(client, server, { url: untrusted.url, method: 'POST', body });
      await untrusted.close();
      trouble(outcome, 'certificate', false);
      assert.equal(untrusted.requests(), 0);
    },
  },
  {
    title: 'does not throw for a header or an address that cannot be sent',
    run: async (client, server) => {
      trouble(await ask(client, server, { headers: { 'X-Key': 'a\r\nX-Evil: b' } }), 'broken', false);
      trouble(await ask(client, server, { url: 'no address' }), 'broken', false);
    },
  },
  {
    title: 'ends when it is aborted, before and during the request',
    run: async (client, server) => {
      trouble(await ask(client, server, { signal: AbortSignal.abort() }), 'aborted', false);
      const controller = new AbortController();
      const asked = ask(client, server, { path: '/silent', signal: controller.signal });
      setTimeout(() => controller.abort(), 100);
      trouble(await asked, 'aborted', true);
    },
  },
  {
    title: 'lets the error of a body that cannot be read pass, and nothing of it arrives whole',
    run: async (client, server) => {
      const before = server.arrived.length;
      const gone = new Error('the file is gone');
      async function* chunks(): AsyncGenerator<Uint8Array> {
        yield new Uint8Array(1000);
        await Promise.resolve();
        throw gone;
      }
      const asked = ask(client, server, {
        method: 'POST',
        body: { kind: 'stream', chunks: chunks(), length: 5000 },
      });
      await assert.rejects(asked, (error) => error === gone);
      assert.equal(server.arrived.length, before);
    },
  },
  {
    title: 'does not pretend a body that is shorter or longer than it said',
    run: async (client, server) => {
      for (const length of [10, 3000]) {
        const body = { kind: 'stream' as const, chunks: pieces(1000, 500), length };
        trouble(await ask(client, server, { method: 'POST', body }), 'broken');
      }
    },
  },
];

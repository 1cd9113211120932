import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { session } from 'electron';
import { ask, trouble, type HttpCase } from '../../contract/http.contract.ts';
import { electronTitles } from './titles.ts';

const [proxyLogin, proxied] = electronTitles;

async function withProxy(status: number, run: (seen: string[]) => Promise<void>): Promise<void> {
  const seen: string[] = [];
  const proxy: Server = createServer((request, response) => {
    seen.push(request.url ?? '');
    request.resume();
    response.writeHead(status, status === 407 ? { 'proxy-authenticate': 'Basic realm="firm"' } : {});
    response.end('{"by":"proxy"}');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  // Without this rule Chromium never takes a proxy for this machine itself.
  await session.defaultSession.setProxy({
    proxyRules: `127.0.0.1:${port}`,
    proxyBypassRules: '<-loopback>',
  });
  try {
    await run(seen);
  } finally {
    await session.defaultSession.setProxy({ mode: 'direct' });
    proxy.closeAllConnections();
    proxy.close();
  }
}

/** Cases that change the session's network, one after the other. */
export const electronCases: HttpCase[] = [
  {
    title: proxyLogin,
    run: (client, server) =>
      withProxy(407, async () => {
        const body = { kind: 'bytes' as const, bytes: new Uint8Array(10) };
        const before = server.arrived.length;
        trouble(await ask(client, server, { method: 'POST', body }), 'proxyLogin', false);
        assert.equal(server.arrived.length, before);
      }),
  },
  {
    title: proxied,
    run: (client, server) =>
      withProxy(200, async (seen) => {
        const outcome = await ask(client, server, {});
        assert.equal(outcome.kind === 'answer' && outcome.text, '{"by":"proxy"}');
        assert.deepEqual(seen, [`${server.url}/echo`]);
      }),
  },
];

import { afterAll, beforeAll, describe, it } from 'vitest';
import { startFaultyServer, type FaultyServer } from '../fakes/faultyServer.ts';
import { nodeHttp } from '../fakes/nodeHttp.ts';
import { httpCases } from './http.contract.ts';

// The app's own client passes the same cases in Electron: test/e2e/http.spec.ts.
describe('the HTTP client of the tests', () => {
  let server: FaultyServer;
  beforeAll(async () => {
    server = await startFaultyServer();
  });
  afterAll(() => server.close());

  it.each(httpCases)('$title', async ({ run }) => {
    await run(nodeHttp, server);
  });
});

// Runs in Electron's main process, bundled by http.spec.ts: every case of the HTTP contract with the app's client.
import { app, net } from 'electron';
import { electronHttp } from '../../../electron/adapters/http/electronHttp.ts';
import { httpCases } from '../../contract/http.contract.ts';
import { electronCases } from './cases.ts';
import { startFaultyServer } from '../../fakes/faultyServer.ts';

/** One line on stdout for each case. */
export interface CaseResult {
  title: string;
  failure?: string;
}

// A dialog would freeze the process that nobody watches.
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  app.exit(1);
});

async function runCases(): Promise<void> {
  const server = await startFaultyServer();
  const client = electronHttp(net);
  for (const { title, run } of [...httpCases, ...electronCases]) {
    const failure = await run(client, server).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
    const result: CaseResult = failure === undefined ? { title } : { title, failure };
    process.stdout.write(`${JSON.stringify(result)}\n`);
  }
  await server.close();
  app.exit(0);
}

void app.whenReady().then(runCases);

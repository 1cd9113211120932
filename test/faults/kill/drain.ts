import { setTimeout as pause } from 'node:timers/promises';
import type { HandraiseApi } from '../../../core/contract/calls.ts';
import type { RunningApp, StartOptions } from '../../e2e/fixtures.ts';
import type { AppView } from './audit.ts';
import { unsentReports } from './dataFolder.ts';

/** Longest time in which everything has to be sent when nothing is in the way any more, in milliseconds. */
const longest = 240_000;

/** Starts the app and presses "send now" until nothing is left. @returns what the app shows then */
export async function drain(
  dataDir: string,
  start: (options?: StartOptions) => Promise<RunningApp>,
  onProgress: (left: number) => void,
): Promise<AppView> {
  const running = await start({ args: ['--reports'] });
  const page = await running.window();
  const api = await page.evaluateHandle(() => (window as unknown as { handraise: HandraiseApi }).handraise);
  const unsent = async (): Promise<number> => {
    const list = await api.evaluate((handraise) => handraise.listReports());
    const known = list.reports.filter(({ state }) => state.kind !== 'delivered').length;
    // The app may not have read them all yet.
    const left = Math.max(known, unsentReports(dataDir));
    if (left > 0) await api.evaluate((handraise) => handraise.sendNow({}));
    onProgress(left);
    return list.complete ? left : Infinity;
  };
  const deadline = Date.now() + longest;
  // What is still there afterwards is stuck, and the audit says so.
  while ((await unsent()) > 0 && Date.now() < deadline) await pause(1_500);
  const view = await api.evaluate(async (handraise) => {
    const list = await handraise.listReports();
    const read = await Promise.all(list.reports.map(({ id }) => handraise.readReport({ id })));
    return { list, read };
  });
  await running.close();
  const reports = view.read.flatMap((answer) => (answer.kind === 'report' ? [answer.view] : []));
  return { list: view.list, reports };
}

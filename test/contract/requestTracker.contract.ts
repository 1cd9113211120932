import { FaultyHttp } from '../fakes/faultyHttp.ts';
import { readMultipart } from '../fakes/multipart.ts';
import { nodeHttp } from '../fakes/nodeHttp.ts';
import { describeHelpDesk, type DeskUnderTest } from './helpDesk.contract.ts';
import { describeNetworkDesk } from './networkDesk.contract.ts';
import { describeAccess } from './requestTrackerAccess.ts';
import { requestTrackerClient } from './requestTrackerClient.ts';
import { describeKept } from './requestTrackerKeeps.ts';
import { describeOnce } from './requestTrackerOnce.ts';
import { creates, deskAt, type Start } from './requestTrackerSetUp.ts';

async function underTest(start: Start): Promise<DeskUnderTest & { http: FaultyHttp }> {
  const site = await start();
  const http = new FaultyHttp(nodeHttp);
  const client = requestTrackerClient(site);
  return {
    desk: deskAt(site, http),
    http,
    takesEmptyFiles: false,
    snapshot: () => client.everything(),
    arrived: (id) => client.reports(id),
    async left(id) {
      const made = http.sent.find(
        ({ url, body }) => url.endsWith('/ticket') && Buffer.from(body).includes(id),
      );
      const type = made?.headers['Content-Type'] ?? '';
      return readMultipart(type, Buffer.from(made?.body ?? [])).map(({ body }) => body);
    },
    close: () => site.stop(),
  };
}

/** Everything that holds for Request Tracker, whether it is the real one or the fake. */
export function describeRequestTracker(title: string, start: Start): void {
  const setUp = (): ReturnType<typeof underTest> => underTest(start);
  describeHelpDesk(title, setUp);
  describeNetworkDesk(`${title} behind an unreliable network`, setUp, creates);
  describeKept(title, start);
  describeOnce(title, start);
  describeAccess(title, start);
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Report } from '../../core/report/report.ts';
import { dataFileName } from '../../electron/connectors/redmine/files.ts';
import { sampleJob } from '../fakes/deskJob.ts';
import { answers, arrivesLate, arrivesTwice, FaultyHttp } from '../fakes/faultyHttp.ts';
import { nodeHttp } from '../fakes/nodeHttp.ts';
import { redmineClient, type RedmineClient } from './redmineClient.ts';
import { deskAt, type Start } from './redmineSetUp.ts';

const file = { name: 'screen.png', bytes: new Uint8Array(70_000).fill(7) };
const creates = ({ method, url }: { method: string; url: string }): boolean =>
  method === 'POST' && url.endsWith('/issues.json');

/** What the report for other programs is good for, beside being read: its handle makes a create single-use. */
export function describeDataFile(title: string, start: Start): void {
  describe(`${title} and its single-use handles`, () => {
    let site: Awaited<ReturnType<Start>>;
    let http: FaultyHttp;
    let client: RedmineClient;
    beforeAll(async () => {
      site = await start();
      http = new FaultyHttp(nodeHttp);
      client = redmineClient(site);
    }, 300_000);
    afterAll(() => site.stop());

    it('makes one issue although the request arrives twice, or once more after it was given up', async () => {
      const [twice, late] = [sampleJob(), sampleJob()];
      http.plan(creates, arrivesTwice);
      expect(await deskAt(site, http).deliver(twice.attempt())).toMatchObject({ kind: 'delivered' });
      expect(await client.reports(twice.ticket.id)).toHaveLength(1);

      const heldBack = arrivesLate();
      http.plan(creates, heldBack.act);
      expect(await deskAt(site, http).deliver(late.attempt())).toMatchObject({ kind: 'failedForNow' });
      expect(await deskAt(site, http).deliver(late.attempt())).toMatchObject({ kind: 'delivered' });
      await heldBack.letGo();
      expect(await client.reports(late.ticket.id)).toHaveLength(1);
    });

    it('gives the report to other programs as a file of the issue, and goes without where no such files are taken', async () => {
      const job = sampleJob({ details: 'for other programs' }, [file]);
      const outcome = await deskAt(site, http).deliver(job.attempt());
      const number = outcome.kind === 'delivered' ? outcome.receipt.number : '';
      const data = JSON.parse(await client.fileText(number, dataFileName)) as unknown;
      expect(Report.parse(data)).toMatchObject({
        id: job.ticket.id,
        details: 'for other programs',
        attachments: [{ location: 'screen.png' }],
      });
      const other = sampleJob();
      http.plan(({ url }) => url.includes(dataFileName), answers(422, '{"errors":["json"]}'));
      expect(await deskAt(site, http).deliver(other.attempt())).toMatchObject({ kind: 'delivered' });
      expect(await client.reports(other.ticket.id)).toHaveLength(1);
    });
  });
}

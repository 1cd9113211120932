import { afterAll, beforeAll } from 'vitest';
import type { Receipt } from '../../core/outbox/delivery.ts';
import type { RequestTrackerDesk } from '../../core/policy/desks/requestTracker.ts';
import type { HelpDesk } from '../../core/ports/helpDesk.ts';
import type { HttpRequest } from '../../core/ports/http.ts';
import { createRequestTrackerDesk } from '../../electron/connectors/requestTracker/index.ts';
import { plainDescribe, sampleJob } from '../fakes/deskJob.ts';
import { FaultyHttp } from '../fakes/faultyHttp.ts';
import { nodeHttp } from '../fakes/nodeHttp.ts';
import type { RequestTrackerSite } from '../helpdesks/rt.ts';
import { requestTrackerClient, type RequestTrackerClient } from './requestTrackerClient.ts';

/** Starts a Request Tracker, real or not. */
export type Start = () => Promise<RequestTrackerSite & { stop: () => Promise<void> }>;

/** A signal that is never given. */
export const never = new AbortController().signal;

/** The request that makes a ticket, and the one that reads it back. */
export const creates = ({ method, url }: HttpRequest): boolean =>
  method === 'POST' && url.endsWith('/ticket');
export const reads = ({ method, url }: HttpRequest): boolean =>
  method === 'GET' && /\/ticket\/\d+$/.test(url);

/** The connector with every field of the site, changed as a test wants it. */
export function deskAt(
  site: RequestTrackerSite,
  http: FaultyHttp,
  change: Partial<RequestTrackerDesk> = {},
  token: () => string = () => site.appToken,
): HelpDesk {
  return createRequestTrackerDesk({
    settings: {
      kind: 'requestTracker',
      url: site.url,
      queue: site.queue,
      reportIdField: site.reportIdField,
      appVersionField: site.appVersionField,
      categoryField: site.categoryField,
      categories: { screen: 'Display', printing: 'Printing' },
      priorities: { blocked: 80, slowed: 40 },
      ...change,
    },
    name: 'Request Tracker',
    http: http.client,
    describe: plainDescribe,
    clock: Date,
    token: async () => token(),
  });
}

/** What a group of tests works with; filled before the first of them. */
export interface Prepared {
  site: RequestTrackerSite;
  http: FaultyHttp;
  client: RequestTrackerClient;
}

/** Starts a Request Tracker for a group of tests. */
export function prepare(start: Start): Prepared {
  const prepared = { http: new FaultyHttp(nodeHttp) } as Prepared;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const site = await start();
    stop = site.stop;
    Object.assign(prepared, { site, client: requestTrackerClient(site) });
  }, 300_000);
  afterAll(() => stop());
  return prepared;
}

/** The receipt of a report that the desk has to take. */
export async function delivered(desk: HelpDesk, job = sampleJob()): Promise<Receipt> {
  const outcome = await desk.deliver(job.attempt());
  if (outcome.kind !== 'delivered') throw new Error(JSON.stringify(outcome));
  return outcome.receipt;
}

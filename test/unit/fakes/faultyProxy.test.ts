import { createServer, type AddressInfo } from 'node:net';
import { onTestFinished, describe, expect, it } from 'vitest';
import { cannedAnswers, faultName, type Fault } from '../../fakes/faultyProxy/faults.ts';
import { startFaultyProxy, type Moment } from '../../fakes/faultyProxy/proxy.ts';
import { startFaultyServer } from '../../fakes/faultyServer.ts';

/** A server behind a proxy that does one fault to every exchange. */
async function house(fault: Fault, onMoment?: (moment: Moment) => Promise<void> | void) {
  const server = await startFaultyServer();
  const moments: Moment[] = [];
  const proxy = await startFaultyProxy({
    target: () => server.url,
    faultFor: () => fault,
    onMoment: (moment) => {
      moments.push(moment);
      return onMoment?.(moment);
    },
  });
  onTestFinished(async () => {
    await proxy.close();
    await server.close();
  });
  return { server, proxy, moments };
}

/** The answer as far as it came: its status, and whether its body came whole. */
async function ask(url: string, method: 'GET' | 'POST', signal?: AbortSignal): Promise<string> {
  try {
    const body = method === 'POST' ? { body: 'x'.repeat(1000) } : {};
    const answer = await fetch(url, { method, redirect: 'manual', ...body, ...(signal && { signal }) });
    return await answer.text().then(
      () => String(answer.status),
      () => `${answer.status} in part`,
    );
  } catch {
    return 'nothing';
  }
}

const { unavailable, portalPage } = cannedAnswers;

describe('the faulty proxy', () => {
  it.each<[Fault, 'GET' | 'POST', string, number]>([
    [{ kind: 'none' }, 'POST', '200', 1],
    [{ kind: 'dropRequest' }, 'POST', 'nothing', 0],
    [{ kind: 'cutRequest' }, 'POST', 'nothing', 0],
    [{ kind: 'dropAnswer' }, 'POST', 'nothing', 1],
    [{ kind: 'cutAnswer' }, 'GET', '200 in part', 1],
    [{ kind: 'lateAnswer', ms: 1 }, 'GET', '200', 1],
    [{ kind: 'lateRequest', ms: 1 }, 'GET', '200', 1],
    [{ kind: 'twice' }, 'GET', '200', 2],
    [{ kind: 'twice' }, 'POST', '200', 1],
    [{ kind: 'slow', bytesPerSecond: 1_000_000 }, 'POST', '200', 1],
    [{ kind: 'answer', forward: false, answer: unavailable }, 'POST', '503', 0],
    [{ kind: 'answer', forward: true, answer: portalPage }, 'POST', '200', 1],
  ])('does to an exchange what is asked: %o of a %s', async (fault, method, got, arrived) => {
    const { server, proxy } = await house(fault);
    expect(await ask(`${proxy.url}/echo`, method)).toBe(got);
    await proxy.idle();
    expect(server.arrived, faultName(fault)).toHaveLength(arrived);
  });

  it('is silent when that is asked, and the server has the request', async () => {
    const client = new AbortController();
    const { server, proxy } = await house({ kind: 'silent' }, (moment) => {
      // Nothing more comes: the client gives up.
      if (moment === 'committed') client.abort();
    });
    expect(await ask(`${proxy.url}/echo`, 'GET', client.signal)).toBe('nothing');
    expect(server.arrived).toHaveLength(1);
  });

  it('tells each moment, and waits in it for whoever listens', async () => {
    const order: string[] = [];
    const { proxy, moments } = await house({ kind: 'none' }, async (moment) => {
      order.push(`${moment} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      order.push(`${moment} ends`);
    });
    await ask(`${proxy.url}/echo`, 'POST');
    await proxy.idle();
    expect(moments).toEqual(['arrived', 'halfRead', 'read', 'committed', 'halfAnswered', 'answered']);
    expect(order).toEqual(moments.flatMap((moment) => [`${moment} begins`, `${moment} ends`]));
  });

  it('brings a whole request to the server although the client has gone', async () => {
    const client = new AbortController();
    let tellGone: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => (tellGone = resolve));
    const { server, proxy } = await house({ kind: 'none' }, (moment) => {
      if (moment !== 'read') return undefined;
      client.abort();
      return gone;
    });
    expect(await ask(`${proxy.url}/echo`, 'POST', client.signal)).toBe('nothing');
    tellGone();
    await proxy.idle();
    expect(server.arrived).toHaveLength(1);
  });

  it('answers 502 for a server that is not there, and goes on', async () => {
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    const proxy = await startFaultyProxy({
      target: () => `http://127.0.0.1:${port}`,
      faultFor: () => ({ kind: 'none' }),
    });
    onTestFinished(() => proxy.close());
    expect(await ask(proxy.url, 'GET')).toBe('502');
    expect(await ask(proxy.url, 'POST')).toBe('502');
  });
});

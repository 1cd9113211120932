import type { AddressInfo } from 'node:net';
import { connect, createServer, type TLSSocket } from 'node:tls';
import type { MailSite } from './site.ts';

/** What the line does to the next mail that goes over it. */
export type LineFault =
  /** The server takes the mail; its answer never comes, and the line is cut. */
  | 'losesTheAnswer'
  /** The same, and the line stays open and silent. */
  | 'swallowsTheAnswer'
  /** The line is cut while the mail is on its way. */
  | 'cutsInTheMiddle';

/** A line to a mail server on which things go wrong when they are told to. */
export interface FaultyLine {
  /** Port of a submission server with TLS from the start, on 127.0.0.1. */
  port: number;
  /** Holds for the next mail only. */
  plan: (fault: LineFault) => void;
  /** Resolves when the planned fault has happened. */
  happened: () => Promise<void>;
  close: () => Promise<void>;
}

/** Bytes of a mail after which the line is cut in the middle. */
const middle = 20_000;

/**
 * A line to the site's submission server. It ends the encryption with the site's own certificate and begins it anew,
 * because what goes wrong depends on where in the mail it does.
 */
export async function startFaultyLine(site: MailSite): Promise<FaultyLine> {
  let planned: LineFault | undefined;
  let tell: () => void = () => undefined;
  let happened = Promise.resolve();
  const open = new Set<TLSSocket>();

  const server = createServer(site.tls, (client) => {
    const upstream = connect({ host: 'localhost', port: site.ports.submissions, ca: site.ca });
    let sending = 0;
    let answerIsLost: LineFault | undefined;
    const cut = (): void => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', cut);
      socket.on('close', () => {
        open.delete(socket);
        cut();
      });
    }
    upstream.on('data', (chunk: Buffer) => {
      const said = chunk.toString('latin1');
      if (/^354/m.test(said)) sending = 1;
      if (answerIsLost !== undefined && sending > 0 && /^250/.test(said)) {
        tell();
        if (answerIsLost === 'losesTheAnswer') cut();
        return;
      }
      client.write(chunk);
    });
    client.on('data', (chunk: Buffer) => {
      if (sending > 0 && planned !== undefined) {
        sending += chunk.byteLength;
        if (planned !== 'cutsInTheMiddle') answerIsLost = planned;
        else if (sending > middle) {
          tell();
          planned = undefined;
          cut();
          return;
        }
        if (chunk.toString('latin1').endsWith('\r\n.\r\n')) planned = undefined;
      }
      upstream.write(chunk);
    });
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    plan(fault) {
      planned = fault;
      happened = new Promise((resolve) => (tell = resolve));
    },
    happened: () => happened,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

import { once } from 'node:events';
import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net';
import { startWebhookReceiver, type WebhookReceiver } from '../../fakes/webhookReceiver.ts';

/** Key that desk and app share. */
export const secret = 'a-key-that-both-sides-know';

/** What happens to a connection on its way to the desk. */
export type Trouble =
  | { kind: 'none' }
  /** It is taken, and nothing ever comes back. */
  | { kind: 'silent' }
  /** It is reset after so many bytes of the request. */
  | { kind: 'reset'; after: number }
  /** The desk takes the request, and its answer is lost. */
  | { kind: 'losesAnswer' }
  /** Whatever is asked, this comes back, as HTTP/1.1. */
  | { kind: 'says'; status: string; headers?: Readonly<Record<string, string>>; body?: string };

/** A help desk that takes webhooks, behind a line that a test can spoil. */
export interface TroubledDesk {
  url: string;
  port: number;
  trouble: Trouble;
  /** Summaries of the reports that it has taken. */
  taken: () => string[];
  received: WebhookReceiver['received'];
  /** Nobody listens any more, until `listen`. */
  hangUp: () => Promise<void>;
  listen: () => Promise<void>;
  close: () => Promise<void>;
}

/** Starts it on a free port of 127.0.0.1. */
export async function startTroubledDesk(): Promise<TroubledDesk> {
  const receiver = await startWebhookReceiver(secret);
  const behind = Number(new URL(receiver.url).port);
  const sockets = new Set<Socket>();
  const line = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    spoil(socket, desk.trouble, behind);
  });
  line.listen(0, '127.0.0.1');
  await once(line, 'listening');
  const { port } = line.address() as AddressInfo;
  const hangUp = async (): Promise<void> => {
    if (!line.listening) return;
    const closed = once(line, 'close');
    line.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  const desk: TroubledDesk = {
    url: `http://127.0.0.1:${port}/handraise`,
    port,
    trouble: { kind: 'none' },
    taken: () => receiver.received.map(({ report }) => report.summary),
    received: receiver.received,
    hangUp,
    listen: async () => {
      line.listen(port, '127.0.0.1');
      await once(line, 'listening');
    },
    close: async () => {
      await hangUp();
      await receiver.close();
    },
  };
  return desk;
}

function spoil(socket: Socket, trouble: Trouble, port: number): void {
  switch (trouble.kind) {
    case 'none': {
      const onward = createConnection(port, '127.0.0.1');
      onward.on('error', () => socket.destroy());
      socket.on('close', () => onward.destroy());
      socket.pipe(onward).pipe(socket);
      return;
    }
    case 'losesAnswer': {
      const onward = createConnection(port, '127.0.0.1');
      onward.on('error', () => undefined);
      onward.once('data', () => socket.resetAndDestroy());
      socket.pipe(onward);
      return;
    }
    case 'silent':
      return;
    case 'reset': {
      let read = 0;
      socket.on('data', (chunk) => {
        read += chunk.byteLength;
        if (read >= trouble.after) socket.resetAndDestroy();
      });
      return;
    }
    case 'says':
      socket.once('data', () => {
        const body = trouble.body ?? '';
        const headers = {
          'content-length': String(Buffer.byteLength(body)),
          connection: 'close',
          ...trouble.headers,
        };
        const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
        socket.end(`HTTP/1.1 ${trouble.status}\r\n${lines.join('')}\r\n${body}`);
        // What still comes is read and dropped: closing with unread bytes would reset the answer away.
        socket.resume();
      });
  }
}

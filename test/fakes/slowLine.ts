import { once } from 'node:events';
import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** One connection over the line: one request of a client that says `Connection: close`. */
export interface Passage {
  /** The first line of what the client said; empty while it has said nothing. */
  request: string;
  /** How many bytes were passed on to the server. */
  bytes: number;
}

export interface SlowLineOptions {
  /** Where the server listens on 127.0.0.1. */
  port: number;
  /** What all connections together get through towards the server; answers come at full speed. */
  bytesPerSecond: number;
  /** After how many bytes of this request the whole line is cut; undefined: it is not. Asked once for each. */
  cutAfter: (request: string) => number | undefined;
}

/** A thin line to a server. A cut resets every connection; new ones are taken at once. */
export interface SlowLine {
  url: string;
  /** Every connection, oldest first. */
  passages: readonly Passage[];
  /** How often the line was cut. */
  cuts: number;
  close: () => Promise<void>;
}

/** Listens on a free port of 127.0.0.1. */
export async function startSlowLine(options: SlowLineOptions): Promise<SlowLine> {
  const sockets = new Set<Socket>();
  const passages: Passage[] = [];
  const turn = shareOut(options.bytesPerSecond);
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  };
  const cut = (): void => {
    line.cuts += 1;
    for (const socket of sockets) socket.resetAndDestroy();
  };
  const server = createServer((client) => {
    const onward = createConnection(options.port, '127.0.0.1');
    keep(client);
    keep(onward);
    client.on('close', () => onward.destroy());
    onward.pipe(client);
    const passage: Passage = { request: '', bytes: 0 };
    passages.push(passage);
    // A broken connection ends the reading with an error; whoever is at its other end is told by the socket.
    carry(client, onward, passage, { turn, cut, cutAfter: options.cutAfter }).catch(() => onward.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const line: SlowLine = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passages,
    cuts: 0,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
  return line;
}

/** Gives each caller its time on the line, one after the other. */
function shareOut(bytesPerSecond: number): (bytes: number) => Promise<void> {
  let freeAt = 0;
  return (bytes) => {
    const now = performance.now();
    freeAt = Math.max(now, freeAt) + (bytes / bytesPerSecond) * 1000;
    return pause(freeAt - now);
  };
}

interface Rules {
  turn: (bytes: number) => Promise<void>;
  cut: () => void;
  cutAfter: SlowLineOptions['cutAfter'];
}

/** Reads no faster than the line is, so that the client's own buffers fill up and it sees how slow it is. */
async function carry(client: Socket, onward: Socket, passage: Passage, rules: Rules): Promise<void> {
  let limit = Infinity;
  for await (const chunk of client as AsyncIterable<Buffer>) {
    if (passage.request === '') {
      passage.request = chunk.toString('latin1').split('\r\n')[0] ?? '';
      limit = rules.cutAfter(passage.request) ?? Infinity;
    }
    const part = chunk.subarray(0, limit - passage.bytes);
    await rules.turn(part.byteLength);
    onward.write(part);
    passage.bytes += part.byteLength;
    if (passage.bytes >= limit) {
      rules.cut();
      return;
    }
  }
  onward.end();
}

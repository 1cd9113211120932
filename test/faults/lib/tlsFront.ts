import { once } from 'node:events';
import { createConnection, type AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import type { MadeCertificate } from '../../fakes/certificates.ts';

/** TLS in front of a desk, with a certificate that can be changed. */
export interface TlsFront {
  url: string;
  /** Bytes that a client said within TLS: none, when it did not trust the certificate. */
  heard: number;
  show: (certificate: MadeCertificate) => void;
  close: () => Promise<void>;
}

/** Listens on a free port of 127.0.0.1, as `localhost`, and passes everything on to `port`. */
export async function startTlsFront(port: number, first: MadeCertificate): Promise<TlsFront> {
  const server = createServer({ cert: first.cert, key: first.key }, (socket) => {
    const onward = createConnection(port, '127.0.0.1');
    socket.on('data', (chunk: Buffer) => (front.heard += chunk.byteLength));
    socket.on('error', () => onward.destroy());
    onward.on('error', () => socket.destroy());
    socket.pipe(onward).pipe(socket);
  });
  // A client that hangs up in the middle of the handshake is what is wanted here.
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const front: TlsFront = {
    url: `https://localhost:${(server.address() as AddressInfo).port}/handraise`,
    heard: 0,
    show: ({ cert, key }) => server.setSecureContext({ cert, key }),
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
  return front;
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A help desk for pictures. */
export interface PictureDesk {
  url: string;
  /** What it answers from now on; a report gets the number. */
  answer: (answer: DeskAnswer) => void;
  close: () => Promise<void>;
}
type DeskAnswer =
  | { number: string }
  /** It refuses, with its own words. */
  | { refusal: string }
  /** It asks to come back later. */
  | { away: number };

/** Starts a webhook desk on 127.0.0.1 that answers as it is told. */
export async function startPictureDesk(): Promise<PictureDesk> {
  let next: DeskAnswer = { number: '4711' };
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      if ('number' in next) {
        const url = `https://helpdesk.example.org/tickets/${next.number}`;
        response.writeHead(201, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ number: next.number, url }));
      } else if ('refusal' in next) {
        response.writeHead(422, { 'content-type': 'text/plain; charset=utf-8' }).end(next.refusal);
      } else {
        response.writeHead(503, { 'retry-after': String(next.away) }).end();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/reports`,
    answer: (answer) => {
      next = answer;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

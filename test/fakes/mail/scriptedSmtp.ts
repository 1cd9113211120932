import { createServer, type AddressInfo, type Socket } from 'node:net';

/** What the server does at a point: says these lines, hangs up with the last of them cut off, or is silent for ever. */
export type Line = string | { hangUp: string } | { silence: true };

/** Points of a conversation: the greeting, a command by its first word, and the end of the mail. */
export type Point = 'greeting' | 'EHLO' | 'STARTTLS' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'body' | 'end';

/** An SMTP server that says what it is told to say, without encryption. */
export interface ScriptedSmtp {
  port: number;
  /** Everything that clients have sent, in the clear. */
  heard: () => string;
  /** Resolves when a silent point was reached. */
  silent: Promise<void>;
  close: () => Promise<void>;
}

const usual: Record<Point, Line> = {
  greeting: '220 mail.example.test ESMTP',
  EHLO: '250-mail.example.test\r\n250-SIZE 1000000\r\n250 ENHANCEDSTATUSCODES',
  STARTTLS: '502 5.5.1 Error: command not implemented',
  AUTH: '235 2.7.0 in',
  MAIL: '250 2.1.0 Ok',
  RCPT: '250 2.1.5 Ok',
  DATA: '354 End data with <CR><LF>.<CR><LF>',
  body: '',
  end: '250 2.0.0 Ok: queued as 4AB',
};

/** Starts it on a free port of 127.0.0.1; `script` changes what it says. `body`: said while the mail comes. */
export async function startScriptedSmtp(script: Partial<Record<Point, Line>>): Promise<ScriptedSmtp> {
  const lines = { ...usual, ...script };
  let heard = '';
  let reached: () => void = () => undefined;
  const silent = new Promise<void>((resolve) => (reached = resolve));
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    let rest = '';
    let inMail = false;
    let quiet = false;
    const isQuiet = (): boolean => quiet;
    const say = (point: Point): void => {
      const line = lines[point];
      if (typeof line === 'string') {
        if (line !== '') socket.write(`${line}\r\n`);
      } else if ('silence' in line) {
        quiet = true;
        reached();
      } else socket.end(line.hangUp);
    };
    socket.on('data', (chunk) => {
      const text = chunk.toString('latin1');
      heard += text;
      if (isQuiet()) return;
      rest += text;
      for (let end = rest.indexOf('\r\n'); end >= 0 && !isQuiet(); end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (inMail && line !== '.') continue;
        if (inMail) {
          inMail = false;
          say('end');
          continue;
        }
        const command = (line.split(' ')[0] ?? '').toUpperCase();
        if (command === 'RSET') socket.write('250 2.0.0 Ok\r\n');
        else if (command === 'QUIT') socket.end('221 2.0.0 Bye\r\n');
        else if (command in lines) say(command as Point);
        else socket.write('502 5.5.2 Error: command not recognized\r\n');
        if (command === 'DATA' && lines.DATA === usual.DATA) {
          inMail = true;
          say('body');
        }
      }
    });
    say('greeting');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    heard: () => heard,
    silent,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

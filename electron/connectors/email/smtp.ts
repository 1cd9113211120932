import { Readable } from 'node:stream';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SMTPConnectionCustomAuthContext } from 'nodemailer/lib/smtp-connection';
import type { EmailContext } from './context.ts';
import { passwordFrom, trusted } from './context.ts';
import { Silence } from './silence.ts';

/** What a server answered to one command. `code` is the three digits, 0 for what is none; `text` may have lines. */
export interface Reply {
  code: number;
  text: string;
}

/** Where a conversation was when it ended. */
export type Stage = 'connect' | 'login' | 'sender' | 'recipient' | 'data' | 'answer';

interface TroubleReason {
  /** Where it happened, if that is known better than from what was going on. */
  stage?: Stage;
  reply?: Reply;
  why?: SmtpTrouble['why'];
  cause?: unknown;
}

/** The conversation ended without what was asked for. `reply`: the server's no. `cause`: what the system or nodemailer said. */
export class SmtpTrouble extends Error {
  readonly stage: Stage;
  readonly reply: Reply | undefined;
  /** Ended by us: nothing was heard for too long, or the attempt was stopped; or a setting is missing. */
  readonly why: 'silence' | 'stopped' | 'noPassword' | 'tooLarge' | undefined;
  constructor(stage: Stage, about: TroubleReason) {
    super(about.reply?.text ?? about.why ?? 'the connection failed', { cause: about.cause });
    this.name = 'SmtpTrouble';
    this.stage = about.stage ?? stage;
    this.reply = about.reply;
    this.why = about.why;
  }
}

/** Name under which single commands are asked for; see `commands`. */
const commandMethod = 'HANDRAISE-COMMANDS';

/** The reply in what a server said. */
function replyIn(said: string): Reply {
  return { code: Number(/^[2-5]\d\d(?=[ -]|$)/.exec(said)?.[0] ?? 0), text: said };
}

/**
 * One conversation with a submission server (RFC 5321, RFC 6409) through nodemailer: encrypted and signed in as the
 * settings want it, or not at all. Every method throws `SmtpTrouble`.
 */
export class SmtpSession {
  readonly #connection: SMTPConnection;
  readonly #context: EmailContext;
  readonly #silence: Silence;
  #stage: Stage = 'connect';
  #fail: (trouble: SmtpTrouble) => void = () => undefined;
  #ended: SmtpTrouble | undefined;
  #commands: SMTPConnectionCustomAuthContext | undefined;
  readonly #unlisten: () => void;

  private constructor(connection: SMTPConnection, context: EmailContext, signal: AbortSignal) {
    this.#connection = connection;
    this.#context = context;
    this.#silence = new Silence(context.clock, () => this.#end({ why: 'silence' }));
    const stop = (): void => this.#end({ why: 'stopped' });
    signal.addEventListener('abort', stop);
    this.#unlisten = () => signal.removeEventListener('abort', stop);
    connection.on('error', (cause: Error) => this.#end(about(cause)));
    // A server that says 421 and hangs up leaves its words behind and no error.
    connection.on('end', () => this.#end(lastWords(connection.lastServerResponse)));
    if (signal.aborted) stop();
  }

  /** Connects and greets; after it the line is encrypted, unless the settings want none of it. */
  static async open(context: EmailContext, signal: AbortSignal): Promise<SmtpSession> {
    const { settings, limits } = context;
    const { host, security = 'starttls', port } = settings.smtp;
    // Loaded here, not with the app: most starts send no mail.
    const { default: Connection } = await import('nodemailer/lib/smtp-connection');
    const connection: SMTPConnection = new Connection({
      host,
      port: port ?? { starttls: 587, tls: 465, none: 25 }[security],
      secure: security === 'tls',
      // Without this a server, or whoever sits before it, that does not offer STARTTLS would be talked to in the clear.
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      tls: { minVersion: 'TLSv1.2', ...(await trusted(context)) },
      connectionTimeout: limits.silence,
      greetingTimeout: limits.silence,
      // Ours end before it; this one holds where ours are gone.
      socketTimeout: limits.lastAnswer + limits.silence,
      customAuth: {
        // The one public way to send commands of one's own is the context of a sign-in of one's own.
        [commandMethod]: (commands) => {
          session.#commands = commands;
          commands.resolve();
        },
      },
    });
    const session = new SmtpSession(connection, context, signal);
    await session.#step((done) => connection.connect(done));
    await session.#step((done) => connection.login({ method: commandMethod }, done));
    return session;
  }

  /** Largest mail in bytes that the server takes (RFC 1870); undefined: it names none. */
  get maxBytes(): number | undefined {
    const { maxAllowedSize = false } = this.#commands ?? {};
    return maxAllowedSize === false || maxAllowedSize === 0 ? undefined : maxAllowedSize;
  }

  get encrypted(): boolean {
    return this.#connection.secure;
  }

  /** Signs in, where the settings name somebody. @returns false when nobody signs in */
  async login(): Promise<boolean> {
    const { user } = this.#context.settings.smtp;
    if (user === undefined || !this.encrypted) return false;
    this.#stage = 'login';
    const pass = await passwordFrom(this.#context.smtpPassword);
    if (pass === undefined) throw new SmtpTrouble('login', { why: 'noPassword' });
    await this.#step((done) => this.#connection.login({ user, pass }, done));
    return true;
  }

  /**
   * Asks whether a mail of `size` bytes would be taken for all of `to`, and takes the question back. nodemailer sends
   * a mail when one recipient of several is accepted: what the others get would then be repeated at every attempt.
   *
   * @returns the refused recipients with the server's words
   */
  async refused(size: number, to: readonly string[]): Promise<{ address: string; reply: Reply }[]> {
    this.#stage = 'sender';
    const { extensions = [] } = this.#commands ?? {};
    const parameter = extensions.includes('SIZE') ? ` SIZE=${size}` : '';
    const sender = await this.#command(`MAIL FROM:<${this.#context.settings.from}>${parameter}`);
    if (!isYes(sender)) throw new SmtpTrouble('sender', { reply: sender });
    this.#stage = 'recipient';
    const refused: { address: string; reply: Reply }[] = [];
    for (const address of to) {
      const reply = await this.#command(`RCPT TO:<${address}>`);
      if (!isYes(reply)) refused.push({ address, reply });
    }
    await this.#step((done) => this.#connection.reset(done));
    return refused;
  }

  /**
   * Sends one mail. Only after its last byte may it have arrived; a stream that fails ends the connection before that.
   *
   * @returns the server's last words, and the recipients that it has refused after all
   */
  async send(
    size: number,
    to: readonly string[],
    body: AsyncIterable<Uint8Array>,
    onBytes: (bytes: number) => void,
  ): Promise<{ said: string; rejected: string[] }> {
    this.#stage = 'data';
    const stream = Readable.from(this.#watched(body, onBytes), { objectMode: false });
    const envelope = { from: this.#context.settings.from, to: [...to], size };
    const info = await this.#step<SMTPConnection.SentMessageInfo>((done) =>
      this.#connection.send(envelope, stream, done),
    );
    return { said: info.response, rejected: info.rejected };
  }

  /** Ends the conversation politely; does not wait for the server's good-bye. */
  close(): void {
    this.#unlisten();
    this.#silence.end();
    // In the middle of a mail a good-bye would be a line of the mail.
    if (this.#ended === undefined && this.#stage !== 'data') this.#connection.quit();
    this.#connection.close();
  }

  async *#watched(
    body: AsyncIterable<Uint8Array>,
    onBytes: (bytes: number) => void,
  ): AsyncGenerator<Uint8Array> {
    let sent = 0;
    for await (const chunk of body) {
      yield chunk;
      sent += chunk.byteLength;
      this.#silence.allow(this.#context.limits.silence);
      onBytes(sent);
    }
    // The stream's end is what makes nodemailer write the dot that ends the mail.
    this.#stage = 'answer';
    this.#silence.allow(this.#context.limits.lastAnswer);
  }

  async #command(command: string): Promise<Reply> {
    const commands = this.#commands;
    if (commands === undefined) throw new SmtpTrouble(this.#stage, {});
    return this.#step<Reply>((done) =>
      commands.sendCommand(command, (error, { response }) => done(error, replyIn(response))),
    );
  }

  /** One exchange, bounded in time and ended with the connection. */
  #step<Value>(begin: (done: (error?: Error | null, value?: Value) => void) => void): Promise<Value> {
    return new Promise((resolve, reject) => {
      if (this.#ended !== undefined) {
        reject(this.#ended);
        return;
      }
      this.#fail = reject;
      this.#silence.allow(this.#context.limits.silence);
      begin((error, value) => {
        this.#silence.end();
        if (error === null || error === undefined) resolve(value as Value);
        else reject(this.#ended ?? new SmtpTrouble(this.#stage, about(error)));
      });
    });
  }

  #end(reason: TroubleReason): void {
    if (this.#ended !== undefined) return;
    this.#ended = new SmtpTrouble(this.#stage, reason);
    this.#silence.end();
    this.#fail(this.#ended);
    this.#connection.close();
  }
}

const isYes = ({ code }: Reply): boolean => code >= 200 && code < 300;

function lastWords(said: string | false): { reply?: Reply } {
  const reply = replyIn(said === false ? '' : said);
  return reply.code >= 400 ? { reply } : {};
}

/** Where nodemailer was, by the command that it names. */
const stages: Record<string, Stage> = { 'MAIL FROM': 'sender', 'RCPT TO': 'recipient' };

/** An error of nodemailer: with the server's words where there were some. */
function about(cause: Error): TroubleReason {
  const { response, code, command } = cause as { response?: unknown; code?: unknown; command?: unknown };
  // The only EMESSAGE without a reply: the server has named a limit, and the mail is larger.
  if (code === 'EMESSAGE' && response === undefined) return { why: 'tooLarge', cause };
  const stage = typeof command === 'string' ? stages[command] : undefined;
  return {
    ...(stage === undefined ? {} : { stage }),
    ...(typeof response === 'string' ? { reply: replyIn(response) } : {}),
    cause,
  };
}

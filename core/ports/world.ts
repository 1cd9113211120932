/** Time, as an input: tests set it, no test sleeps. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back once after `ms`; the returned function takes it back. */
  after(ms: number, callback: () => void): () => void;
}

/** Whether there is a network. "Online" is a hint (a link, not the internet); "offline" is certain. */
export interface Network {
  online(): boolean;
  /** Called when the link comes back, the machine wakes, or the session is unlocked. Returns the unsubscriber. */
  onBack(callback: () => void): () => void;
}

/** Randomness, as an input. */
export interface Chance {
  /** In [0, 1). */
  random(): number;
  /** A fresh ULID. */
  ulid(): string;
}

/** What went wrong unexpectedly is written here once, with its context; never shown raw to people. */
export interface Logger {
  info(message: string, context?: Record<string, unknown>): void;
  warn(message: string, context?: Record<string, unknown>): void;
  error(message: string, error: unknown, context?: Record<string, unknown>): void;
}

/** Secrets that a person or IT can store; the window may write and remove them and never reads one. */
export const secretNames = [
  'redmineApiKey',
  'webhookSecret',
  'requestTrackerToken',
  'smtpPassword',
  'imapPassword',
  'proxyPassword',
] as const;
export type SecretName = (typeof secretNames)[number];

/** Secrets of the main process (tokens of help desks). Never handed to a renderer. */
export interface Secrets {
  /** `encrypted`: by the system's key store; `plain`: the system has none, files are 0600 and people are told. */
  protection(): 'encrypted' | 'plain';
  get(name: string): Promise<string | undefined>;
  set(name: string, value: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/** Where the command line writes: data for programs on stdout, words for people on stderr. */
export interface Output {
  /** One line for a person. */
  say(text: string): void;
  /** The answer, once, as JSON; only with `--json`. */
  data(value: unknown): void;
  /** Ends the answer: a command that gave no data and failed says why in JSON, too. */
  end(exitCode: number): void;
}

/** The real streams. `json`: whether data is asked for. Resolves `flushed` when everything was taken by the pipe. */
export function streamOutput(json: boolean): Output & { flushed(): Promise<void> } {
  let pending = Promise.resolve();
  let answered = false;
  let lastWords = '';
  const write = (stream: NodeJS.WriteStream, text: string): void => {
    // An exit while a pipe is still full would cut the answer.
    pending = pending.then(() => new Promise((resolve) => stream.write(text, () => resolve())));
  };
  return {
    say: (text) => {
      lastWords = text;
      write(process.stderr, `${text}\n`);
    },
    data: (value) => {
      answered = true;
      if (json) write(process.stdout, `${JSON.stringify(value, null, 2)}\n`);
    },
    end: (exitCode) => {
      if (json && !answered && exitCode !== 0) {
        write(process.stdout, `${JSON.stringify({ error: { exitCode, message: lastWords } }, null, 2)}\n`);
      }
    },
    flushed: () => pending,
  };
}

import { createInterface } from 'node:readline';
import { app } from 'electron';
import type { Logger } from '../../../core/ports/world.ts';

/** The Electron side of a bench: one line of JSON answered for each line read; ends with its input. */
export function answerLines(answer: (request: unknown) => Promise<unknown>): void {
  const say = (message: unknown) => process.stdout.write(`${JSON.stringify(message)}\n`);
  app.on('window-all-closed', () => {});
  void app.whenReady().then(async () => {
    say({ ready: true });
    for await (const line of createInterface({ input: process.stdin })) {
      say(await answer(JSON.parse(line)));
    }
    app.quit();
  });
}

/** What goes wrong in a bench is shown. */
export const loudLog: Logger = {
  info: () => {},
  warn: (message, context) => console.error(message, JSON.stringify(context)),
  error: (message, error) => console.error(message, error),
};

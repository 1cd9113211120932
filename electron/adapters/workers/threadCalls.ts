import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { atMost } from './atMost.ts';

/** Asks a thread one question. Rejects when the thread fails; may hang with it. */
export type AskThread<Question, Answer> = (question: Question) => Promise<Answer>;

/**
 * One short-lived thread per question, so that nothing stays behind in the tray, and never more than `limit`: more
 * threads than cores would only fight with the programs that the person uses.
 * @param entry the bundled worker; it answers each message with one
 */
export function threadCalls<Question, Answer>(entry: string, limit: number): AskThread<Question, Answer> {
  const inTurn = atMost(limit);
  return (question) => inTurn(() => ask<Answer>(entry, question));
}

async function ask<Answer>(entry: string, question: unknown): Promise<Answer> {
  const worker = new Worker(entry);
  try {
    // Copied, not transferred: the caller may need the bytes again if the thread fails. 8 MB take 2 ms.
    worker.postMessage(question);
    const ended = once(worker, 'exit').then(([code]) => {
      throw new Error(`the thread ended (${String(code)})`);
    });
    const [answer] = (await Promise.race([once(worker, 'message'), ended])) as [Answer];
    return answer;
  } finally {
    await worker.terminate();
  }
}

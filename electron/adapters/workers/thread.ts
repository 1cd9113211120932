import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { wordsOf } from '../within.ts';
import type { ParentPort } from './parentPort.ts';

/** The line of a thread to the one that started it; `undefined` in the main thread. */
export function connectMainThread(): ParentPort | undefined {
  const port = parentPort;
  if (isMainThread || port === null) return undefined;
  return {
    post: (message) => port.postMessage(message),
    onMessage: (callback) => void port.on('message', callback),
  };
}

/** Starts a thread. It ends with its process. @param entry the bundled file, usually the caller's own */
export function startThread(entry: string): ParentPort & { onEnd(callback: (words: string) => void): void } {
  const thread = new Worker(entry, { argv: process.argv.slice(2) });
  let words = '';
  thread.on('error', (error) => (words = wordsOf(error)));
  return {
    post: (message) => thread.postMessage(message),
    onMessage: (callback) => void thread.on('message', callback),
    onEnd: (callback) => void thread.once('exit', (code) => callback(words || `its thread ended (${code})`)),
  };
}

/** Thread that marks pictures and checks finished ones. Ends when it has answered. */
import { parentPort } from 'node:worker_threads';
import { answerStudio, type StudioQuestion } from '../adapters/pictures/studio.ts';

parentPort?.on('message', (question: StudioQuestion) => {
  parentPort?.postMessage(answerStudio(question));
});

import type { Finished, ProofProblem } from '../../../core/evidence/redactionProof.ts';
import type { Flattened, FlattenJob, PictureStudio } from '../../../core/ports/pictures.ts';
import { threadCalls } from '../workers/threadCalls.ts';
import { flattenPicture } from './flatten.ts';
import { proveFile } from './prove.ts';

/** What the thread is asked. */
export type StudioQuestion =
  { kind: 'flatten'; job: FlattenJob } | { kind: 'prove'; file: Uint8Array; finished: Finished };

/** The thread's side. */
export function answerStudio(question: StudioQuestion): Flattened | ProofProblem | null {
  switch (question.kind) {
    case 'flatten':
      return flattenPicture(question.job);
    case 'prove':
      return proveFile(question.file, question.finished);
  }
}

/**
 * Flattens and proves in threads. Each proof has a thread of its own, which knows nothing of the one that made the
 * picture.
 * @param entry the bundled `markPicture` worker @param atOnce most threads at the same time
 */
export function createPictureStudio(entry: string, atOnce: number): PictureStudio {
  const ask = threadCalls<StudioQuestion, Flattened | ProofProblem | null>(entry, atOnce);
  return {
    flatten: (job) => ask({ kind: 'flatten', job }) as Promise<Flattened>,
    prove: (file, finished) => ask({ kind: 'prove', file, finished }) as Promise<ProofProblem | null>,
  };
}

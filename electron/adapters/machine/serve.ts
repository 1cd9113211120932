import type { MachineSection, MachineSectionId } from '../../../core/evidence/machine.ts';
import { wordsOf } from '../within.ts';
import type { ParentPort } from '../workers/parentPort.ts';
import { ProbeRequest, type ProbeMessage } from './protocol.ts';
import { gatherers } from './sections/index.ts';
import type { ProbeTools } from './tools.ts';

/**
 * The probe process's side: gathers all sections asked for at once and posts each as it comes.
 * @param makeTools is called once, with the patience asked for
 */
export function serveProbe(port: ParentPort, makeTools: (patience: number) => ProbeTools): void {
  const post = (message: ProbeMessage) => port.post(message);
  // systeminformation throws from callbacks that belong to no promise: the section concerned will be missed in time,
  // the others need not die with it.
  const stray = (error: unknown) => post({ kind: 'stray', detail: wordsOf(error) });
  process.on('uncaughtException', stray);
  process.on('unhandledRejection', stray);

  port.onMessage((message) => {
    const request = ProbeRequest.parse(message);
    const tools = makeTools(request.patience);
    for (const id of request.sections) {
      void gather(id, tools, request).then((section) => post({ kind: 'section', section }));
    }
  });
}

async function gather(
  id: MachineSectionId,
  tools: ProbeTools,
  request: ProbeRequest,
): Promise<MachineSection> {
  const begin = performance.now();
  const took = () => Math.round(performance.now() - begin);
  try {
    const facts = await gatherers[id](tools, request);
    return { status: 'ok', id, took: took(), facts: facts.slice(0, mostFacts) };
  } catch (error) {
    return { status: 'failed', id, took: took(), reason: 'error', detail: wordsOf(error).slice(0, 2000) };
  }
}

/** What a section may hold; a machine with more mounts than this has other worries. */
const mostFacts = 2000;

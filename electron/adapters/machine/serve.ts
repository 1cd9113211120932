import type { MachineSection, MachineSectionId } from '../../../core/evidence/machine.ts';
import { wordsOf } from '../within.ts';
import type { ParentPort } from '../workers/parentPort.ts';
import type { ProbeMessage, ProbeRequest } from './protocol.ts';
import { gatherers } from './sections/index.ts';
import type { ProbeTools } from './tools.ts';

/**
 * Sections that systeminformation asks about by synchronous calls (`nmcli`, `ip`, `nvidia-smi`, and on macOS
 * `hostname -f`, which waits for name servers): one that does not come back freezes its thread. Each chain has a
 * thread of its own and goes step by step, so that a frozen one costs only what comes after it. Threads, because
 * another process would take three times as long to start; no more of them than needed, because each loads
 * systeminformation for itself.
 */
function chainsOn(platform: string): readonly (readonly MachineSectionId[])[] {
  const network: MachineSectionId[] = ['network', 'displays'];
  return platform === 'linux' ? [network] : [network, ['system', 'os']];
}

/** Those that need no systeminformation start before it is loaded. */
const first: readonly MachineSectionId[] = ['applications', 'updates'];

export interface ProbeWorld {
  platform: string;
  /** Called once in each thread, with the patience asked for. */
  makeTools(patience: number): ProbeTools;
  /** Runs `serveChain` in a new thread. */
  startThread(): ThreadLine;
}

/** The line to a thread of the probe process. */
export interface ThreadLine extends ParentPort {
  /** The thread ended, with its last words if it had any. */
  onEnd(callback: (words: string) => void): void;
}

/** The probe process's side: gathers all sections asked for at once and posts each as it comes. */
export function serveProbe(port: ParentPort, world: ProbeWorld): void {
  reportStrays(port);
  port.onMessage((message) => {
    // Its only sender is the process that started this one.
    const request = message as ProbeRequest;
    const chains = chainsOn(world.platform);
    for (const chain of chains) {
      const sections = chain.filter((id) => request.sections.includes(id));
      if (sections.length > 0) gatherApart(port, world.startThread(), { ...request, sections });
    }
    const tools = world.makeTools(request.patience);
    const here = request.sections.filter((id) => !chains.some((chain) => chain.includes(id)));
    here.sort((a, b) => Number(first.includes(b)) - Number(first.includes(a)));
    for (const id of here) void gather(id, tools, request).then((section) => post(port, section));
  });
}

/** A thread's side: gathers the sections asked for one after another. */
export function serveChain(port: ParentPort, makeTools: ProbeWorld['makeTools']): void {
  reportStrays(port);
  port.onMessage((message) => {
    const request = message as ProbeRequest;
    void gatherChain(port, makeTools(request.patience), request);
  });
}

async function gatherChain(port: ParentPort, tools: ProbeTools, request: ProbeRequest): Promise<void> {
  for (const id of request.sections) post(port, await gather(id, tools, request));
}

function gatherApart(port: ParentPort, thread: ThreadLine, request: ProbeRequest): void {
  thread.onMessage((message) => port.post(message));
  thread.onEnd((words) => {
    // Those already told are told again here, and not heard.
    for (const id of request.sections) {
      post(port, { status: 'failed', id, took: 0, reason: 'stopped', detail: words.slice(0, 2000) });
    }
  });
  thread.post(request);
}

function post(port: ParentPort, section: MachineSection): void {
  const message: ProbeMessage = { kind: 'section', section };
  port.post(message);
}

/**
 * systeminformation throws from callbacks that belong to no promise: the section concerned will be missed in time,
 * the others need not die with it.
 */
function reportStrays(port: ParentPort): void {
  const stray = (error: unknown) => {
    const message: ProbeMessage = { kind: 'stray', detail: wordsOf(error) };
    port.post(message);
  };
  process.on('uncaughtException', stray);
  process.on('unhandledRejection', stray);
}

/** What a section may hold; a machine with more mounts than this has other worries. */
const mostFacts = 2000;

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

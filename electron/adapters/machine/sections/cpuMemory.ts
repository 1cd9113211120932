import { FactList, type Fact } from '../facts.ts';
import type { ProbeTools } from '../tools.ts';

/** Processor and memory. */
export async function cpuMemoryFacts(tools: ProbeTools): Promise<Fact[]> {
  const [cpu, memory] = await Promise.all([tools.si.cpu(), tools.si.mem()]);
  return new FactList()
    .text('processor', `${cpu.manufacturer} ${cpu.brand}`)
    .count('physicalCores', cpu.physicalCores)
    .count('logicalCores', cpu.cores)
    .gigahertz('processorSpeed', cpu.speed)
    .count('loadAverage', tools.loadAverage())
    .bytes('memoryTotal', memory.total)
    .bytes('memoryAvailable', memory.available)
    .bytes('swapTotal', memory.swaptotal)
    .bytes('swapUsed', memory.swaptotal > 0 ? memory.swapused : undefined).facts;
}

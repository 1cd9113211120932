import { FactList, type Fact } from '../facts.ts';
import type { ProbeTools } from '../tools.ts';

const shown = 10;

interface Use {
  name: string;
  cpu: number;
  memory: number;
}

/**
 * The programs that use the most processor time and the most memory, all processes of a program together. Names only:
 * a command line may hold passwords and names of files.
 */
export async function processesFacts(tools: ProbeTools): Promise<Fact[]> {
  const { list } = await tools.si.processes();
  const uses = new Map<string, Use>();
  for (const { name, cpu, memRss } of list) {
    const use = uses.get(name) ?? { name, cpu: 0, memory: 0 };
    // memRss is in kilobytes.
    uses.set(name, { name, cpu: use.cpu + cpu, memory: use.memory + memRss * 1024 });
  }
  const most = (key: 'cpu' | 'memory') => [...uses.values()].sort((a, b) => b[key] - a[key]).slice(0, shown);
  return [...new Set([...most('cpu'), ...most('memory')])].flatMap(
    ({ name, cpu, memory }) =>
      new FactList(name).percent('processCpu', cpu).bytes('processMemory', memory).facts,
  );
}

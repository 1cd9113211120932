import { FactList, type Fact } from '../facts.ts';
import { ifQuick, type ProbeTools } from '../tools.ts';

/** Maker, model, name. Serial number and UUID stay out: they name one machine in the world, the host name suffices. */
export async function systemFacts(tools: ProbeTools): Promise<Fact[]> {
  const chassis = ifQuick(tools, tools.si.chassis());
  const { manufacturer, model, virtual, virtualHost } = await tools.si.system();
  return new FactList()
    .text('manufacturer', manufacturer)
    .text('model', model)
    .text('chassis', (await chassis)?.type)
    .text('hostName', tools.hostName())
    .flag('virtualMachine', virtual)
    .text('virtualHost', virtual ? virtualHost : undefined)
    .seconds('uptime', tools.uptime()).facts;
}

import type { Systeminformation as Si } from 'systeminformation';
import { FactList, type Fact } from '../facts.ts';
import { ifQuick, type ProbeTools } from '../tools.ts';

/**
 * Connections, gateway and name servers. Left out on purpose: hardware (MAC) addresses, which follow a machine through
 * every network and help nobody to solve a problem; IPv6 addresses, because many contain the MAC address; names of
 * Wi-Fi networks, which tell where a person is; and passwords, which are never read.
 */
export async function networkFacts(tools: ProbeTools): Promise<Fact[]> {
  const gateway = ifQuick(tools, tools.si.networkGatewayDefault());
  const interfaces = await tools.si.networkInterfaces();
  const connections = interfaces.filter(({ internal }) => !internal).flatMap(connectionFacts);
  const shared = new FactList().text('gateway', await gateway);
  for (const server of tools.nameServers()) shared.text('nameServer', server);
  return [...connections, ...shared.facts];
}

function connectionFacts(one: Si.NetworkInterfacesData): Fact[] {
  const up = one.operstate === 'up';
  const facts = new FactList(one.ifaceName || one.iface)
    .flag('connected', one.operstate === 'unknown' ? undefined : up)
    .flag('defaultConnection', one.default ? true : undefined)
    .flag('wireless', one.type === 'wireless')
    .flag('virtualConnection', one.virtual ? true : undefined)
    .text('address', one.ip4)
    .flag('ipSix', one.ip6 !== '');
  if (!up) return facts.facts;
  return facts
    .flag('automaticAddress', one.dhcp)
    .count('linkSpeed', one.speed !== null && one.speed > 0 ? one.speed : undefined).facts;
}

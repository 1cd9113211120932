import { app } from 'electron';
import { formatFact, type FactLabel } from '../../../core/evidence/format.ts';
import type { MachineDetails } from '../../../core/evidence/machine.ts';
import { machineSectionIds } from '../../../core/evidence/machine.ts';
import { redactHelpDesk } from '../../../core/policy/redact.ts';
import type { House } from '../house.ts';
import { exitCodes, type ExitCode } from './exitCodes.ts';
import type { Call } from './options.ts';
import type { Output } from './output.ts';

/** Longest time for one section, in milliseconds. */
const sectionTimeout = 8_000;

/** `handraise diagnose`: the machine and the set-up, for IT. Nothing leaves the machine. */
export async function diagnose(house: House, _call: Call, output: Output): Promise<ExitCode> {
  const translate = house.ground.translate();
  const settings = house.ground.policy.settings();
  const machine = await house.machine.gather(
    { sections: machineSectionIds, applications: settings.applications, timeout: sectionTimeout },
    () => undefined,
  );
  const reports = await countReports(house);
  const present = house.ground.policy.policyPresent();
  output.say(translate('cli:diagnose.version', { version: app.getVersion(), platform: process.platform }));
  output.say(translate('cli:diagnose.data', { path: house.ground.paths.data }));
  output.say(
    translate('cli:diagnose.policy', {
      path: house.ground.policy.policyPath,
      present: translate(present ? 'cli:diagnose.present' : 'cli:diagnose.absent'),
    }),
  );
  output.say(
    translate('cli:diagnose.desk', { name: house.desks.first().name, kind: settings.helpDesk.kind }),
  );
  const encrypted = house.ground.secrets.protection() === 'encrypted';
  output.say(translate(encrypted ? 'cli:diagnose.secretsEncrypted' : 'cli:diagnose.secretsPlain'));
  output.say(translate(house.ground.network.online() ? 'cli:diagnose.online' : 'cli:diagnose.offline'));
  output.say(translate('cli:diagnose.reports', reports));
  sayMachine(house, output, machine);
  output.data({
    version: app.getVersion(),
    platform: process.platform,
    runtime: {
      electron: process.versions.electron,
      chrome: process.versions['chrome'],
      node: process.versions.node,
    },
    paths: {
      data: house.ground.paths.data,
      log: house.ground.logFile,
      policy: house.ground.policy.policyPath,
      settings: house.ground.policy.personPath,
    },
    policyPresent: present,
    policyProblems: house.ground.policy.problems(),
    helpDesk: redactHelpDesk(settings.helpDesk),
    secrets: house.ground.secrets.protection(),
    online: house.ground.network.online(),
    reports,
    machine,
  });
  return exitCodes.done;
}

async function countReports(
  house: House,
): Promise<Record<'waiting' | 'held' | 'delivered' | 'quarantined', number>> {
  const count = { waiting: 0, held: 0, delivered: 0, quarantined: 0 };
  for await (const found of house.tickets.list()) {
    if (found.kind !== 'ticket') count.quarantined += 1;
    else if (found.stored.delivery.state.kind === 'held') count.held += 1;
    else if (found.stored.delivery.state.kind === 'delivered') count.delivered += 1;
    else if (found.stored.delivery.state.kind !== 'withdrawn') count.waiting += 1;
  }
  return count;
}

function sayMachine(house: House, output: Output, machine: MachineDetails): void {
  const translate = house.ground.translate();
  for (const section of machine.sections) {
    output.say(`\n${translate(`machine:section.${section.id}`)}`);
    if (section.status === 'failed') {
      output.say(`  ${translate(`machine:failed.${section.reason}`)}`);
      continue;
    }
    for (const fact of section.facts) {
      const label = translate(`machine:fact.${fact.label as FactLabel}`);
      const of = fact.of === undefined ? '' : ` (${fact.of})`;
      output.say(`  ${label}${of}: ${formatFact(fact.value, translate, house.ground.language())}`);
    }
  }
}

import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { showDesktop } from '../../e2e/desktop.ts';
import { expect, test } from '../../e2e/fixtures.ts';
import { faultName } from '../../fakes/faultyProxy/faults.ts';
import { startFaultyProxy } from '../../fakes/faultyProxy/proxy.ts';
import { startRedmine } from '../../helpdesks/redmine.ts';
import { audit, readDesk } from './audit.ts';
import { seededChance } from './chance.ts';
import { watchData } from './dataWatch.ts';
import { DeskTrouble } from './deskTrouble.ts';
import { drain } from './drain.ts';
import { leftOvers } from './dataFolder.ts';
import { Ledger } from './ledger.ts';
import { momentName, rounds } from './plan.ts';
import { play } from './players.ts';
import type { Run } from './run.ts';
import { summarize } from './summary.ts';
import { Tally } from './table.ts';
import { requestKind, Trigger } from './trigger.ts';

const kills = Number(process.env['HANDRAISE_KILLS'] ?? '200');
const seed = Number(process.env['HANDRAISE_KILL_SEED'] ?? String(Date.now() % 1_000_000));

test(`the app killed ${kills} times: every report that was saved is at the desk once, whole`, async ({
  workplace,
  start,
}) => {
  test.setTimeout(300_000 + kills * 15_000);
  console.log(`seed ${seed}; the same again: npm run test:kill -- --seed ${seed} --kills ${kills}`);
  // Beside Playwright's own folder, which the next run empties.
  const results = path.join(path.dirname(test.info().project.outputDir), `kill-seed-${seed}`);
  await mkdir(path.dirname(results), { recursive: true });
  await writeFile(`${results}.log`, '');
  const log = (line: string): Promise<void> =>
    appendFile(`${results}.log`, `${new Date().toISOString()} ${line}\n`);
  const redmine = await startRedmine();
  const hideDesktop = await showDesktop();
  const chance = seededChance(seed + 1);
  const desk = new DeskTrouble(redmine, chance);
  const trigger = new Trigger();
  const ledger = new Ledger(path.join(path.dirname(workplace.dataDir), 'files'), chance);
  const run: Run = { workplace, ledger, trigger, startWindow: start, faults: [], onCreate: undefined };
  const proxy = await startFaultyProxy({
    target: () => redmine.url,
    faultFor: (exchange) =>
      (requestKind(exchange) === 'create' ? run.onCreate : undefined) ??
      run.faults.shift() ?? { kind: 'none' },
    onMoment: (moment, exchange) => trigger.sawRequest(moment, exchange),
  });
  const stopWatching = watchData(workplace.dataDir, (moment) => trigger.sawFile(moment));
  try {
    await workplace.writePolicy({
      settings: {
        helpDesk: {
          kind: 'redmine',
          name: 'IT support',
          url: proxy.url,
          apiKey: redmine.appKey,
          project: redmine.project,
          reportIdFieldId: redmine.reportIdField,
        },
      },
    });
    const byMoment = new Tally();
    const byVictim = new Tally();
    for (const round of rounds(seed)) {
      if (byMoment.total >= kills) break;
      await desk.between();
      const began = performance.now();
      const moment = await play(run, round);
      const took = Math.round(performance.now() - began);
      await log(
        `${round.victim} at ${momentName(round.kill)}: ${moment ?? 'had ended before'} (${took} ms, ${proxy.exchanges.length} requests so far)`,
      );
      if (moment === undefined) continue;
      byMoment.add(moment);
      byVictim.add(round.victim);
      if (byMoment.total % 10 === 0)
        console.log(`${byMoment.total} of ${kills} kills, ${ledger.filed.length} reports begun`);
    }

    await desk.over();
    await proxy.idle();
    const view = await drain(workplace.dataDir, start, (left) => console.log(`${left} reports on their way`));
    const issues = await readDesk(redmine);
    const problems = audit(ledger.filed, issues, view);

    const left = leftOvers(workplace.dataDir);
    for (const name of left) await log(`left over: ${name}`);
    for (const problem of problems) await log(`BROKEN: ${problem}`);
    const byFault = new Tally();
    for (const { fault } of proxy.exchanges) if (fault.kind !== 'none') byFault.add(faultName(fault));
    const summary = [
      `# ${kills} kills, seed ${seed}`,
      byVictim.table('who was killed'),
      byMoment.table('at which moment'),
      byFault.table('fault on the way'),
      summarize({
        filed: ledger.filed,
        issues,
        view,
        exchanges: proxy.exchanges,
        desk,
        leftOvers: left,
        problems,
      }),
    ].join('\n\n');
    console.log(summary);
    await writeFile(`${results}.md`, `${summary}\n`);
    expect(problems).toEqual([]);
  } finally {
    stopWatching();
    await desk.over();
    await proxy.close();
    await hideDesktop();
    await redmine.stop();
  }
});

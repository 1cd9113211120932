import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { format, resolveConfig } from 'prettier';
import { table, withFigures, type Told } from './page.ts';
import { plot } from './plot.ts';
import { scenarios, type Scenario } from './scenarios.ts';
import { simulateFleet, type FleetOptions, type FleetOutcome } from './simulate.ts';

/** A run in a thread of its own: a fleet fills one core and some gigabytes. */
function inThread(options: FleetOptions): Promise<FleetOutcome> {
  const worker = new Worker(import.meta.filename, {
    workerData: options,
    resourceLimits: { maxOldGenerationSizeMb: 8192 },
  });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
  });
}

async function runAll(list: readonly Scenario[]): Promise<Told> {
  const told: Told = [];
  const waiting = [...list];
  const work = async (): Promise<void> => {
    for (let scenario = waiting.shift(); scenario !== undefined; scenario = waiting.shift()) {
      const began = performance.now();
      const outcome = await inThread(scenario.options);
      console.log(`  ${scenario.name}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
      told.push({ scenario, outcome });
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
  return list.map((scenario) => {
    const found = told.find((one) => one.scenario === scenario);
    if (found === undefined) throw new Error(`${scenario.name} has no outcome`);
    return found;
  });
}

async function main(): Promise<void> {
  const [seed = 1, clients = 50_000] = process.argv.slice(2).map(Number);
  console.log(`${clients.toLocaleString('en')} machines with three reports each, seed ${seed}`);
  const told = await runAll(scenarios(seed, clients));
  console.log(table(told));
  const title = `${clients.toLocaleString('en')} machines with three reports each come back`;
  const picture = plot(
    title,
    told.map(({ scenario, outcome }) => ({ ...scenario, outcome })),
  );
  // The page shows one run that anybody can repeat; others are only looked at.
  const published = seed === 1 && clients === 50_000;
  const folder = published ? 'docs' : 'out/fleet';
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'fleet.svg'), picture);
  if (published) {
    const page = path.join(folder, 'fleet.md');
    const text = withFigures(readFileSync(page, 'utf8'), told, 'npm run fleet');
    writeFileSync(page, await format(text, { ...(await resolveConfig(page)), parser: 'markdown' }));
  }
  console.log(`picture: ${path.join(folder, 'fleet.svg')}`);
  const wrong = told.filter(
    ({ outcome }) =>
      outcome.lost + outcome.doubled + outcome.tooEarly + outcome.complaints.length > 0 ||
      outcome.delivered !== outcome.written,
  );
  if (wrong.length > 0) {
    console.error(`a promise was broken: ${wrong.map(({ scenario }) => scenario.name).join(', ')}`);
    process.exitCode = 1;
  }
}

if (isMainThread) await main();
else parentPort?.postMessage(await simulateFleet(workerData as FleetOptions));

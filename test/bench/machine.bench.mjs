/**
 * Machine details, complete, against the slowest single section of them, in the same Electron and the same run.
 * Both sides start the probe process anew, as the app does. `node test/bench/machine.bench.mjs [rounds]`
 */
import { withDisplay } from '../../build/setup/display.mjs';
import { bundleHost, startHost } from './lib/host.mjs';
import { line, median, verdict } from './lib/stats.mjs';

const rounds = Number(process.argv[2] ?? 9);
/** What the app gathers when IT has set nothing else: all but the running programs. */
const sections = [
  'system',
  'os',
  'cpuMemory',
  'disks',
  'displays',
  'network',
  'power',
  'updates',
  'applications',
];
const budget = 1.2;

const bundle = await bundleHost('machineHost', ['machineProbe']);
try {
  await withDisplay(async (env) => {
    const host = await startHost(bundle.entry, env);
    const gather = async (/** @type {string[]} */ wanted) => {
      const { took, failed } = await host.ask({ sections: wanted });
      if (!Array.isArray(failed) || failed.length > 0) throw new Error(`failed sections: ${String(failed)}`);
      return Number(took);
    };
    // Warms the disk's cache; the app's own first time is a matter of the disk.
    await gather(sections);

    /** @type {number[]} */
    const complete = [];
    /** @type {Record<string, number[]>} */
    const single = Object.fromEntries(sections.map((id) => [id, []]));
    for (let round = 0; round < rounds; round++) {
      for (const id of sections) {
        // The complete side is measured as often as all single ones together would be too long: every third.
        if (sections.indexOf(id) % 3 === 0) complete.push(await gather(sections));
        single[id]?.push(await gather([id]));
      }
    }
    await host.stop();

    console.log('Machine details: from the request until the last section is there');
    console.log(line('all sections at once', complete));
    for (const id of sections) console.log(line(`only ${id}`, single[id] ?? []));
    const slowest = Math.max(...sections.map((id) => median(single[id] ?? [])));
    console.log(verdict('complete against the slowest single one', median(complete) / slowest, budget));
  });
} finally {
  await bundle.remove();
}

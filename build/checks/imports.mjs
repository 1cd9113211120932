// The import rules. Prints one line per broken rule; `--json` for the tests.
import { blindSpots, cruiseHouse } from './cruise.mjs';

const result = await cruiseHouse();
const { violations, totalCruised } = result.summary;
const blind = blindSpots(result);

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ totalCruised, blind, violations }));
} else {
  for (const { rule, from, to, cycle } of violations) {
    const path = cycle ? cycle.map((step) => step.name).join(' → ') : to;
    console.log(`${rule.name}: ${from} → ${path}`);
  }
  for (const sentence of blind) console.log(`The check sees nothing: ${sentence}.`);
  console.log(`${totalCruised} modules, ${violations.length} broken rules.`);
}
process.exitCode = violations.length + blind.length > 0 ? 1 : 0;

import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { manifestJsonSchema } from '../../../core/handover/manifest.ts';
import { receiptJsonSchema } from '../../../core/handover/receipt.ts';
import { carriedTicket, handOverMachine } from '../../fakes/handOverHouse.ts';
import { ScriptedDesk } from '../../fakes/scriptedDesk.ts';
import { entriesOf, textOf } from '../../fakes/sealedFile.ts';

describe('the published schemas of files that travel', () => {
  // When this fails after a wanted change: npx vitest run --config test/vitest.config.ts test/unit/handover/schema -u
  it.each([
    ['handover-manifest', manifestJsonSchema()],
    ['handover-receipt', receiptJsonSchema()],
  ])('%s is the one that the code goes by', async (name, schema) => {
    const file = `docs/${name}.schema.json`;
    const style = { ...(await resolveConfig(file)), parser: 'json' };
    await expect(await format(JSON.stringify(schema), style)).toMatchFileSnapshot(`../../../${file}`);
  });

  it('describe what is written', async () => {
    const ajv = new Ajv2020({ validateFormats: false });
    const machine = await handOverMachine(new ScriptedDesk());
    const id = await machine.save(carriedTicket(1));
    const file = machine.path('stick.handraise');
    await machine.give(id, file);
    const manifest: unknown = JSON.parse(textOf(entriesOf(file)[0]?.[1]));
    const isManifest = ajv.compile(manifestJsonSchema() as object);
    expect(isManifest(manifest) ? [] : isManifest.errors).toEqual([]);

    machine.network.turnOn();
    const [handOver] = (await machine.readDelivery(id))?.handOvers ?? [];
    if (handOver === undefined) throw new Error('not handed over');
    await machine.reaches(id, 'waiting');
    await machine.clock.pass(3 * 60_000);
    await machine.reaches(id, 'delivered');
    const receipt = machine.path('receipt');
    await machine.giveReceipt(id, receipt, handOver);
    const isReceipt = ajv.compile(receiptJsonSchema() as object);
    expect(isReceipt(JSON.parse(readFileSync(receipt, 'utf8'))) ? [] : isReceipt.errors).toEqual([]);
  });
});

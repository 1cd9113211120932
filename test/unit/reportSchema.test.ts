import Ajv2020 from 'ajv/dist/2020.js';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { reportJsonSchema, safeNames, toReport } from '../../core/report/report.ts';
import { plainDescribe } from '../fakes/deskJob.ts';
import { sampleAttachment, sampleTicket } from '../fakes/tickets.ts';

describe('the published schema of reports', () => {
  // When this fails after a wanted change: npx vitest run --config test/vitest.config.ts test/unit/reportSchema -u
  it('is the one that the code goes by', async () => {
    const style = { ...(await resolveConfig('docs/report.schema.json')), parser: 'json' };
    await expect(await format(JSON.stringify(reportJsonSchema()), style)).toMatchFileSnapshot(
      '../../docs/report.schema.json',
    );
  });

  it('describes what leaves', () => {
    const validate = new Ajv2020({ validateFormats: false }).compile(reportJsonSchema() as object);
    const redaction = { areas: [{ x: 1, y: 2, width: 3, height: 4 }], checkedAt: '2026-03-01T08:00:00.000Z' };
    const attachments = [{ ...sampleAttachment(1, new Uint8Array(3)), redaction }];
    const report = toReport(sampleTicket(1, { attachments }), plainDescribe, (name) => `attachments/${name}`);
    expect(validate(report) ? [] : validate.errors).toEqual([]);
    expect(report.attachments[0]?.redaction).toEqual(redaction);
    expect(validate({ ...report, version: 2 })).toBe(false);
  });

  it('allows keys that a later version may add', () => {
    const validate = new Ajv2020({ validateFormats: false }).compile(reportJsonSchema() as object);
    const report = toReport(sampleTicket(1), plainDescribe, (name) => name);
    expect(validate({ ...report, later: true }) ? [] : validate.errors).toEqual([]);
  });
});

describe('names of attachments on their way out', () => {
  it('are safe and unique whatever the ticket says', () => {
    const names = ['../a.txt', 'A.TXT', '..\\a.txt', 'nul', 'b\r\nc'];
    const attachments = names.map((name, index) => sampleAttachment(index, new Uint8Array(), name));
    expect([...safeNames(sampleTicket(1, { attachments })).values()]).toEqual([
      'a.txt',
      'A-2.TXT',
      'a-3.txt',
      '_nul',
      'b c',
    ]);
  });
});

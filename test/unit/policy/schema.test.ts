import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../core/policy/defaults.ts';
import { policyJsonSchema } from '../../../core/policy/jsonSchema.ts';
import { PolicyFile, settingKeys } from '../../../core/policy/schema.ts';

const examples = 'build/policy/examples';
// Formats that JSON Schema only names (`uri`) are held by patterns of ours as well.
const validate = new Ajv({ strict: true, strictTypes: false, validateFormats: false }).compile(
  JSON.parse(readFileSync('build/policy/handraise-policy.schema.json', 'utf8')) as object,
);

const both = (value: unknown) => ({ zod: PolicyFile.safeParse(value).success, ajv: validate(value) });
const desk = (change: object) => ({ settings: { helpDesk: change } });

describe('the published JSON Schema', () => {
  it('and the table in docs/policy.md are what the code makes of it', async () => {
    const run = promisify(execFile)(process.execPath, ['build/policy/make-schema.mjs', '--check']);
    await expect(run).resolves.toMatchObject({ stderr: '' });
  });

  it('explains every setting', () => {
    const settings = (
      policyJsonSchema()['properties'] as {
        settings: { properties: Record<string, { description?: string }> };
      }
    ).settings;
    expect(Object.keys(settings.properties)).toEqual(settingKeys);
    for (const [key, { description }] of Object.entries(settings.properties)) {
      expect([key, description]).toEqual([key, expect.stringMatching(/\.$/)]);
    }
  });

  it.each(readdirSync(examples))('takes the example %s, as the app does', (name) => {
    expect(both(JSON.parse(readFileSync(`${examples}/${name}`, 'utf8')))).toEqual({ zod: true, ajv: true });
  });

  it.each([
    {},
    { settings: {} },
    { locked: ['theme'] },
    { settings: defaultSettings((id) => id), locked: settingKeys },
    { settings: { textSize: 200, shortcut: '' } },
    desk({ kind: 'folder' }),
    desk({ kind: 'webhook', url: 'http://a.example/x' }),
    desk({ kind: 'redmine', url: 'HTTPS://a.example/red', project: 'p', priorityIds: { minor: 1 } }),
  ])('takes %j, as the app does', (value) => {
    expect(both(value)).toEqual({ zod: true, ajv: true });
  });

  it.each([
    null,
    [],
    'x',
    { setings: {} },
    { settings: [] },
    { settings: { them: 'dark' } },
    { settings: { theme: 'pink' } },
    { settings: { theme: null } },
    { settings: { textSize: 110 } },
    { settings: { textSize: '100' } },
    { settings: { accentColor: '2563a8' } },
    { settings: { maxFileMegabytes: 0 } },
    { settings: { maxFileMegabytes: 10_001 } },
    { settings: { applications: [''] } },
    { settings: { captureEngines: ['x'] } },
    { settings: { captureEngines: ['desktop-capturer', 'desktop-capturer', 'desktop-capturer'] } },
    { settings: { contact: { name: '' } } },
    { settings: { categories: [{ id: 'A', label: 'x' }] } },
    { settings: { categories: [{ id: 'a' }] } },
    { settings: { categories: [{ id: 'a', label: { 'e!': 'x' } }] } },
    { settings: { categories: [{ id: 'a', label: 'x', children: [{ id: 'b', label: '' }] }] } },
    { locked: ['them'] },
    { locked: 'theme' },
    desk({}),
    desk({ kind: 'mail' }),
    desk({ kind: 'folder', path: '' }),
    desk({ kind: 'folder', path: 'C:\temp' }),
    desk({ kind: 'folder', url: 'https://a.example' }),
    desk({ kind: 'webhook' }),
    desk({ kind: 'webhook', url: 'ftp://a.example' }),
    desk({ kind: 'webhook', url: 'javascript:alert(1)' }),
    desk({ kind: 'redmine', url: 'https://a.example' }),
    desk({ kind: 'redmine', url: 'https://a.example', project: 'p', trackerId: 1.5 }),
    desk({ kind: 'redmine', url: 'https://a.example', project: 'p', priorityIds: { bloked: 1 } }),
  ])('refuses %j, as the app does', (value) => {
    expect(both(value)).toEqual({ zod: false, ajv: false });
  });
});

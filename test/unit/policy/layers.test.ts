import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../core/policy/defaults.ts';
import { effectiveSettings, explainSettings, type Layers } from '../../../core/policy/layers.ts';
import { redactSettings } from '../../../core/policy/redact.ts';
import { PolicyFile, policyOnlyKeys, settingKeys } from '../../../core/policy/schema.ts';

const defaults = defaultSettings((id) => id);
const layers = (policy: unknown, person: unknown): Layers => ({
  defaults,
  policy: policy === null ? null : PolicyFile.parse(policy),
  person: person === null ? null : PolicyFile.parse(person),
});
const explained = (given: Layers, key: string) => explainSettings(given).find((one) => one.key === key);

describe('the layers of settings', () => {
  it('are the built-in ones where nobody set anything', () => {
    const all = explainSettings(layers(null, null));
    expect(all.map(({ key }) => key)).toEqual(settingKeys);
    expect(all.every(({ origin }) => origin === 'default')).toBe(true);
    expect(all.filter(({ locked }) => locked).map(({ key }) => key)).toEqual([...policyOnlyKeys]);
    expect(effectiveSettings(layers(null, null))).toEqual(defaults);
  });

  it('let a person choose over IT where IT did not lock', () => {
    const given = layers({ settings: { theme: 'dark' } }, { settings: { theme: 'light' } });
    expect(explained(given, 'theme')).toEqual({
      key: 'theme',
      value: 'light',
      origin: 'person',
      locked: false,
    });
  });

  it('never let a person override what IT locked, whichever key it is', () => {
    const other = {
      ...defaults,
      helpDesk: { kind: 'folder' as const, path: '/elsewhere' },
      theme: 'dark' as const,
    };
    for (const key of settingKeys) {
      const given = layers(
        { settings: { [key]: defaults[key] }, locked: [key] },
        { settings: { [key]: other[key] } },
      );
      expect(explained(given, key)).toEqual({ key, value: defaults[key], origin: 'policy', locked: true });
      expect(effectiveSettings(given)[key]).toEqual(defaults[key]);
    }
  });

  it('keep the built-in value where IT locked a key without a value', () => {
    const given = layers({ locked: ['theme'] }, { settings: { theme: 'dark' } });
    expect(explained(given, 'theme')).toEqual({
      key: 'theme',
      value: 'system',
      origin: 'default',
      locked: true,
    });
  });

  it('do not heed locks in a person’s own file', () => {
    const given = layers({ settings: { theme: 'dark' } }, { locked: ['theme'] });
    expect(explained(given, 'theme')).toMatchObject({ value: 'dark', origin: 'policy', locked: false });
  });
});

describe('settings for a window', () => {
  it('carry no secret of a help desk', () => {
    const desks = [
      {
        kind: 'webhook',
        url: 'https://it:hunter2@a.example/x?y',
        secret: 'hunter2',
        headers: { Authorization: 'hunter2' },
      },
      { kind: 'redmine', url: 'https://hunter2@a.example/red', apiKey: 'hunter2', project: 'support' },
    ];
    for (const helpDesk of desks) {
      const settings = effectiveSettings(layers({ settings: { helpDesk } }, null));
      expect(JSON.stringify(settings)).toContain('hunter2');
      expect(JSON.stringify(redactSettings(settings))).not.toContain('hunter2');
    }
  });

  it('keep everything else as it is', () => {
    const helpDesk = {
      kind: 'redmine' as const,
      url: 'https://a.example/red',
      project: 'support',
      trackerId: 2,
    };
    const settings = { ...defaults, helpDesk };
    expect(redactSettings(settings)).toEqual(settings);
    expect(redactSettings({ theme: 'dark' })).toEqual({ theme: 'dark' });
  });

  it('take what names programs and files from IT alone', () => {
    const command = {
      kind: 'command' as const,
      id: 'x',
      label: 'x',
      command: '/x',
      args: [],
      seconds: 1,
      maxKilobytes: 1,
    };
    const given = layers(null, { settings: { logs: [command] } });
    expect(effectiveSettings(given).logs).toEqual([]);
    expect(effectiveSettings(layers({ settings: { logs: [command] } }, null)).logs).toEqual([command]);
  });
});

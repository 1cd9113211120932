import { describe, expect, it } from 'vitest';
import {
  checkPolicyFile,
  parsePolicyFile,
  parseSetting,
  salvageSettings,
} from '../../../core/policy/parse.ts';
import { describeProblem, type PolicyProblem } from '../../../core/policy/problems.ts';
import { translatorFor } from '../../../core/texts/texts.ts';

const translate = translatorFor('en');

function problems(text: string): PolicyProblem[] {
  const parsed = parsePolicyFile(text);
  return parsed.ok ? [] : parsed.failure;
}

/** Key and sentence of each problem, as IT reads them. */
function said(text: string): string[] {
  return problems(text).map((problem) => {
    const { key, expected } = describeProblem(problem, translate);
    return `${key}: ${expected}`;
  });
}

describe('a policy file', () => {
  it('may set some keys and lock others', () => {
    expect(parsePolicyFile('{"settings":{"theme":"dark"},"locked":["theme","helpDesk"]}')).toEqual({
      ok: true,
      value: { settings: { theme: 'dark' }, locked: ['theme', 'helpDesk'] },
    });
  });

  it('may be empty settings', () => {
    expect(parsePolicyFile('{}')).toEqual({ ok: true, value: { settings: {}, locked: [] } });
  });

  it('may begin with a byte order mark', () => {
    expect(parsePolicyFile('\ufeff{}').ok).toBe(true);
  });

  it.each([
    ['{"setings":{}}', 'setings: There is no such key here. Perhaps "settings" was meant.'],
    ['{"theme":"dark"}', 'theme: There is no such key here. Perhaps "settings.theme" was meant.'],
    [
      '{"settings":{"help_desk":{}}}',
      'settings.help_desk: There is no such key here. Perhaps "helpDesk" was meant.',
    ],
    [
      '{"settings":{"themes":"dark"}}',
      'settings.themes: There is no such key here. Perhaps "theme" was meant.',
    ],
    [
      '{"settings":{"theme":"drak"}}',
      'settings.theme: Expected "system", "light", or "dark". Perhaps "dark" was meant.',
    ],
    ['{"settings":{"textSize":110}}', 'settings.textSize: Expected 100, 125, 150, or 200.'],
    ['{"settings":{"allFields":"yes"}}', 'settings.allFields: Expected true or false.'],
    ['{"settings":{"maxFileMegabytes":0}}', 'settings.maxFileMegabytes: Expected more than 0.'],
    ['{"settings":{"brandName":""}}', 'settings.brandName: Expected at least 1 character.'],
    [
      '{"settings":{"accentColor":"blue"}}',
      'settings.accentColor: Expected a colour as # and six digits, for example "#2563a8".',
    ],
    ['{"settings":{"helpDesk":"folder"}}', 'settings.helpDesk: Expected a group in { }.'],
    [
      '{"settings":{"helpDesk":{"kind":"redmin"}}}',
      'settings.helpDesk.kind: Expected "folder", "webhook", "redmine", "requestTracker", or "email". Perhaps "redmine" was meant.',
    ],
    [
      '{"settings":{"helpDesk":{"kind":"webhook","url":"ftp://a"}}}',
      'settings.helpDesk.url: Expected a web address that starts with http:// or https://.',
    ],
    [
      '{"settings":{"helpDesk":{"kind":"webhook"}}}',
      'settings.helpDesk.url: This key is needed: a text in double quotes.',
    ],
    [
      '{"settings":{"helpDesk":{"kind":"webhook","url":"https://a","secrt":"x"}}}',
      'settings.helpDesk.secrt: There is no such key here. Perhaps "secret" was meant.',
    ],
    [
      '{"settings":{"helpDesk":{"kind":"redmine","url":"https://a","project":"a","priorityIds":{"bloked":1}}}}',
      'settings.helpDesk.priorityIds.bloked: There is no such key here. Perhaps "blocked" was meant.',
    ],
    [
      '{"settings":{"categories":[{"id":"a","label":3}]}}',
      'settings.categories[0].label: Expected a text in double quotes or a group in { }.',
    ],
    [
      '{"settings":{"categories":[{"id":"a","label":{"en":""}}]}}',
      'settings.categories[0].label.en: Expected at least 1 character.',
    ],
    [
      '{"settings":{"categories":[{"id":"a","label":"A","children":[{"id":"a","label":"B"}]}]}}',
      'settings.categories[0].children[0].id: The id "a" stands there more than once. Every category needs its own.',
    ],
    [
      '{"settings":{"helpDesk":{"kind":"folder","path":"C:\\temp"}}}',
      'settings.helpDesk.path: Expected a path without control characters. In JSON each backslash is written twice: "C:\\\\Reports".',
    ],
    ['[]', 'The whole file: Expected a group in { }.'],
  ])('%s is told by its key and what was expected', (text, sentence) => {
    expect(said(text)).toEqual([sentence]);
  });

  it('with several mistakes names all of them', () => {
    const text = '{"settings":{"theme":1,"allFields":2},"locked":["themes"]}';
    expect(problems(text).map(({ key }) => key)).toEqual([
      'settings.theme',
      'settings.allFields',
      'locked[0]',
    ]);
  });

  it('with thousands of mistakes names the first fifty', () => {
    const keys = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`unknown${index}`, 1]));
    expect(problems(JSON.stringify(keys))).toHaveLength(50);
  });

  it('never repeats a value, which may be a secret', () => {
    const secret = 'hunter2-hunter2';
    const desks = [
      { kind: 'redmine', url: secret, apiKey: [secret], project: { [`x`]: secret } },
      { kind: secret, apiKey: secret },
      { kind: 'webhook', url: 'https://a', secret: { key: secret } },
    ];
    for (const helpDesk of desks) {
      const text = JSON.stringify({ settings: { helpDesk, contact: secret, theme: secret } });
      expect(said(text).length).toBeGreaterThan(0);
      expect(said(text).join('\n')).not.toContain(secret);
    }
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'treats %s as the unknown key it is',
    (key) => {
      expect(problems(`{"settings":{"${key}":{"theme":"dark"}}}`)).toMatchObject([
        { key: `settings.${key}` },
      ]);
      expect(({} as Record<string, unknown>)['theme']).toBeUndefined();
    },
  );
});

describe('a single setting', () => {
  it('is parsed by the same rules, with the key it has in the file', () => {
    expect(parseSetting('theme', 'dark')).toEqual({ ok: true, value: 'dark' });
    expect(parseSetting('theme', 'pink')).toMatchObject({ ok: false, failure: [{ key: 'settings.theme' }] });
    expect(parseSetting('contact', { name: '' })).toMatchObject({
      ok: false,
      failure: [{ key: 'settings.contact.email' }, {}, {}],
    });
  });

  it('cannot be undefined: that is what reset is for', () => {
    expect(parseSetting('theme', undefined)).toMatchObject({
      ok: false,
      failure: [{ key: 'settings.theme' }],
    });
  });
});

describe('what is kept of a person’s file with mistakes', () => {
  it('is each setting that is right by itself', () => {
    const value = {
      settings: { theme: 'dark', textSize: 3, themes: 1, allFields: true },
      locked: ['theme'],
      x: 1,
    };
    expect(salvageSettings(value)).toEqual({ settings: { theme: 'dark', allFields: true }, locked: [] });
  });

  it.each([null, 3, 'text', [], { settings: null }, { settings: [1] }])('is nothing for %j', (value) => {
    expect(salvageSettings(value)).toEqual({ settings: {}, locked: [] });
    expect(checkPolicyFile(value).ok).toBe(false);
  });
});

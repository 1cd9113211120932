import { describe, expect, it } from 'vitest';
import { readJson } from '../../../core/policy/json.ts';

describe('JSON that is right', () => {
  it.each([
    '{}',
    ' [ ] ',
    'null',
    '-1.5e+3',
    '0',
    '"\\u00e9\\n\\"\\\\/"',
    '{"a":[1,{"b":[]},[{}]],"c":{"a":true,"d":false}}',
    '\r\n\t{"ก": "ข"}\n',
    '{"__proto__": 1}',
  ])('%s reads as JSON.parse reads it', (text) => {
    expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
  });
});

describe('JSON that is not right', () => {
  it.each([
    ['', 'empty', 1, 1],
    ['  \n ', 'empty', 2, 2],
    ['{', 'unfinished', 1, 2],
    ['{"a":', 'unfinished', 1, 6],
    ['["a', 'unfinished', 1, 2],
    ['[1,]', 'trailingComma', 1, 3],
    ['{"a":1,\n}', 'trailingComma', 1, 7],
    ['{"a":}', 'trailingComma', 1, 5],
    ['{"a":1 "b":2}', 'missingComma', 1, 8],
    ['[1 2]', 'missingComma', 1, 4],
    ['{"a" 1}', 'missingColon', 1, 6],
    ['{"a"}', 'missingColon', 1, 5],
    ['{\n  a: 1}', 'quotes', 2, 3],
    ["{'a': 1}", 'quotes', 1, 2],
    ['{"a": “b”}', 'quotes', 1, 7],
    ['[yes]', 'quotes', 1, 2],
    ['[truely]', 'quotes', 1, 2],
    ['{"a": "C:\\share"}', 'backslash', 1, 10],
    ['{"a": "b\nc"}', 'control', 1, 9],
    ['[01]', 'number', 1, 2],
    ['[1.]', 'number', 1, 2],
    ['[.5]', 'number', 1, 2],
    ['[+1]', 'number', 1, 2],
    ['{} // why', 'comment', 1, 4],
    ['{\n/* why */}', 'comment', 2, 1],
    ['{} {}', 'afterEnd', 1, 4],
    ['{"a":1,"b":2,"a":3}', 'duplicateKey', 1, 14],
    ['{"a":1,"\\u0061":3}', 'duplicateKey', 1, 8],
    ['[}', 'unexpected', 1, 2],
    ['{]', 'unexpected', 1, 2],
    ['{"a":1]', 'unexpected', 1, 7],
    ['}', 'unexpected', 1, 1],
    ['['.repeat(100_000), 'tooDeep', 1, 61],
  ])('%j is %s at line %i, column %i', (text, mistake, line, column) => {
    expect(readJson(text)).toEqual({ ok: false, failure: { mistake, line, column } });
  });

  it('is found wherever JSON.parse finds it, and nowhere else', () => {
    const seeds = [
      '{"a":[1,2,{"b":"c\\n"}],"d":null}',
      '[true,false,-0.5e2,"\\u1234"]',
      '{"x":{"y":[[],{}]}}',
    ];
    const noise = ['"', '\\', '{', '}', '[', ']', ',', ':', '1', 'e', ' ', '\n', '.', '-', 't', ''];
    let compared = 0;
    for (const seed of seeds) {
      for (let at = 0; at < seed.length; at += 1) {
        for (const piece of noise) {
          for (const width of [0, 1, 2]) {
            const text = seed.slice(0, at) + piece + seed.slice(at + width);
            const mine = readJson(text);
            if (!mine.ok && mine.failure.mistake === 'duplicateKey') continue;
            expect([text, mine.ok]).toEqual([text, parses(text)]);
            compared += 1;
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(3000);
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

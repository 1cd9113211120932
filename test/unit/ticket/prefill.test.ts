import { describe, expect, it } from 'vitest';
import { DraftFields, limits, newDraft } from '../../../core/ticket/draft.ts';
import { maxLinkLength, parseReportLink, type Prefill } from '../../../core/ticket/prefill.ts';

function read(link: string): Prefill {
  const result = parseReportLink(link);
  if (!result.ok) throw new Error(`refused: ${result.failure.kind}`);
  return result.value;
}

describe('a report link', () => {
  it('prefills every field it names, with steps in their order', () => {
    const { fields, ignored, cut } = read(
      'handraise://report?summary=Printer%20is%20offline&details=It+blinks%0Ared&category=printing' +
        '&step=Open+Word&step=Press+Print&expected=A+page&actual=Nothing',
    );
    expect(fields).toEqual({
      summary: 'Printer is offline',
      details: 'It blinks\nred',
      category: 'printing',
      steps: [
        { id: 'link-1', text: 'Open Word' },
        { id: 'link-2', text: 'Press Print' },
      ],
      expected: 'A page',
      actual: 'Nothing',
    });
    expect(ignored).toEqual([]);
    expect(cut).toEqual([]);
  });

  it('gives an empty prefill when it names nothing', () => {
    expect(read('handraise://report')).toEqual({ fields: {}, ignored: [], cut: [] });
    expect(read('handraise://report/?summary=&step=&details=%20%0A')).toEqual({
      fields: {},
      ignored: [],
      cut: [],
    });
  });

  it('always gives fields that a draft takes', () => {
    const long = 'ก'.repeat(3000);
    const { fields } = read(`handraise://report?summary=${long}&details=${long}&step=${long}&category=x`);
    const draft = newDraft('01ARZ3NDEKTSV4RRFFQ69G5FAV', '2026-01-01T00:00:00.000Z', 'link', fields);
    expect(
      DraftFields.safeParse(
        Object.fromEntries(
          Object.keys(DraftFields.shape).map((key) => [key, draft[key as keyof typeof draft]]),
        ),
      ).success,
    ).toBe(true);
  });

  it('ignores unknown keys and lists them, cleaned', () => {
    const { fields, ignored } = read(
      'handraise://report?summary=a&attach=%2Fetc%2Fpasswd&send=1&__proto__=x&file%00%E2%80%AEname=y',
    );
    expect(fields).toEqual({ summary: 'a' });
    expect(ignored).toEqual(['attach', 'send', '__proto__', 'filename']);
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
  });

  it('lists at most twenty unknown keys, none longer than forty characters', () => {
    const keys = Array.from({ length: 500 }, (_, index) => `${'k'.repeat(30)}${index}${'z'.repeat(30)}=1`);
    const { ignored } = read(`handraise://report?${keys.join('&').slice(0, maxLinkLength - 100)}`);
    expect(ignored).toHaveLength(20);
    expect(Math.max(...ignored.map((key) => key.length))).toBe(40);
  });

  it('cuts what is longer than a draft takes and says so', () => {
    const { fields, cut } = read(
      `handraise://report?summary=${'a'.repeat(301)}&details=${'b'.repeat(20_001)}`,
    );
    expect(fields.summary).toHaveLength(limits.line);
    expect(fields.details).toHaveLength(limits.text);
    expect(cut).toEqual(['summary', 'details']);
  });

  it('never cuts a character in half', () => {
    const { fields } = read(`handraise://report?summary=${'a'.repeat(299)}%F0%9F%98%80`);
    expect(fields.summary).toBe('a'.repeat(299));
  });

  it('takes the first of a key that stands twice', () => {
    expect(read('handraise://report?summary=first&summary=second').fields.summary).toBe('first');
  });

  it.each([
    ['NUL', 'a%00b', 'ab'],
    ['escape sequences of a terminal', '%1B%5B31mred%1B%5B0m', '[31mred[0m'],
    ['a bidi override', 'invoice%E2%80%AEfdp.exe', 'invoicefdp.exe'],
    ['a byte order mark', '%EF%BB%BFa', 'a'],
    ['line breaks', 'a%0D%0Ab%E2%80%A8c', 'a b c'],
    ['bytes that are not UTF-8', '%FF%FEa', '\ufffd\ufffda'],
    ['markup, as the text it is', '%3Cscript%3Ealert(1)%3C%2Fscript%3E', '<script>alert(1)</script>'],
  ])('cleans %s out of a summary', (_name, given, expected) => {
    expect(read(`handraise://report?summary=${given}`).fields.summary).toBe(expected);
  });

  it.each(['../../etc', 'A B', '%00', 'x'.repeat(81), ''])('ignores the category %j', (category) => {
    const { fields, ignored } = read(`handraise://report?category=${category}`);
    expect(fields.category).toBeUndefined();
    expect(ignored).toEqual(['category']);
  });

  it('does not read a fragment', () => {
    expect(read('handraise://report?summary=a#&details=b').fields).toEqual({ summary: 'a' });
  });

  it.each([
    ['', 'notALink'],
    ['report', 'notALink'],
    ['handraise', 'notALink'],
    ['handraise://report:99999999', 'notALink'],
    ['javascript:alert(1)', 'otherScheme'],
    ['javascript://report?summary=a', 'otherScheme'],
    ['https://report/?summary=a', 'otherScheme'],
    ['file:///etc/passwd', 'otherScheme'],
    ['handraise-evil://report?summary=a', 'otherScheme'],
    ['handraise://settings?summary=a', 'otherAction'],
    ['handraise:report?summary=a', 'otherAction'],
    ['handraise:///report?summary=a', 'otherAction'],
    ['handraise://report.example.org?summary=a', 'otherAction'],
    ['handraise://report/send?summary=a', 'otherAction'],
    ['handraise://report/../send?summary=a', 'otherAction'],
    ['handraise://user@report?summary=a', 'disguised'],
    ['handraise://it:secret@report?summary=a', 'disguised'],
    ['handraise://report:8080?summary=a', 'disguised'],
  ])('refuses %s as %s', (link, kind) => {
    expect(parseReportLink(link)).toMatchObject({ ok: false, failure: { kind } });
  });

  it('refuses a megabyte without parsing it', () => {
    const link = `handraise://report?summary=${'a'.repeat(1_000_000)}`;
    expect(parseReportLink(link)).toEqual({ ok: false, failure: { kind: 'tooLong', limit: maxLinkLength } });
  });
});

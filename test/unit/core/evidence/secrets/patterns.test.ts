import { RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { analyse } from 'scslre';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../../../core/evidence/secrets/rules/index.ts';

/** Longest run that a pattern may take at one place, in UTF-16 code units: what is longer is taken by `extend`. */
const longest = 4096;

function literalOf(pattern: RegExp) {
  return new RegExpParser().parseLiteral(`/${pattern.source}/${pattern.flags}`);
}

/** Quantifiers that go on without end, or for long. */
function unbounded(pattern: RegExp): string[] {
  const found: string[] = [];
  visitRegExpAST(literalOf(pattern), {
    onQuantifierEnter: ({ max, raw }) => {
      if (max > longest) found.push(raw);
    },
  });
  return found;
}

/** Where a pattern tries the same text in two ways, so that a hostile text costs its square or worse. */
function ambiguous(pattern: RegExp): string[] {
  const { reports } = analyse(literalOf(pattern), { reportTypes: { Move: false } });
  return reports.map((report) => `${report.type} ${report.exponential ? 'exponential' : 'polynomial'}`);
}

describe('every pattern takes a bounded time at each place of a text', () => {
  it.each(rules.map(({ kind, pattern }) => [kind, pattern.source.slice(0, 60), pattern] as const))(
    'of %s: %s',
    (_kind, _source, pattern) => {
      expect(pattern.flags).toContain('g');
      expect(unbounded(pattern)).toEqual([]);
      expect(ambiguous(pattern)).toEqual([]);
    },
  );

  it('is a check that sees a slow pattern', () => {
    expect(unbounded(/a+b/g)).toEqual(['a+']);
    expect(ambiguous(/(?:a+)+b/g)).toContain('Self exponential');
  });
});

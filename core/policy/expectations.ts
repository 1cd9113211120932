import type { z } from 'zod';
import { keyPath, valueFormats, type Expectation, type PolicyProblem, type ValueType } from './problems.ts';
import { PolicyFile, settingKeys } from './schema.ts';
import { keysAt } from './schemaAt.ts';
import { likelyMeant } from './suggest.ts';

type Issue = z.core.$ZodIssue;

/** More than this helps nobody mend a file. */
export const mostProblems = 50;

const typeNames: Record<string, ValueType> = {
  string: 'text',
  number: 'number',
  int: 'wholeNumber',
  boolean: 'flag',
  array: 'list',
  object: 'group',
  record: 'group',
  null: 'nothing',
};

/** The problems behind one of zod's issues. `file` is what was parsed: it tells a missing key from a wrong one. */
export function problemsOf(issue: Issue, file: unknown): PolicyProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, mostProblems).map((key) => ({
      key: keyPath([...issue.path, key]),
      expected: unknownKey(key, issue.path, file),
    }));
  }
  if (issue.code === 'invalid_union') {
    const inner = deepest(issue);
    if (inner.length > 0) {
      return inner.flatMap((one) => problemsOf({ ...one, path: [...issue.path, ...one.path] }, file));
    }
  }
  if (issue.code === 'invalid_key') {
    const path = issue.path;
    return issue.issues.map((one) => ({
      key: keyPath(path),
      expected: expectationOf(one, path, path.at(-1)),
    }));
  }
  return [
    { key: keyPath(issue.path), expected: expectationOf(issue, issue.path, valueAt(file, issue.path)) },
  ];
}

/** The issues of the option that the value comes nearest to: one that disagrees inside, not at the very start. */
function deepest(issue: Extract<Issue, { code: 'invalid_union' }>): Issue[] {
  const near = (issue.errors as Issue[][]).filter((errors) =>
    errors.every((one) => one.path.length > 0 || one.code === 'unrecognized_keys' || !isTypeIssue(one)),
  );
  return near.length === 1 ? (near[0] ?? []) : [];
}

function isTypeIssue(issue: Issue): boolean {
  return issue.code === 'invalid_type' || issue.code === 'invalid_value';
}

function unknownKey(key: string, path: readonly PropertyKey[], file: unknown): Expectation {
  const known = keysAt(PolicyFile, file, path).filter((name) => name !== '$schema');
  const setting = path.length === 0 ? likelyMeant(key, settingKeys) : undefined;
  const here = likelyMeant(key, known);
  // A setting that stands beside `settings` instead of inside it.
  const meant = here ?? (setting === undefined ? undefined : `settings.${setting}`);
  return { kind: 'unknownKey', known, ...(meant === undefined ? {} : { meant }) };
}

function expectationOf(issue: Issue, path: readonly PropertyKey[], value: unknown): Expectation {
  switch (issue.code) {
    case 'invalid_type':
      return typed([typeNames[issue.expected] ?? 'text'], value);
    case 'invalid_value':
      return oneOf(issue.values, value);
    case 'invalid_format': {
      const format = valueFormats.find((name) => name === issue.message);
      return format === undefined ? { kind: 'other', detail: issue.message } : { kind: 'format', format };
    }
    case 'too_small':
    case 'too_big': {
      const of = issue.origin === 'string' ? 'letters' : issue.origin === 'array' ? 'entries' : 'number';
      const bound = Number(issue.code === 'too_small' ? issue.minimum : issue.maximum);
      if (issue.code === 'too_small')
        return { kind: issue.inclusive === false ? 'moreThan' : 'atLeast', of, bound };
      return { kind: issue.inclusive === false ? 'lessThan' : 'atMost', of, bound };
    }
    case 'invalid_union':
      return ofUnion(issue, path, value);
    default:
      return { kind: 'other', detail: issue.message };
  }
}

function ofUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: readonly PropertyKey[],
  value: unknown,
): Expectation {
  if ('options' in issue) return oneOf(issue.options, value);
  const all = (issue.errors as Issue[][]).flat();
  const values = all.flatMap((one) => (one.code === 'invalid_value' ? one.values : []));
  if (values.length > 0 && values.length === all.length) return oneOf(values, value);
  const types = all.flatMap((one) => (one.code === 'invalid_type' ? (typeNames[one.expected] ?? []) : []));
  const other = all.find((one) => one.code !== 'invalid_type');
  return types.length > 0 || other === undefined ? typed(types, value) : expectationOf(other, path, value);
}

function typed(types: ValueType[], value: unknown): Expectation {
  return { kind: value === undefined ? 'missing' : 'type', types: [...new Set(types)] };
}

function oneOf(allowed: readonly unknown[], value: unknown): Expectation {
  // As they are written in the file: texts with quotes, numbers without.
  const values = allowed.map((one) => JSON.stringify(one));
  const texts = allowed.filter((one) => typeof one === 'string');
  const meant = typeof value === 'string' ? likelyMeant(value, texts) : undefined;
  return { kind: 'oneOf', values, ...(meant === undefined ? {} : { meant }) };
}

function valueAt(file: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, part) => {
    const fields = Object(value) as Record<PropertyKey, unknown>;
    return Object.hasOwn(fields, part) ? fields[part] : undefined;
  }, file);
}

import { fail, ok, type Result } from '../result.ts';
import { mostProblems, problemsOf } from './expectations.ts';
import { readJson } from './json.ts';
import { keyPath, type PolicyProblem } from './problems.ts';
import {
  PolicyFile,
  settingSchemas,
  type CategorySetting,
  type SettingKey,
  type Settings,
} from './schema.ts';

/**
 * Reads a policy or settings file. Every mistake is named by its key and by what was expected; a key that is not known
 * names the one that was probably meant, because a silently ignored typo is a policy that does not hold.
 */
export function parsePolicyFile(text: string): Result<PolicyFile, PolicyProblem[]> {
  const json = readJson(text.replace(/^\ufeff/, ''));
  if (!json.ok) return fail([{ key: '', expected: { kind: 'json', ...json.failure } }]);
  return checkPolicyFile(json.value);
}

/** The same for a value that was parsed already. */
export function checkPolicyFile(value: unknown): Result<PolicyFile, PolicyProblem[]> {
  const parsed = PolicyFile.safeParse(value);
  const problems = parsed.success
    ? repeatedCategories(parsed.data.settings.categories ?? [], ['settings', 'categories'], new Set())
    : parsed.error.issues.flatMap((issue) => problemsOf(issue, value));
  if (problems.length > 0) return fail(withoutRepeats(problems).slice(0, mostProblems));
  return parsed.success ? ok(parsed.data) : fail([]);
}

/** One value can break two checks that have the same words. */
function withoutRepeats(problems: readonly PolicyProblem[]): PolicyProblem[] {
  const seen = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...seen.values()];
}

/** A value for one setting, as the settings window or the command line gives it. */
export function parseSetting<Key extends SettingKey>(
  key: Key,
  value: unknown,
): Result<Settings[Key], PolicyProblem[]> {
  if (value === undefined) return fail(missing(key));
  const checked = checkPolicyFile({ settings: { [key]: value } });
  return checked.ok ? ok(checked.value.settings[key] as Settings[Key]) : fail(checked.failure);
}

function missing(key: SettingKey): PolicyProblem[] {
  const issues = settingSchemas[key].safeParse(undefined).error?.issues ?? [];
  return issues.flatMap((issue) =>
    problemsOf({ ...issue, path: ['settings', key, ...issue.path] }, { settings: {} }),
  );
}

/**
 * What can be kept of a settings file with mistakes: each setting that is right by itself. For the person's own file
 * only; half a policy could lock less than IT meant.
 */
export function salvageSettings(value: unknown): PolicyFile {
  const given = (Object(value) as { settings?: unknown }).settings;
  const fields = Object(given) as Record<string, unknown>;
  const right = Object.entries(fields).filter(
    ([key, one]) => Object.hasOwn(settingSchemas, key) && parseSetting(key as SettingKey, one).ok,
  );
  return PolicyFile.parse({ settings: Object.fromEntries(right) });
}

/** A draft keeps a category by its id, so two with the same id could not be told apart. */
function repeatedCategories(
  categories: readonly CategorySetting[],
  path: readonly PropertyKey[],
  seen: Set<string>,
): PolicyProblem[] {
  return categories.flatMap(({ id, children }, index) => {
    const own: PolicyProblem[] = seen.has(id)
      ? [{ key: keyPath([...path, index, 'id']), expected: { kind: 'uniqueCategory', id } }]
      : [];
    seen.add(id);
    return [...own, ...repeatedCategories(children ?? [], [...path, index, 'children'], seen)];
  });
}

import { policyOnlyKeys, settingKeys, type PolicyFile, type SettingKey, type Settings } from './schema.ts';

/** Where a value comes from. */
export type SettingOrigin = 'default' | 'policy' | 'person';

/** One setting, explained. `locked`: what the person chose for it, now or earlier, is not heeded. */
export interface ExplainedSetting<Key extends SettingKey = SettingKey> {
  key: Key;
  value: Settings[Key];
  origin: SettingOrigin;
  locked: boolean;
}

/** The layers, lowest first: built in, IT's, the person's. */
export interface Layers {
  defaults: Settings;
  policy: PolicyFile | null;
  person: PolicyFile | null;
}

function explainOne<Key extends SettingKey>(
  key: Key,
  { defaults, policy, person }: Layers,
): ExplainedSetting<Key> {
  const locked = policyOnlyKeys.has(key) || (policy?.locked.includes(key) ?? false);
  const own = person?.settings[key];
  const set = policy?.settings[key];
  if (!locked && own !== undefined) return { key, value: own as Settings[Key], origin: 'person', locked };
  // A key that is locked without a value locks the built-in one.
  if (set !== undefined) return { key, value: set as Settings[Key], origin: 'policy', locked };
  return { key, value: defaults[key], origin: 'default', locked };
}

/** Every setting with its value, where it comes from and whether it is locked. */
export function explainSettings(layers: Layers): ExplainedSetting[] {
  return settingKeys.map((key) => explainOne(key, layers));
}

/** The settings that hold. */
export function effectiveSettings(layers: Layers): Settings {
  return Object.fromEntries(explainSettings(layers).map(({ key, value }) => [key, value])) as Settings;
}

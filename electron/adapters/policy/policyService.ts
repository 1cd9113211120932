import { defaultSettings, type BuiltInCategory } from '../../../core/policy/defaults.ts';
import {
  effectiveSettings,
  explainSettings,
  type ExplainedSetting,
  type Layers,
} from '../../../core/policy/layers.ts';
import { parseSetting } from '../../../core/policy/parse.ts';
import { describeProblem, type PolicyProblem } from '../../../core/policy/problems.ts';
import { redactSettings } from '../../../core/policy/redact.ts';
import type { SettingKey, Settings } from '../../../core/policy/schema.ts';
import type { Localized } from '../../../core/policy/localized.ts';
import { policyOnlyKeys } from '../../../core/policy/schema.ts';
import type { StorageFailure } from '../../../core/ports/stores.ts';
import type { Logger } from '../../../core/ports/world.ts';
import { translatorFor, type Translate } from '../../../core/texts/texts.ts';
import { nodeFileSystem, type FileSystem } from '../files/fileSystem.ts';
import { storageFailure } from '../files/storageFailure.ts';
import { MachinePolicy } from './machinePolicy.ts';
import { PersonSettings } from './personSettings.ts';
import { personPlaces, policyPath, type Surroundings } from './places.ts';
import { policyWarnings, type PolicyWarning } from './trust.ts';
import { watchFile } from './watchFile.ts';

/** What the service is given. */
export interface PolicyWorld {
  /** The person's data folder. */
  dataDir: string;
  packaged: boolean;
  logger: Logger;
  /** Names of the built-in categories. */
  categoryLabel: (id: BuiltInCategory) => Localized;
  /** For the words of problems; English without it. */
  translate?: () => Translate;
  fs?: FileSystem;
  surroundings?: Partial<Surroundings>;
}

/** A file with mistakes, in words; the shape of the contract's `policyProblem`. */
export interface FileProblems {
  path: string;
  problems: { key: string; expected: string }[];
  /** An earlier policy holds in its place. */
  lastGood: boolean;
}

/** What became of a change of a setting; the shape of the contract's `SettingChanged`. */
export type SettingOutcome =
  | { kind: 'done' }
  | { kind: 'locked' }
  | { kind: 'invalid'; expected: string }
  | { kind: 'notDone'; failure: StorageFailure };

/**
 * The settings that hold: built in, IT's policy, the person's choices. Reads both files when it is made, so that it
 * can answer at once, and again whenever they change on disk.
 */
export class PolicyService {
  readonly policyPath: string;
  readonly personPath: string;
  readonly #world: PolicyWorld;
  readonly #platform: NodeJS.Platform;
  readonly #machine: MachinePolicy;
  readonly #person: PersonSettings;
  readonly #listeners = new Set<() => void>();
  readonly #stops: (() => void)[];
  #settings: Settings;
  #shown: string;

  constructor(world: PolicyWorld) {
    const { dataDir, packaged, logger, fs = nodeFileSystem, surroundings } = world;
    const around: Surroundings = { platform: process.platform, env: process.env, packaged, ...surroundings };
    const places = personPlaces(dataDir);
    this.#world = world;
    this.#platform = around.platform;
    this.policyPath = policyPath(around);
    this.personPath = places.settings;
    this.#machine = new MachinePolicy(this.policyPath, places.lastGood, fs, logger);
    this.#person = new PersonSettings(places.settings, fs);
    this.#settings = effectiveSettings(this.#layers());
    this.#shown = this.#fingerprint();
    this.#logState();
    this.#stops = [this.policyPath, this.personPath].map((path) =>
      watchFile(path, logger, () => this.reload()),
    );
  }

  /** The settings that hold, with the secrets of the help desk: for the main process only. */
  settings(): Settings {
    return this.#settings;
  }

  /** Every setting with its origin and lock, WITHOUT secrets: fit for windows, logs and terminals. */
  explain(): ExplainedSetting[] {
    return explainSettings(this.#layers()).map((one) => ({
      ...one,
      value: redactSettings({ [one.key]: one.value })[one.key] as Settings[SettingKey],
    }));
  }

  policyPresent(): boolean {
    return this.#machine.present;
  }

  /** Files with mistakes; empty when all is well. */
  problems(): FileProblems[] {
    return this.#problemsIn(this.#world.translate?.() ?? translatorFor('en'));
  }

  #problemsIn(translate: Translate): FileProblems[] {
    const words = (problems: readonly PolicyProblem[]) =>
      problems.map((one) => describeProblem(one, translate));
    return [
      {
        path: this.policyPath,
        problems: words(this.#machine.problems),
        lastGood: this.#machine.holdsLastGood,
      },
      { path: this.personPath, problems: words(this.#person.problems), lastGood: false },
    ].filter(({ problems }) => problems.length > 0);
  }

  /** Who besides IT can change the policy. A file named by `HANDRAISE_POLICY` is a developer's own. */
  warnings(): PolicyWarning[] {
    const usual = policyPath({ platform: this.#platform, env: {}, packaged: true });
    return this.policyPath === usual ? policyWarnings(this.policyPath, this.#platform) : [];
  }

  /** Sets what the person chose. `done` only AFTER it is durable. */
  async set(key: SettingKey, value: unknown): Promise<SettingOutcome> {
    if (this.#isLocked(key)) return { kind: 'locked' };
    const parsed = parseSetting(key, value);
    if (!parsed.ok) return { kind: 'invalid', expected: this.#sentence(parsed.failure) };
    return this.#change(key, parsed.value);
  }

  /** Takes the person's choice back: IT's or the built-in value holds again. */
  async reset(key: SettingKey): Promise<SettingOutcome> {
    return this.#isLocked(key) ? { kind: 'locked' } : this.#change(key, undefined);
  }

  /** Called after settings or problems changed, whoever changed them. Returns the unsubscriber. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Reads both files again. Done by itself when they change; call it where watching may not work (after sleep). */
  reload(): void {
    this.#machine.reload();
    this.#person.reload();
    this.#refresh();
  }

  /** Ends the watching. */
  stop(): void {
    for (const stop of this.#stops) stop();
    this.#listeners.clear();
  }

  /** Resolves when the copy of the last good policy is on disk. */
  settled(): Promise<void> {
    return this.#machine.kept;
  }

  #layers(): Layers {
    return {
      defaults: defaultSettings(this.#world.categoryLabel),
      policy: this.#machine.file,
      person: this.#person.file,
    };
  }

  #isLocked(key: SettingKey): boolean {
    return policyOnlyKeys.has(key) || (this.#machine.file?.locked.includes(key) ?? false);
  }

  #sentence(problems: readonly PolicyProblem[]): string {
    const translate = this.#world.translate?.() ?? translatorFor('en');
    return problems.map((one) => describeProblem(one, translate).expected).join(' ');
  }

  async #change<Key extends SettingKey>(key: Key, value: Settings[Key] | undefined): Promise<SettingOutcome> {
    try {
      await this.#person.change(key, value);
    } catch (error) {
      const failure = storageFailure(error);
      if (failure.kind === 'other') this.#world.logger.error('a setting could not be saved', error, { key });
      return { kind: 'notDone', failure };
    }
    this.#refresh();
    return { kind: 'done' };
  }

  #refresh(): void {
    this.#settings = effectiveSettings(this.#layers());
    const shown = this.#fingerprint();
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#logState();
    for (const listener of this.#listeners) listener();
  }

  #fingerprint(): string {
    return JSON.stringify([explainSettings(this.#layers()), this.#machine.problems, this.#person.problems]);
  }

  #logState(): void {
    // In English, and not through `translate`: that may need the settings, which are not there yet at the first call.
    for (const { path, problems, lastGood } of this.#problemsIn(translatorFor('en'))) {
      this.#world.logger.warn('a settings file has mistakes', { path, problems, lastGood });
    }
    for (const { kind, path } of this.warnings()) this.#world.logger.warn(`policy: ${kind}`, { path });
  }
}

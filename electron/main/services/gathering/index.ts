import { createReadStream } from 'node:fs';
import path from 'node:path';
import { chooseFiles, type FoundFile, type GatheredSource } from '../../../../core/evidence/gathered.ts';
import { Masker } from '../../../../core/evidence/secrets/index.ts';
import type { CommandSource, FileSource, LogSource } from '../../../../core/policy/gather.ts';
import { localized } from '../../../../core/policy/localized.ts';
import type { Settings } from '../../../../core/policy/schema.ts';
import type { StorageFailure } from '../../../../core/ports/stores.ts';
import type { Clock, Logger } from '../../../../core/ports/world.ts';
import { fail, type Result } from '../../../../core/result.ts';
import type { DraftAttachment } from '../../../../core/ticket/draft.ts';
import { expandPath } from '../../../adapters/logs/expandPath.ts';
import { findFiles } from '../../../adapters/logs/findFiles.ts';
import { NotText, readTail } from '../../../adapters/logs/readTail.ts';
import { runCommand } from '../../../adapters/logs/runCommand.ts';
import type { Drafts } from '../drafts.ts';
import { masked } from './textLogs.ts';

/** What the service is handed. */
export interface GatheringWorld {
  drafts: Drafts;
  ground: {
    policy: { settings(): Pick<Settings, 'logs' | 'crashDumps' | 'maxFileMegabytes'> };
    language: () => string;
    clock: Clock;
    logger: Logger;
    paths: { home: string };
  };
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
}

/** A crash dump that is fresh enough to be offered. `at` in milliseconds. */
export interface FreshDump {
  path: string;
  application: string;
  name: string;
  size: number;
  at: number;
}

type Gathered = Omit<GatheredSource, 'id' | 'label'>;
const nothing: Gathered = { files: [], leftOut: [], trouble: null, exitCode: null };
const hour = 3_600_000;
const megabyte = 1024 * 1024;

/** Adds to a draft what the policy names and the person asks for: log files, what commands say, crash dumps. */
export class Gathering {
  readonly #world: GatheringWorld;

  constructor(world: GatheringWorld) {
    this.#world = world;
  }

  /** What can be asked for, in the person's language. */
  sources(): { id: string; label: string; kind: LogSource['kind'] }[] {
    const { language, policy } = this.#world.ground;
    return policy
      .settings()
      .logs.map(({ id, kind, label }) => ({ id, kind, label: localized(label, language()) }));
  }

  /** Gathers the sources anew: what an earlier time gave of them is replaced. Unknown ids are passed over. */
  async gather(draftId: string, ids: readonly string[]): Promise<Result<GatheredSource[], StorageFailure>> {
    const { drafts, ground } = this.#world;
    const { policy, language, logger } = ground;
    const wanted = policy.settings().logs.filter(({ id }) => ids.includes(id));
    const masker = new Masker();
    const gathered: GatheredSource[] = [];
    for (const source of wanted) {
      const outcome = await this.#gatherOne(draftId, source, masker).catch((error: unknown) => {
        logger.error('gathering logs', error, { source: source.id });
        return { ...nothing, trouble: 'notStarted' as const };
      });
      gathered.push({ id: source.id, label: localized(source.label, language()), ...outcome });
    }
    const earlier = new Set<string>();
    const written = await drafts.change(draftId, (draft) => {
      const before = draft.gathered ?? [];
      for (const { id, files } of before)
        if (gathered.some((one) => one.id === id)) for (const file of files) earlier.add(file.attachment);
      const others = before.filter(({ id }) => !gathered.some((one) => one.id === id));
      return { ...draft, gathered: [...others, ...gathered] };
    });
    if (!written.ok) return written;
    const removed = await drafts.removeAttachments(draftId, ({ id }) => earlier.has(id));
    if (!removed.ok) return removed;
    drafts.setPending(draftId, {});
    return { ok: true, value: gathered };
  }

  /** Crash dumps of the named programs that are fresh, newest first. */
  async freshDumps(): Promise<FreshDump[]> {
    const { policy, clock, logger } = this.#world.ground;
    const dumps: FreshDump[] = [];
    for (const { application, files, freshHours } of policy.settings().crashDumps) {
      const globs = this.#expand(files);
      if (globs === null) continue;
      const found = await findFiles(globs).catch((error: unknown): FoundFile[] => {
        logger.warn('crash dumps not looked for', { application, reason: String(error) });
        return [];
      });
      for (const { path: file, size, modifiedAt } of found)
        if (size > 0 && clock.now() - modifiedAt <= freshHours * hour)
          dumps.push({ path: file, application, name: path.basename(file), size, at: modifiedAt });
    }
    return dumps.sort((a, b) => b.at - a.at);
  }

  /** Copies a crash dump that is offered now; no other file. */
  async addDump(draftId: string, file: string): Promise<Result<DraftAttachment, StorageFailure>> {
    const offered = (await this.freshDumps()).find((dump) => dump.path === file);
    if (offered === undefined) return fail({ kind: 'notFound' });
    const about = { name: offered.name, mediaType: 'application/octet-stream', origin: 'crashDump' as const };
    const limit = this.#maxFileBytes();
    if (offered.size > limit) return fail({ kind: 'tooLarge', name: offered.name, limit });
    return this.#world.drafts.addFile(draftId, about, createReadStream(file), limit);
  }

  #gatherOne(draftId: string, source: LogSource, masker: Masker): Promise<Gathered> {
    return source.kind === 'files'
      ? this.#gatherFiles(draftId, source, masker)
      : this.#gatherCommand(draftId, source, masker);
  }

  async #gatherFiles(draftId: string, source: FileSource, masker: Masker): Promise<Gathered> {
    const globs = this.#expand(source.files);
    if (globs === null) return { ...nothing, trouble: 'variable' };
    let found: FoundFile[];
    try {
      found = await findFiles(globs);
    } catch (error) {
      this.#world.ground.logger.warn('log files not found in time', {
        source: source.id,
        reason: String(error),
      });
      return { ...nothing, trouble: 'timeout' };
    }
    if (found.length === 0) return { ...nothing, trouble: 'nothingFound' };
    const { taken, leftOut } = chooseFiles(found, {
      files: source.maxFiles,
      fileBytes: source.maxFileKilobytes * 1024,
      totalBytes: source.maxTotalKilobytes * 1024,
    });
    // A path names the person it belongs to.
    const known = (file: string): string => masker.mask(file).masked;
    const outcome: Gathered = {
      ...nothing,
      files: [],
      leftOut: leftOut.map(({ path: file, size, reason }) => ({ name: known(file), size, reason })),
    };
    for (const { path: file, size, kept } of taken) {
      const added = await this.#addText(draftId, path.basename(file), readTail(file, size, kept), masker);
      if ('reason' in added) outcome.leftOut.push({ name: known(file), size, reason: added.reason });
      else outcome.files.push({ ...added, name: known(file), size, kept });
    }
    return outcome;
  }

  async #gatherCommand(draftId: string, source: CommandSource, masker: Masker): Promise<Gathered> {
    const outcome = await runCommand(source);
    if (outcome.kind === 'notStarted') {
      this.#world.ground.logger.warn('a command of the policy did not start', {
        source: source.id,
        reason: outcome.detail,
      });
      return { ...nothing, trouble: 'notStarted' };
    }
    const { text, size, kept } = outcome;
    const trouble = outcome.kind === 'timeout' ? ('timeout' as const) : null;
    const exitCode = outcome.kind === 'done' && outcome.exitCode !== 0 ? outcome.exitCode : null;
    if (text === '') return { ...nothing, trouble: trouble ?? 'nothingFound', exitCode };
    const name = `${localized(source.label, this.#world.ground.language())}.txt`;
    async function* said(): AsyncGenerator<string> {
      yield text;
    }
    const added = await this.#addText(draftId, name, said(), masker);
    return 'reason' in added
      ? { ...nothing, leftOut: [{ name, size, reason: added.reason }], trouble, exitCode }
      : { files: [{ ...added, name, size, kept }], leftOut: [], trouble, exitCode };
  }

  async #addText(
    draftId: string,
    name: string,
    lines: AsyncIterable<string>,
    masker: Masker,
  ): Promise<{ attachment: string; masked: number } | { reason: 'notText' | 'unreadable' | 'storage' }> {
    let count = 0;
    const troubles: ('notText' | 'unreadable')[] = [];
    const { logger } = this.#world.ground;
    async function* noted(): AsyncGenerator<string> {
      try {
        yield* lines;
      } catch (error) {
        troubles.push(error instanceof NotText ? 'notText' : 'unreadable');
        logger.warn('a log file was not read to its end', { reason: String(error) });
        throw error;
      }
    }
    const about = { name, mediaType: 'text/plain', origin: 'log' as const };
    const bytes = masked(noted(), masker, (found) => (count += found));
    const added = await this.#world.drafts.addFile(draftId, about, bytes, this.#maxFileBytes());
    return added.ok ? { attachment: added.value.id, masked: count } : { reason: troubles[0] ?? 'storage' };
  }

  /** Null: a glob names a variable that this machine does not have. */
  #expand(globs: readonly string[]): string[] | null {
    const { env, platform, ground } = this.#world;
    const expanded = globs.map((glob) => expandPath(glob, env, ground.paths.home, platform));
    const known = expanded.filter((glob) => glob !== null);
    return known.length === 0 ? null : known;
  }

  #maxFileBytes(): number {
    return this.#world.ground.policy.settings().maxFileMegabytes * megabyte;
  }
}

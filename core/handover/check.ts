import { safeNames } from '../report/report.ts';
import { fail, ok, type Result } from '../result.ts';
import { Ticket } from '../ticket/ticket.ts';
import {
  attachmentsFolder,
  fixedEntries,
  handOverLimits,
  handOverVersion,
  Manifest,
  type ManifestEntry,
} from './manifest.ts';
import type { HandOverProblem } from './problem.ts';

/** An entry as the archive's own directory tells of it; sizes in bytes. */
export interface ArchiveEntry {
  name: string;
  size: number;
}

const damaged = (part: string): Result<never, HandOverProblem> => fail({ kind: 'damaged', part });

/** The names that a ticket's attachments have inside the file, in the ticket's order. */
export function attachmentEntries(ticket: Ticket): string[] {
  const names = safeNames(ticket);
  return ticket.attachments.map(({ id }) => `${attachmentsFolder}${names.get(id) ?? id}`);
}

/** Reads the list of contents. What is of a newer version is told apart from what is broken. */
export function readManifest(text: string): Result<Manifest, HandOverProblem> {
  const value = parsed(text);
  const parsedManifest = Manifest.safeParse(value);
  if (parsedManifest.success) return ok(parsedManifest.data);
  return isNewer(value, 'handraise-handover') ? fail({ kind: 'newer' }) : damaged(fixedEntries.manifest);
}

/** True for a well-formed value of this format with a version that is yet to come. */
export function isNewer(value: unknown, format: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { format: of, version } = value as Record<string, unknown>;
  return of === format && typeof version === 'number' && version > handOverVersion;
}

/** JSON, or undefined when it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * Whether the archive holds exactly what the signed list names, in its order and with its sizes: nothing more, nothing
 * twice, and no name that leads out of a folder. Names the first entry that does not fit.
 */
export function checkEntries(
  manifest: Manifest,
  archive: readonly ArchiveEntry[],
): Result<readonly ManifestEntry[], HandOverProblem> {
  const [manifestEntry, signatureEntry, ...rest] = archive;
  if (manifestEntry?.name !== fixedEntries.manifest) return damaged(fixedEntries.manifest);
  if (signatureEntry?.name !== fixedEntries.signature) return damaged(fixedEntries.signature);
  const { entries } = manifest;
  const fixed = [fixedEntries.page, fixedEntries.report, fixedEntries.ticket];
  for (const [index, name] of fixed.entries()) if (entries[index]?.name !== name) return damaged(name);
  const seen = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const found = rest[index];
    const attachment = index >= fixed.length;
    // Two names that differ by case alone would be one file on Windows and macOS.
    const key = entry.name.toLowerCase();
    if (seen.has(key) || (attachment && !isAttachmentName(entry.name))) return damaged(entry.name);
    if (!attachment && entry.size > handOverLimits.text) return damaged(entry.name);
    if (found?.name !== entry.name || found.size !== entry.size) return damaged(entry.name);
    seen.add(key);
  }
  const extra = rest[entries.length];
  if (extra !== undefined) return damaged(extra.name);
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  return total > handOverLimits.file ? fail({ kind: 'tooLarge' }) : ok(entries);
}

/** One name directly below the folder of attachments; nothing that a system reads as a path. */
function isAttachmentName(name: string): boolean {
  if (!name.startsWith(attachmentsFolder)) return false;
  const file = name.slice(attachmentsFolder.length);
  return file !== '' && file !== '.' && file !== '..' && !/[/\\:\p{Cc}]/u.test(file);
}

/** The ticket inside, if it is the one that the list names and its attachments are the ones that are there. */
export function checkTicket(manifest: Manifest, text: string): Result<Ticket, HandOverProblem> {
  const value = parsed(text);
  const ticket = Ticket.safeParse(value);
  if (!ticket.success) {
    const schema =
      typeof value === 'object' && value !== null && 'schema' in value ? value.schema : undefined;
    return typeof schema === 'number' && schema > 1 ? fail({ kind: 'newer' }) : damaged(fixedEntries.ticket);
  }
  const { id, attachments } = ticket.data;
  if (id !== manifest.reportId) return damaged(fixedEntries.ticket);
  const carried = manifest.entries.slice(3);
  if (carried.length !== attachments.length) return damaged(fixedEntries.ticket);
  const ids = new Set(attachments.map((attachment) => attachment.id));
  if (ids.size !== attachments.length) return damaged(fixedEntries.ticket);
  for (const [index, { size, sha256 }] of attachments.entries()) {
    const entry = carried[index];
    if (entry?.size !== size || entry.sha256 !== sha256) return damaged(entry?.name ?? fixedEntries.ticket);
  }
  return ok(ticket.data);
}

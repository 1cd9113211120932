import type { Delivery, JournalEntry } from '../../../core/outbox/delivery.ts';
import type { ReportSummary } from '../../../core/outbox/summary.ts';
import type { Ticket } from '../../../core/ticket/ticket.ts';
import type { DeskSite } from '../../fakes/simulation/site.ts';
import type { Tally } from '../../fakes/simulation/tally.ts';
import type { DeskKind } from './deskKinds.ts';

/** What was said of a report, and what it consists of. */
export interface Promised {
  id: string;
  summary: string;
  details: string;
  /** SHA-256 of its attachments, sorted. */
  files: string[];
  /** A person took it back; `mayHaveArrived` as it was shown to them. */
  withdrawn?: { mayHaveArrived: boolean; copies: number };
  /** Taking it back was asked for, and the answer was never heard. */
  withdrawing?: boolean;
}

/**
 * The book of what people were told. It compares each word with the desk's own books at the moment it is said, and
 * keeps what turns out to be untrue.
 */
export class Promises {
  readonly saved = new Map<string, Promised>();
  /** Attachments whose upload was noted as done, and is still worth something, by report id. */
  readonly #uploaded = new Map<string, Set<string>>();
  /** First of the untruths. */
  violation: string | undefined;
  readonly #kind: DeskKind;
  readonly #site: DeskSite;
  readonly #tally: Tally;

  constructor(kind: DeskKind, site: DeskSite, tally: Tally) {
    this.#kind = kind;
    this.#site = site;
    this.#tally = tally;
  }

  /** Notes a promise that does not hold. */
  broken(what: string): void {
    this.#tally.tell(`!! ${what}`);
    this.violation ??= what;
  }

  /** The journal of a report took an entry. */
  recorded(id: string, entry: JournalEntry): void {
    const known = this.#uploaded.get(id) ?? new Set();
    this.#uploaded.set(id, known);
    if (entry.kind === 'uploaded') known.add(entry.attachmentId);
    if (entry.kind === 'uploadsVoid') known.clear();
  }

  /** A connector reads an attachment to send it. */
  uploading({ id, summary }: Ticket, attachmentId: string): void {
    if (this.#uploaded.get(id)?.has(attachmentId) === true)
      this.broken(`a file of ${summary} arrived, was noted, and is uploaded again`);
  }

  /** How often the desk holds the report. */
  copies(summary: string): number {
    return this.#site.filed().filter((filed) => filed.summary === summary).length;
  }

  /** A list showed this to a person. */
  shown(who: string, report: ReportSummary): void {
    const { state, summary, id } = report;
    const more = 'failure' in state ? ` ${state.failure.code}` : '';
    this.#tally.tell(
      `${who} shows ${summary}: ${state.kind}${more}${report.waitsFor ? ` (${report.waitsFor})` : ''}`,
    );
    if (state.kind === 'delivered') {
      const there = this.#site.filed().find(({ number }) => number === state.receipt.number);
      if (there?.summary !== summary)
        this.broken(
          `"sent" was said of ${summary} with number ${state.receipt.number}, which it does not have`,
        );
    }
    // No disk of this suite damages what was fsynced.
    if (state.kind === 'held' && state.failure.code === 'attachmentDamaged')
      this.broken(`a file of ${summary} was called damaged and is not`);
    if (state.kind === 'withdrawn' && this.saved.get(id)?.withdrawing === undefined)
      this.broken(`${summary} was taken back and nobody asked for it`);
  }

  /** At any moment: nothing is there more often than it may be. */
  checkCopies(): void {
    if (!this.#kind.exact) return;
    const seen = new Set<string>();
    for (const { summary } of this.#site.filed()) {
      if (seen.has(summary)) this.broken(`${summary} is at the desk twice`);
      seen.add(summary);
    }
  }

  /** When everything is mended and enough time has passed. `delivery`: what the disk says of the report. */
  checkEnd(promised: Promised, delivery: Delivery | undefined): void {
    const { summary, files, withdrawn, withdrawing } = promised;
    const copies = this.#site.filed().filter((filed) => filed.summary === summary);
    if (delivery === undefined) {
      this.broken(`${summary} was saved and is not on the disk`);
      return;
    }
    const { state, ledger } = delivery;
    if (withdrawn !== undefined || (withdrawing === true && state.kind === 'withdrawn')) {
      if (state.kind !== 'withdrawn') this.broken(`${summary} was taken back and is ${state.kind}`);
      if (withdrawn?.mayHaveArrived === false && copies.length > 0)
        this.broken(`${summary} was taken back in time and is at the desk`);
      return;
    }
    if (state.kind !== 'delivered') {
      this.broken(`${summary} is still ${JSON.stringify(state)}`);
      return;
    }
    const ambiguous = ledger.filter(
      ({ outcome }) => outcome.kind === 'failed' && outcome.failure.mayHaveArrived,
    ).length;
    const most = this.#kind.exact ? 1 : 1 + ambiguous;
    if (copies.length === 0) this.broken(`${summary} is not at the desk`);
    if (copies.length > most)
      this.broken(`${summary} is at the desk ${copies.length} times, at most ${most}`);
    for (const copy of copies) {
      if (JSON.stringify(copy.files) !== JSON.stringify(files))
        this.broken(`${summary} has other files at the desk`);
    }
  }
}

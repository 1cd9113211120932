import { createHash } from 'node:crypto';
import type { Life } from '../../fakes/simulation/time.ts';
import type { House } from './house.ts';
import type { Surroundings } from './surroundings.ts';

/** A draft as its author knows it. */
export interface Written {
  id: string;
  summary: string;
  /** What the app has said is kept. */
  details: string;
  /** Words whose fate was never told: they may be kept or not. */
  attempted: string[];
  /** SHA-256 of the files that the app has said are kept, and of those it has said nothing of. */
  files: string[];
  /** The person pressed send or threw it away, and it may or may not be gone. */
  leaving: false | 'sent' | 'discarded';
  gone: boolean;
  /** The process in which it is open. */
  owner: Life;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 900) yield bytes.subarray(at, at + 900);
}

/** Somebody at the machine: does things through the app's services and remembers what it answered. */
export class Person {
  readonly drafts: Written[] = [];
  readonly #world: Surroundings;
  #written = 0;

  constructor(world: Surroundings) {
    this.#world = world;
  }

  async write(house: House, files: number): Promise<void> {
    const { dice, tally } = this.#world;
    const summary = `Problem ${(this.#written += 1)}`;
    const made = await house.drafts.create('window', { summary });
    tally.tell(`${house.life.name}: ${summary} is begun: ${made.ok ? 'kept' : made.failure.kind}`);
    if (!made.ok) return;
    const draft: Written = {
      id: made.value.id,
      summary,
      details: '',
      attempted: [],
      files: [],
      leaving: false,
      gone: false,
      owner: house.life,
    };
    this.drafts.push(draft);
    for (let file = 0; file < files; file += 1) {
      const bytes = dice.bytes(dice.pick([0, 1, 511, 512, 513, 1500, 2500]));
      const about = {
        name: `file-${file}.bin`,
        mediaType: 'application/octet-stream',
        origin: 'file' as const,
      };
      const added = await house.drafts.addFile(draft.id, about, chunksOf(bytes), 1_000_000);
      if (added.ok) draft.files.push(sha256(bytes));
    }
  }

  async change(house: House, draft: Written): Promise<void> {
    const details = `words ${this.#world.dice.below(1_000_000)}`;
    draft.attempted.push(details);
    const saved = await house.drafts.save(draft.id, { details });
    if (saved.ok) draft.details = details;
  }

  async discard(house: House, draft: Written): Promise<void> {
    draft.leaving = 'discarded';
    const gone = await house.drafts.discard(draft.id);
    if (gone.ok) draft.gone = true;
  }

  async press(house: House, draft: Written, times: number): Promise<void> {
    draft.leaving ||= 'sent';
    const confirmed = [...draft.files];
    const shown = await house.previews.compose(draft.id);
    if (shown.kind !== 'ready') return;
    const { digest, ticket } = shown.preview;
    const files = ticket.attachments.map((attachment) => attachment.sha256).sort();
    const presses = Array.from({ length: times }, async () => {
      const sent = await house.previews.send(draft.id, digest);
      this.#world.tally.tell(`${house.life.name}: send ${draft.summary}: ${sent.kind}`);
      if (sent.kind !== 'saved') return;
      draft.gone = true;
      const { promises } = this.#world;
      if (!confirmed.every((file) => files.includes(file)))
        promises.broken(`${draft.summary} was saved without a file that was kept before`);
      if (!promises.saved.has(sent.id))
        promises.saved.set(sent.id, { id: sent.id, summary: draft.summary, details: ticket.details, files });
    });
    await Promise.all(presses);
  }

  async withdraw(house: House, id: string): Promise<void> {
    const promised = this.#world.promises.saved.get(id);
    if (promised === undefined) return;
    promised.withdrawing = true;
    const taken = await house.courier.withdraw(id);
    this.#world.tally.tell(
      `${house.life.name}: take back ${promised.summary}: ${taken.ok ? 'done' : taken.failure.kind}`,
    );
    if (!taken.ok) return;
    const shown = house.courier.snapshot().find((one) => one.id === id);
    const copies = this.#world.promises.copies(promised.summary);
    promised.withdrawn ??= { mayHaveArrived: shown?.mayHaveArrived ?? true, copies };
    if (copies > 0 && shown?.mayHaveArrived === false)
      this.#world.promises.broken(`${promised.summary} was taken back as never sent, and is at the desk`);
  }

  async edit(house: House, id: string): Promise<void> {
    const answer = await house.reports.editAsNewDraft(id);
    const promised = this.#world.promises.saved.get(id);
    if (answer.kind !== 'draft' || promised === undefined) return;
    const summary = `Problem ${(this.#written += 1)}`;
    const draft: Written = {
      id: answer.draftId,
      summary: promised.summary,
      details: promised.details,
      attempted: [],
      files: promised.files,
      leaving: 'sent',
      gone: false,
      owner: house.life,
    };
    const renamed = await house.drafts.save(draft.id, { summary });
    if (!renamed.ok) return;
    this.drafts.push({ ...draft, summary, leaving: false });
  }
}

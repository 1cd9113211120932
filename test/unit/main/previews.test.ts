import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HelpDesk } from '../../../core/ports/helpDesk.ts';
import type { StoredTicket } from '../../../core/ports/stores.ts';
import { newDelivery } from '../../../core/outbox/delivery.ts';
import { sealDraft, type SealingContext } from '../../../core/ticket/seal.ts';
import { FileDraftStore } from '../../../electron/adapters/files/draftStore.ts';
import { FileTicketStore } from '../../../electron/adapters/files/ticketStore.ts';
import { redactionCheck } from '../../../electron/adapters/pictures/checkRedaction.ts';
import { Drafts } from '../../../electron/main/services/drafts.ts';
import { Previews } from '../../../electron/main/services/previews.ts';
import { readUnsent } from '../../../electron/main/services/sentDrafts.ts';
import { fixedChance } from '../../fakes/chance.ts';
import { memoryLogger } from '../../fakes/memoryLogger.ts';
import { studioHere } from '../../fakes/pictureStudio.ts';
import { ScriptedDesk } from '../../fakes/scriptedDesk.ts';
import { steppedClock } from '../../fakes/steppedClock.ts';

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

describe('seeing what leaves, and sending exactly that', () => {
  let root: string;
  let saved: StoredTicket[];
  let drafts: Drafts;
  let tickets: FileTicketStore;
  let previews: Previews;
  let desk: ScriptedDesk;
  const clock = steppedClock();
  const context = (): SealingContext => ({
    now: new Date(clock.now()).toISOString(),
    app: { version: '0.1.0', platform: 'linux' },
    language: 'en',
    categoryLabel: () => null,
  });

  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'handraise-previews-'));
    saved = [];
    const logger = memoryLogger();
    const draftStore = new FileDraftStore({ root, logger, ulid: () => fixedChance().ulid() });
    tickets = new FileTicketStore({ root, logger });
    drafts = new Drafts(draftStore, clock, fixedChance(), () => undefined);
    desk = new ScriptedDesk();
    previews = new Previews({
      drafts,
      draftStore,
      tickets,
      checkRedaction: redactionCheck(studioHere(), logger),
      desk: () => desk,
      sealing: context,
      onSaved: (stored) => saved.push(stored),
      logger,
    });
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  async function draftWith(summary: string): Promise<string> {
    const made = await drafts.create('window', { summary });
    if (!made.ok) throw new Error(made.failure.kind);
    return made.value.id;
  }

  async function digestOf(draftId: string): Promise<string> {
    const composed = await previews.compose(draftId);
    if (composed.kind !== 'ready') throw new Error(composed.kind);
    return composed.preview.digest;
  }

  it('asks for the sentence before it shows anything', async () => {
    expect(await previews.compose(await draftWith('  '))).toEqual({ kind: 'summaryMissing' });
  });

  it.each([
    ['large', 6_000_000, 5_500_000],
    ['small', 1_000, undefined],
  ])('knows the desk’s limit for a %s report', async (_size, bytes, limit) => {
    const learning: HelpDesk = desk;
    let learned: number | undefined;
    learning.learnLimits = async () => void (learned = 5_500_000);
    Object.defineProperty(desk, 'capabilities', {
      get: () => ({
        lookUp: false,
        status: false,
        idempotencyKey: false,
        ...(learned && { maxTotalBytes: learned }),
      }),
    });
    const id = await draftWith('The video shows it');
    const file = { name: 'video.webm', mediaType: 'video/webm', origin: 'file' as const };
    await drafts.addFile(id, file, bytesOf('x'.repeat(bytes)), 100_000_000);
    const composed = await previews.compose(id);
    expect(composed.kind === 'ready' && composed.preview.totalLimit).toBe(limit);
  });

  it('saves the ticket that was shown, hands it to the outbox once, and removes the draft', async () => {
    const id = await draftWith('Printer prints blank pages');
    await drafts.addFile(
      id,
      { name: 'log.txt', mediaType: 'text/plain', origin: 'file' },
      bytesOf('line'),
      100,
    );
    expect(await previews.send(id, await digestOf(id))).toEqual({ kind: 'saved', id });
    const stored = await tickets.readTicket(id);
    expect(stored.ok && stored.value.attachments.map(({ name }) => name)).toEqual(['log.txt']);
    expect(saved.map(({ ticket }) => ticket.id)).toEqual([id]);
    expect((await drafts.list()).drafts).toEqual([]);
  });

  it('sends nothing that was changed after it was shown', async () => {
    const id = await draftWith('Printer prints blank pages');
    const digest = await digestOf(id);
    clock.jump(1);
    await drafts.save(id, { details: 'and more' });
    expect(await previews.send(id, digest)).toEqual({ kind: 'changed' });
    expect(saved).toEqual([]);
  });

  it('sends nothing under a digest that was never shown', async () => {
    const id = await draftWith('Printer prints blank pages');
    await digestOf(id);
    expect(await previews.send(id, 'f'.repeat(64))).toEqual({ kind: 'changed' });
  });

  it('makes one ticket of two presses', async () => {
    const id = await draftWith('Printer prints blank pages');
    const digest = await digestOf(id);
    const outcomes = await Promise.all([previews.send(id, digest), previews.send(id, digest)]);
    expect(outcomes.filter(({ kind }) => kind === 'saved').length).toBeGreaterThan(0);
    expect(saved).toHaveLength(1);
  });

  it('opens no draft whose ticket a killed run has saved: nothing can be written that no ticket holds', async () => {
    const [sent, unsent] = [await draftWith('Sent just before the kill'), await draftWith('Not sent')];
    const draft = await drafts.read(sent);
    const sealed = draft.ok ? sealDraft(draft.value, context()) : draft;
    if (!sealed.ok) throw new Error('not sealed');
    await tickets.save(sealed.value, newDelivery(sent), () => '');
    expect(await readUnsent(drafts, tickets, sent)).toEqual({ ok: false, failure: { kind: 'notFound' } });
    expect(await readUnsent(drafts, tickets, unsent)).toMatchObject({ ok: true, value: { id: unsent } });
    expect((await drafts.list()).drafts.map(({ id }) => id)).toEqual([unsent]);
    expect(await tickets.readTicket(sent)).toMatchObject({ ok: true });
  });

  it('keeps the draft and says why when an attachment was tampered with', async () => {
    const id = await draftWith('Printer prints blank pages');
    const about = { name: 'log.txt', mediaType: 'text/plain', origin: 'file' as const };
    const added = await drafts.addFile(id, about, bytesOf('line'), 100);
    if (!added.ok) throw new Error(added.failure.kind);
    const digest = await digestOf(id);
    await rm(path.join(root, 'drafts', id, 'files'), { recursive: true });
    expect(await previews.send(id, digest)).toMatchObject({ kind: 'notSaved' });
    expect((await drafts.list()).drafts.map((draft) => draft.id)).toEqual([id]);
    expect(saved).toEqual([]);
  });

  it('leaves out what is switched off', async () => {
    const id = await draftWith('Printer prints blank pages');
    const about = { name: 'private.txt', mediaType: 'text/plain', origin: 'file' as const };
    const added = await drafts.addFile(id, about, bytesOf('line'), 100);
    if (!added.ok) throw new Error(added.failure.kind);
    await drafts.changeAttachment(id, added.value.id, { included: false });
    const composed = await previews.compose(id);
    expect(composed.kind === 'ready' && composed.preview.ticket.attachments).toEqual([]);
  });

  it('says saved once more when Send is pressed again after the ticket is safe', async () => {
    const id = await draftWith('The printer is on fire');
    const digest = await digestOf(id);
    await previews.send(id, digest);
    expect(await previews.send(id, digest)).toEqual({ kind: 'saved', id });
    expect(saved).toHaveLength(1);
  });
});

import type { EvidenceView } from '../../../core/contract/views.ts';
import {
  machineSectionIds,
  type MachineDetails,
  type MachineSection,
  type MachineSectionId,
} from '../../../core/evidence/machine.ts';
import type { CaptureOutcome, Picture, ScreenCapture } from '../../../core/ports/capture.ts';
import type { MachineProbe } from '../../../core/ports/machine.ts';
import type { StorageFailure } from '../../../core/ports/stores.ts';
import type { Clock, Logger } from '../../../core/ports/world.ts';
import { ok, type Result } from '../../../core/result.ts';
import type { Translate } from '../../../core/texts/texts.ts';
import type { Drafts } from './drafts.ts';

/** Sections in the order in which they are shown. */
function inOrder(sections: readonly MachineSection[]): MachineSection[] {
  const place = ({ id }: MachineSection): number => machineSectionIds.indexOf(id);
  return [...sections].sort((a, b) => place(a) - place(b));
}

/** Longest time for one section of the machine details, in milliseconds. */
const sectionTimeout = 8_000;

/** What the evidence service is handed. */
export interface EvidenceWorld {
  drafts: Drafts;
  capture: ScreenCapture;
  machine: MachineProbe;
  clock: Clock;
  settings: () => { machineSections: readonly MachineSectionId[]; applications: readonly string[] };
  /** Runs the task while no window of ours is on the screen; the windows come back when the task calls `frozen`. */
  withWindowsHidden: (task: (frozen: () => void) => Promise<CaptureOutcome>) => Promise<CaptureOutcome>;
  translate: () => Translate;
  logger: Logger;
}

/** Takes pictures and describes the machine for drafts. */
export class Evidence {
  readonly #world: EvidenceWorld;
  readonly #running = new Map<string, Promise<unknown>>();

  constructor(world: EvidenceWorld) {
    this.#world = world;
  }

  /** Takes the pictures before anything of ours shows. `frozen` is called as soon as windows may show. */
  captureNow(frozen: () => void): Promise<CaptureOutcome> {
    return this.#world.capture.capture(frozen);
  }

  /** Says what will be gathered, so that the window does not look as if nothing would come. */
  expect(draftId: string, pictures: boolean): void {
    this.#world.drafts.setPending(draftId, { capturing: pictures, gathering: this.#wanted() });
  }

  /** Resolves when nothing is being gathered for the draft any more; bounded, because all gathering is. */
  async settled(draftId: string): Promise<void> {
    await this.#running.get(draftId);
  }

  /** Puts taken pictures into the draft, as soon as they are there. */
  keepPictures(draftId: string, taking: Promise<CaptureOutcome>): Promise<void> {
    return this.track(draftId, this.#keepPictures(draftId, taking));
  }

  /** Describes the machine; each section reaches the draft and the window as it comes. */
  gather(draftId: string): Promise<EvidenceView> {
    return this.track(draftId, this.#gather(draftId));
  }

  async #keepPictures(draftId: string, taking: Promise<CaptureOutcome>): Promise<void> {
    const { drafts, logger } = this.#world;
    drafts.setPending(draftId, { capturing: true, captureFailures: [] });
    const outcome = await taking;
    for (const failure of outcome.failures) logger.warn('capture engine failed', { ...failure });
    for (const picture of outcome.pictures) {
      const added = await this.#addPicture(draftId, picture);
      if (!added.ok) logger.warn('picture not kept', { draftId, failure: added.failure });
    }
    // Another engine helped: nothing that people need to know.
    const taken = new Set(outcome.pictures.map(({ display }) => display.id));
    const captureFailures = outcome.failures
      .filter(({ display }) => (display === undefined ? taken.size === 0 : !taken.has(display)))
      .map(({ detail: _detail, ...rest }) => rest);
    drafts.setPending(draftId, { capturing: false, captureFailures });
  }

  /** Takes the pictures anew with our windows hidden. `replace` removes the earlier screenshots, if new ones came. */
  async retake(draftId: string, replace: boolean): Promise<EvidenceView> {
    const { drafts, withWindowsHidden, capture } = this.#world;
    const before = await this.#current(draftId);
    const old = new Set(
      before.attachments.filter(({ origin }) => origin === 'screenshot').map(({ id }) => id),
    );
    const taking = withWindowsHidden((frozen) => capture.capture(frozen));
    await this.keepPictures(draftId, taking);
    if (replace && (await taking).pictures.length > 0) {
      await drafts.removeAttachments(draftId, (attachment) => old.has(attachment.id));
      drafts.setPending(draftId, {});
    }
    return this.#current(draftId);
  }

  async #gather(draftId: string): Promise<EvidenceView> {
    const { drafts, machine, settings, clock, logger } = this.#world;
    const { applications } = settings();
    const wanted = this.#wanted();
    const arrived: MachineSection[] = [];
    const gatheredAt = new Date(clock.now()).toISOString();
    drafts.setPending(draftId, { gathering: wanted });
    const details = await machine.gather(
      { sections: wanted, applications, timeout: sectionTimeout },
      (section) => {
        arrived.push(section);
        const missing = wanted.filter((id) => !arrived.some((known) => known.id === id));
        drafts.setPending(draftId, { gathering: missing, known: { gatheredAt, sections: inOrder(arrived) } });
      },
    );
    const sections = inOrder(details.sections);
    const written = await drafts.change(draftId, (draft) => ({
      ...draft,
      machine: { ...details, sections },
    }));
    if (!written.ok) logger.warn('machine details not kept', { draftId, failure: written.failure });
    drafts.setPending(draftId, { gathering: [], known: null });
    return this.#current(draftId);
  }

  /** The machine as it is now, for what is no draft. */
  async describeMachine(): Promise<MachineDetails> {
    const { machine, settings } = this.#world;
    const { applications } = settings();
    const details = await machine.gather(
      { sections: this.#wanted(), applications, timeout: sectionTimeout },
      () => undefined,
    );
    return { ...details, sections: inOrder(details.sections) };
  }

  /** Remembers work on a draft, so that a preview and a closing window wait for it. */
  track<Value>(draftId: string, work: Promise<Value>): Promise<Value> {
    const both = Promise.allSettled([this.#running.get(draftId), work]);
    this.#running.set(draftId, both);
    void both.then(() => {
      if (this.#running.get(draftId) === both) this.#running.delete(draftId);
    });
    return work;
  }

  /** The sections that the policy asks for; programs only where it names some. */
  #wanted(): MachineSectionId[] {
    const { machineSections, applications } = this.#world.settings();
    return machineSectionIds.filter(
      (id) => machineSections.includes(id) && (id !== 'applications' || applications.length > 0),
    );
  }

  async #current(draftId: string): Promise<EvidenceView> {
    const draft = await this.#world.drafts.read(draftId);
    if (!draft.ok) throw new Error(`no draft ${draftId}: ${draft.failure.kind}`);
    return this.#world.drafts.evidence(draft.value);
  }

  async #addPicture(draftId: string, picture: Picture): Promise<Result<void, StorageFailure>> {
    const { drafts, translate } = this.#world;
    const about = {
      name: translate()('capture:fileName', { display: picture.display.label }),
      mediaType: 'image/png',
      origin: 'screenshot' as const,
      width: picture.width,
      height: picture.height,
      display: picture.display.label,
    };
    async function* once(): AsyncGenerator<Uint8Array> {
      yield picture.png;
    }
    const added = await drafts.addFile(draftId, about, once(), Number.MAX_SAFE_INTEGER);
    if (!added.ok) return added;
    if (picture.doubt !== undefined) drafts.doubt(draftId, added.value.id, picture.doubt);
    return ok(undefined);
  }
}

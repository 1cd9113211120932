import type { CallResponse } from '../../core/contract/calls.ts';
import type { Location } from '../../core/contract/views.ts';
import type { CaptureOutcome } from '../../core/ports/capture.ts';
import type { StorageFailure } from '../../core/ports/stores.ts';
import type { Result } from '../../core/result.ts';
import type { Draft, DraftFields, DraftSource } from '../../core/ticket/draft.ts';
import type { House } from './house.ts';
import { beginsWithPicture } from './screenAccessNow.ts';
import type { MainWindow } from './windows/mainWindow.ts';

/** Pictures on their way. */
interface Pictures {
  pictures: Promise<CaptureOutcome> | null;
  frozen: Promise<void>;
}
const noPictures: Pictures = { pictures: null, frozen: Promise.resolve() };

/** Time for the page to write what was typed last into a draft that it leaves, in milliseconds. */
const lastWords = 1_000;

/** Opens drafts in the window: the picture first, then the window; and leaves the ones that nobody wrote in. */
export class OpenReports {
  readonly #house: House;
  readonly #window: MainWindow;

  constructor(house: House, window: MainWindow) {
    this.#house = house;
    this.#window = window;
  }

  /**
   * Begins a report. `opening` is where the window will be, known before the page asks; `made` resolves when the
   * screen stands still in the picture and the window may show.
   */
  begin(
    source: DraftSource,
    prefill: Partial<DraftFields>,
  ): { opening: Promise<Location>; made: Promise<() => void> } {
    const { evidence, ground } = this.#house;
    const { pictures, frozen } = beginsWithPicture(ground) ? this.#beginPictures() : noPictures;
    const draft = this.#house.openNew(source, prefill);
    const opening = draft.then((made): Location =>
      made.ok ? { screen: 'report', draftId: made.value.id } : { screen: 'reports' },
    );
    this.#window.prepare();
    return { opening, made: this.#ready(draft, frozen, pictures, evidence) };
  }

  async #ready(
    draft: Promise<Result<Draft, StorageFailure>>,
    frozen: Promise<void>,
    pictures: Promise<CaptureOutcome> | null,
    evidence: House['evidence'],
  ): Promise<() => void> {
    const [made] = await Promise.all([draft, frozen]);
    if (!made.ok) return () => undefined;
    const { id } = made.value;
    void this.#leaveDraftFor(id);
    evidence.expect(id, pictures !== null);
    // What describes the machine would compete with the window that somebody waits for.
    return () => {
      if (pictures !== null) void evidence.keepPictures(id, pictures);
      this.#gather(id);
    };
  }

  /** Begins with no window of ours on the screen; `frozen` resolves when windows may show again. */
  #beginPictures(): Pictures {
    let freeze = (): void => undefined;
    const frozen = new Promise<void>((resolve) => (freeze = resolve));
    const pictures = this.#window.withHidden(() => this.#house.evidence.captureNow(freeze));
    return { pictures, frozen: Promise.race([frozen, pictures.then(() => undefined)]) };
  }

  #gather(id: string): void {
    const { evidence, ground } = this.#house;
    void evidence.gather(id).catch((error: unknown) => ground.logger.error('machine details', error));
  }

  /** Answers the window's `openDraft`: without an id a new one. */
  async open(id: string | undefined): Promise<CallResponse<'openDraft'>> {
    const { drafts, evidence, ground } = this.#house;
    const opened = await (id === undefined ? this.#house.openNew('window', {}) : this.#house.readDraft(id));
    if (!opened.ok) return { kind: 'notOpen', failure: opened.failure };
    void this.#leaveDraftFor(opened.value.id);
    this.#window.moved({ screen: 'report', draftId: opened.value.id });
    if (id === undefined) {
      if (beginsWithPicture(ground)) {
        void evidence
          .retake(opened.value.id, false)
          .catch((error: unknown) => ground.logger.error('pictures', error));
      }
      this.#gather(opened.value.id);
    }
    return { kind: 'open', view: { draft: opened.value, evidence: drafts.evidence(opened.value) } };
  }

  /** Another draft is opened: the one before stays if somebody wrote in it. */
  async #leaveDraftFor(draftId: string): Promise<void> {
    const before = this.#window.location;
    if (before?.screen !== 'report' || before.draftId === draftId) return;
    // The page writes its last words when it is sent elsewhere: until then the draft only looks empty.
    await new Promise<void>((resolve) => this.#house.ground.clock.after(lastWords, resolve));
    const now = this.#window.location;
    if (now?.screen !== 'report' || now.draftId !== before.draftId) await this.closed(before);
  }

  /** The window no longer shows this place. */
  async closed(location: Location): Promise<void> {
    if (location.screen !== 'report') return;
    await this.#house.evidence.settled(location.draftId);
    this.#house.previews.forget(location.draftId);
    await this.#house.drafts.leave(location.draftId);
  }
}

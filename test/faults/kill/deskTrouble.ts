import type { RunningRedmine } from '../../helpdesks/redmine.ts';
import type { SeededChance } from './chance.ts';

/** What happens at the desk meanwhile: it is stopped and started again, and agents close tickets. */
export class DeskTrouble {
  readonly #redmine: RunningRedmine;
  readonly #chance: SeededChance;
  /** Rounds until the desk is back; 0: it is there. */
  #away = 0;
  #coming: Promise<void> = Promise.resolve();
  stops = 0;
  closed = 0;

  constructor(redmine: RunningRedmine, chance: SeededChance) {
    this.#redmine = redmine;
    this.#chance = chance;
  }

  /** Between two rounds. */
  async between(): Promise<void> {
    if (this.#away > 0) {
      this.#away -= 1;
      // Not waited for: the app meets it while it starts.
      if (this.#away === 0) this.#coming = this.#redmine.resume();
      return;
    }
    if (this.#chance.random() < 0.02) {
      await this.#coming;
      await this.#redmine.pause();
      this.stops += 1;
      this.#away = 1 + this.#chance.below(3);
    } else if (this.#chance.random() < 0.1) await this.#closeNewest();
  }

  /** Resolves when the desk is there for good. */
  async over(): Promise<void> {
    if (this.#away > 0) this.#coming = this.#redmine.resume();
    this.#away = 0;
    await this.#coming;
  }

  /** The ticket that a killed app may still have to look up is closed: it must be found all the same. */
  async #closeNewest(): Promise<void> {
    await this.#coming;
    const { url, adminKey, closedStatus } = this.#redmine;
    const headers = { 'X-Redmine-API-Key': adminKey, 'Content-Type': 'application/json' };
    const answer = await fetch(new URL('/issues.json?limit=1&sort=id:desc', url), { headers });
    const { issues } = (await answer.json()) as { issues: { id: number }[] };
    const newest = issues[0]?.id;
    if (newest === undefined) return;
    const body = JSON.stringify({ issue: { status_id: closedStatus } });
    const closed = await fetch(new URL(`/issues/${newest}.json`, url), { method: 'PUT', headers, body });
    if (!closed.ok) throw new Error(`closing issue ${newest}: ${closed.status}`);
    this.closed += 1;
  }
}

import { behaviours, deskMoods, type DeskMoodName } from '../../fakes/simulation/behaviours.ts';
import { Dice } from '../../fakes/simulation/dice.ts';
import { SimulatedDisk } from '../../fakes/simulation/disk.ts';
import { SimulatedNetwork } from '../../fakes/simulation/network.ts';
import type { DeskSite } from '../../fakes/simulation/site.ts';
import { Tally } from '../../fakes/simulation/tally.ts';
import { Life, SimulatedTime } from '../../fakes/simulation/time.ts';
import type { StorageKey } from '../../../electron/adapters/files/sealed/format.ts';
import { storageKey } from './storageKey.ts';
import type { DeskKind } from './deskKinds.ts';
import { Promises } from './promises.ts';

/** What the world of a run starts from. */
export interface Beginning {
  seed: number;
  /** The part of the disk's calls that wait for a turn, 0 to 1. */
  jitter: number;
  /** Whether what is written is encrypted: never, always, or from the second process on. */
  encrypted: 'never' | 'always' | 'later';
}

/** Everything around the processes: disk, network, desk, time, and the book of what was promised. */
export class Surroundings {
  readonly kind: DeskKind;
  readonly dice: Dice;
  readonly tally = new Tally();
  readonly time: SimulatedTime;
  /** Goes on whatever ends. */
  readonly beyond = new Life('the world');
  readonly disk: SimulatedDisk;
  readonly network: SimulatedNetwork;
  readonly site: DeskSite;
  readonly promises: Promises;
  deskMood: DeskMoodName = 'calm';
  /** The part of requests that meet the mood. */
  deskRate = 0;
  /** A process was cut off in the middle of a call. */
  onCut: (life: Life) => void = () => undefined;

  readonly #encrypted: Beginning['encrypted'];

  constructor(kind: DeskKind, { seed, jitter, encrypted }: Beginning) {
    this.kind = kind;
    this.#encrypted = encrypted;
    this.dice = new Dice(seed);
    const { dice, tally, beyond } = this;
    this.time = new SimulatedTime(dice, Date.parse('2026-03-01T08:00:00Z'));
    const { time } = this;
    this.site = kind.site();
    const { site } = this;
    this.promises = new Promises(kind, site, tally);
    this.disk = new SimulatedDisk({ dice, tally, time, jitter });
    this.disk.tree.makeFolder('/data');
    this.disk.tree.syncFolder(this.disk.tree.folder('/'));
    this.disk.onCut = (life) => this.onCut(life);
    this.network = new SimulatedNetwork({
      dice,
      tally,
      time,
      beyond,
      site,
      behave: (request) => {
        if (!dice.hits(this.deskRate)) return 'answers';
        // A second desk has troubles of its own, and not the same at the same time.
        if (request.url.includes('//second.') && dice.hits(0.8)) return 'answers';
        const wanted = deskMoods[this.deskMood];
        const possible = behaviours.filter(
          (one) => (wanted as readonly string[]).includes(one) && kind.survives(one, request),
        );
        return possible.length === 0 ? 'answers' : dice.pick(possible);
      },
      onCut: (life) => this.onCut(life),
    });
  }

  /** The key with which a process encrypts what it writes. */
  keyOf(life: Life): StorageKey | undefined {
    const has = this.#encrypted === 'always' || (this.#encrypted === 'later' && life.name !== 'process 1');
    return has ? storageKey : undefined;
  }

  /** Whatever was wrong is mended, for good. */
  heal(): void {
    this.disk.mood = { rate: 0, codes: [] };
    this.deskMood = 'calm';
    this.deskRate = 0;
    this.site.refuses = undefined;
    this.network.set(true);
  }
}

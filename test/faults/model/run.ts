import type { Tally } from '../../fakes/simulation/tally.ts';
import { deskMoods } from '../../fakes/simulation/behaviours.ts';
import { diskMoods } from '../../fakes/simulation/disk.ts';
import type { Life } from '../../fakes/simulation/time.ts';
import type { Command, Scenario } from './commands.ts';
import type { DeskKind } from './deskKinds.ts';
import { House, type Planted } from './house.ts';
import { Person } from './person.ts';
import { Surroundings } from './surroundings.ts';
import { checkDisk, checkWakes, finish } from './verdict.ts';

/** How a run went: what happened how often, its story, and the first promise that did not hold. */
export interface Verdict {
  tally: Tally;
  violation: string | undefined;
}

/** Plays a scenario against the real code and looks at every promise. */
export async function play(kind: DeskKind, scenario: Scenario, planted: Planted = {}): Promise<Verdict> {
  const run = new Run(kind, scenario, planted);
  await run.play();
  return { tally: run.world.tally, violation: run.world.promises.violation };
}

/** One run: its world, the processes in it and the person before them. */
export class Run {
  readonly world: Surroundings;
  readonly person: Person;
  /** Processes that live; the first one has the window. */
  houses: House[] = [];
  /** Those that have ended or are about to as well. */
  readonly everyone: House[] = [];
  /** Who has the right to deliver. */
  holder: House | undefined;
  readonly #scenario: Scenario;
  readonly #planted: Planted;
  #started = 0;
  #lossAhead: 'process' | 'power' = 'process';
  #looks = false;

  constructor(kind: DeskKind, scenario: Scenario, planted: Planted) {
    this.#scenario = scenario;
    this.#planted = planted;
    this.world = new Surroundings(kind, scenario);
    this.person = new Person(this.world);
    this.world.onCut = (life) => this.#cut(life);
    this.world.disk.onChange = (folder) => this.#changed(folder);
  }

  async play(): Promise<void> {
    try {
      await this.#tell();
    } catch (error) {
      this.world.promises.broken(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }

  async #tell(): Promise<void> {
    const { world } = this;
    for (const { command, then } of this.#scenario.story) {
      world.tally.tell(`${(world.time.elapsed / 1000).toFixed(1)} s: ${JSON.stringify(command)}`);
      await this.#act(command);
      await world.time.steps(then);
      world.promises.checkCopies();
      if (then === 1_000) checkWakes(this);
      if (world.promises.violation !== undefined) return;
    }
    await finish(this);
  }

  /** Lets a task of the app go on by itself. What it throws nobody has foreseen. */
  go(what: string, task: Promise<unknown>): void {
    task.catch((error: unknown) => {
      this.world.promises.broken(
        `${what} threw ${error instanceof Error ? (error.stack ?? '') : String(error)}`,
      );
    });
  }

  /** A process that works; started when there is none. */
  house(): House {
    return this.houses[0] ?? this.start();
  }

  /** Another process of the app starts. It delivers when nobody else does. */
  start(): House {
    const house = new House(this.world, this.#planted, `process ${(this.#started += 1)}`);
    this.houses.push(house);
    this.everyone.push(house);
    this.holder ??= house;
    this.world.tally.count(this.houses.length > 1 ? 'process: a second one starts' : 'process: starts');
    this.go(
      'start',
      house.start(() => (this.holder === house ? 'deliver' : 'watch')),
    );
    return house;
  }

  async #act(command: Command): Promise<void> {
    const { world, person } = this;
    world.tally.count(`person or machine: ${command.do}`);
    switch (command.do) {
      case 'write': {
        this.go('write', person.write(this.house(), command.files));
        return;
      }
      case 'change':
      case 'discard':
      case 'press': {
        // A draft is open in one window. Another process has it when that one has ended, and when it has tidied up.
        const house = this.house();
        const drafts = person.drafts.filter(
          ({ gone, owner }) => !gone && (owner === house.life || (house.ready && !owner.alive)),
        );
        const draft = drafts[command.which % drafts.length];
        if (draft === undefined) return;
        draft.owner = house.life;
        if (command.do === 'change') {
          this.go('change', person.change(this.house(), draft));
          return;
        }
        if (command.do === 'discard') {
          this.go('discard', person.discard(this.house(), draft));
          return;
        }
        this.go('press', person.press(this.house(), draft, command.times));
        return;
      }
      case 'sendNow':
      case 'withdraw':
      case 'edit': {
        const ids = [...world.promises.saved.keys()];
        const id = command.which === undefined ? undefined : ids[command.which % ids.length];
        const house = command.do === 'edit' ? this.house() : (this.holder ?? this.house());
        if (command.do === 'sendNow') {
          this.go('send now', house.courier.sendNow(id));
          return;
        }
        if (id === undefined) return;
        if (command.do === 'edit') {
          this.go('edit', person.edit(house, id));
          return;
        }
        this.go('withdraw', person.withdraw(house, id));
        return;
      }
      case 'pass':
        return world.time.pass(command.ms);
      case 'jump': {
        world.time.jump(command.ms);
        return;
      }
      case 'link': {
        world.network.set(command.online);
        return;
      }
      case 'wake': {
        world.network.wake();
        return;
      }
      case 'crash':
        this.#lossAhead = command.power ? 'power' : 'process';
        if (command.at === 'call') this.house().life.callsLeft = command.left;
        else this.house().life.requestsLeft = command.left;
        return;
      case 'stop': {
        this.#stop(this.house());
        return;
      }
      case 'start':
        if (this.houses.length < 2) this.start();
        return;
      case 'handOver': {
        this.#handOver(command.warned);
        return;
      }
      case 'disk':
        world.disk.mood = diskMoods[command.mood];
        return;
      case 'desk':
        world.deskMood = command.mood;
        world.deskRate = deskMoods[command.mood].length === 0 ? 0 : command.rate;
        return;
      case 'refuse':
        if (command.what !== undefined) world.tally.count(`desk: refuses the ${command.what} for a while`);
        world.site.refuses = command.what;
        return;
      case 'expireUploads': {
        world.site.expireUploads();
        return;
      }
      case 'policy': {
        const house = this.house();
        if (house.ready)
          this.go(
            'policy',
            house.changeDesk(() => this.holder === house),
          );
      }
    }
  }

  /** A process stops as it does when a person quits. */
  #stop(house: House): void {
    this.houses = this.houses.filter((one) => one !== house);
    const stopped = house.courier.stop().then(() => {
      house.life.alive = false;
      this.#released(house);
    });
    this.go('stop', stopped);
  }

  #handOver(warned: boolean): void {
    const other = this.houses.find((one) => one !== this.holder);
    const { holder } = this;
    if (holder === undefined || other === undefined || !other.ready) return;
    if (!warned && !this.world.kind.survivesLostLock) return;
    this.world.tally.count(warned ? 'process: hands delivering over' : 'process: loses the right to deliver');
    this.holder = other;
    const watching = holder.courier.setMode('watch');
    const handed = warned
      ? watching.then(() => other.courier.setMode('deliver'))
      : other.courier.setMode('deliver');
    this.go('hand over', Promise.all([watching, handed]));
    // Should the one who hands over end meanwhile, the other asks for the lock again by itself.
    this.world.time.after(other.life, 10_000, () => {
      if (this.holder === other) this.go('take over', other.courier.setMode('deliver'));
    });
  }

  #cut(life: Life): void {
    const power = this.#lossAhead === 'power';
    this.world.tally.count(power ? 'process: the power goes' : 'process: is killed');
    this.world.tally.tell(power ? '*** the power goes' : `*** ${life.name} is killed`);
    const ended = power ? this.houses : this.houses.filter((house) => house.life === life);
    life.alive = false;
    for (const house of ended) house.life.alive = false;
    this.houses = this.houses.filter((house) => house.life.alive);
    if (power) {
      // A process that was about to end cleanly ends as well.
      if (this.holder !== undefined) this.holder.life.alive = false;
      this.world.disk.tree.cutPower();
    }
    checkDisk(this);
    if (this.holder?.life.alive === false) this.#released(this.holder);
  }

  /** The lock is free: whoever watches has it within ten seconds. */
  #released(house: House): void {
    if (this.holder !== house) return;
    this.holder = undefined;
    this.world.time.after(this.world.beyond, 10_000, () => {
      const [next] = this.houses;
      if (this.holder !== undefined || next === undefined) return;
      this.holder = next;
      this.go('take over', next.courier.setMode('deliver'));
    });
  }

  /** The system tells of a change in the outbox; now and then it forgets to, and the next round finds it. */
  #changed(folder: string): void {
    if (folder !== '/data/outbox' || this.#looks) return;
    this.#looks = true;
    const { time, beyond, dice } = this.world;
    time.after(beyond, dice.hits(0.1) ? 30_000 : 150, () => {
      this.#looks = false;
      for (const house of this.houses) {
        const look = house.look().then((seen) => (seen ? undefined : this.#changed(folder)));
        this.go('look', look);
      }
    });
  }
}

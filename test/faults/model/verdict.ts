import { lastingCodes } from '../../../core/outbox/failure.ts';
import type { Draft } from '../../../core/ticket/draft.ts';
import { root } from './house.ts';
import type { Run } from './run.ts';

const minute = 60_000;

/** Longest time until everything is delivered once all is mended: a desk may have asked for a day of rest. */
const patience = 26 * 60 * minute;

/** After a cut: what was said to be kept is on the disk, whole. */
export function checkDisk({ world, person }: Run): void {
  const { tree } = world.disk;
  for (const { id, summary } of world.promises.saved.values()) {
    const folder = [`${root}/outbox/${id}`, `${root}/sent/${id}`].find((one) => tree.has(one));
    if (folder === undefined || !tree.has(`${folder}/ticket.json`) || !tree.has(`${folder}/delivery.json`))
      world.promises.broken(`${summary} was saved and is not on the disk after the cut`);
  }
  for (const draft of person.drafts) {
    if (draft.leaving === 'discarded') continue;
    const places = [`drafts/${draft.id}/draft.json`];
    if (draft.leaving === 'sent')
      places.push(`outbox/${draft.id}/ticket.json`, `sent/${draft.id}/ticket.json`);
    if (!places.some((place) => tree.has(`${root}/${place}`)))
      world.promises.broken(`the draft of ${draft.summary} was kept and is not on the disk after the cut`);
  }
}

/** Whatever waits has something that wakes it. Call it when nothing is going on at this moment. */
export function checkWakes({ houses, holder, world }: Run): void {
  const house = houses.find((one) => one === holder);
  if (house === undefined || !house.ready || house.life.timers > 0) return;
  const waiting = house.courier
    .snapshot()
    .find(({ state }) => state.kind === 'queued' || state.kind === 'waiting' || state.kind === 'sending');
  if (waiting !== undefined)
    world.promises.broken(`${waiting.summary} is ${waiting.state.kind} and nothing will wake it`);
}

/** Every draft that was kept is still there with the words that were kept. */
function checkDrafts({ world, person }: Run, drafts: readonly Draft[]): void {
  for (const written of person.drafts) {
    const found = drafts.find(({ id }) => id === written.id);
    if (written.gone || (written.leaving !== false && found === undefined)) continue;
    if (found === undefined) world.promises.broken(`the draft of ${written.summary} was kept and is gone`);
    else if (found.details !== written.details && !written.attempted.includes(found.details))
      world.promises.broken(`the draft of ${written.summary} lost its words`);
    else {
      const files = found.attachments.map(({ sha256 }) => sha256);
      if (!written.files.every((file) => files.includes(file)))
        world.promises.broken(`the draft of ${written.summary} lost a file`);
    }
  }
}

/** Everything is mended; then each promise has to come true within its time. */
export async function finish(run: Run): Promise<void> {
  const { world } = run;
  const { promises, time } = world;
  world.tally.tell(`${(time.elapsed / 1000).toFixed(1)} s: everything is mended`);
  world.heal();
  for (const { life } of run.everyone) life.callsLeft = life.requestsLeft = undefined;
  // A process that is being cut off at this moment ends.
  await time.steps(Infinity);
  const house = run.house();
  // What the disk refused at the start is read by the next start, as people do.
  await time.pass(minute);
  const unsettled = (): boolean =>
    [...promises.saved.keys()].some((id) => {
      const state = run.holder?.courier.snapshot().find((one) => one.id === id)?.state.kind;
      return state !== 'delivered' && state !== 'withdrawn' && state !== 'held';
    });
  await time.pass(patience, () => !unsettled() || promises.violation !== undefined);
  checkWakes(run);
  for (const { state, summary } of run.holder?.courier.snapshot() ?? []) {
    if (state.kind !== 'held') continue;
    const { code } = state.failure;
    world.tally.count(`held: ${code}`);
    const lasting = (lastingCodes as readonly string[]).includes(code) || code === 'badAnswer';
    if (!lasting || code === 'attachmentDamaged')
      promises.broken(`${summary} is held for ${code}, which passes by itself`);
  }
  // A desk that cannot be asked leaves the decision to the person, who may have to say it more than once.
  for (let press = 0; press < (world.kind.exact ? 1 : 3) && (press === 0 || held(run)); press += 1) {
    run.go('send now', run.holder?.courier.sendNow() ?? Promise.resolve());
    await time.pass(patience, () => !unsettled() && !held(run));
  }
  for (const promised of promises.saved.values()) {
    const found = await answered(run, house.tickets.readDelivery(promised.id));
    promises.checkEnd(promised, found?.ok === true ? found.value : undefined);
  }
  const drafts = await answered(run, house.drafts.list());
  if (drafts !== undefined) checkDrafts(run, drafts.drafts);
  promises.checkCopies();
}

/** What the app answers, which it has to do within a minute. */
async function answered<Value>({ world }: Run, promise: Promise<Value>): Promise<Value | undefined> {
  const answer: { value?: Value } = {};
  void promise.then((value) => (answer.value = value));
  await world.time.pass(minute, () => 'value' in answer);
  if (!('value' in answer)) world.promises.broken('the app does not answer any more');
  return answer.value;
}

const held = (run: Run): boolean =>
  run.holder?.courier.snapshot().some(({ state }) => state.kind === 'held') ?? false;

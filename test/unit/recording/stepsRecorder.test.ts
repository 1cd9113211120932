import { describe, expect, it } from 'vitest';
import { stepsHouse, windowOf } from '../../fakes/stepsHouse.ts';
import { closeInterrupted } from '../../../electron/main/services/recording/recover.ts';

const editor = windowOf('1', 'Letter to jana.novak@example.org', { x: 100, y: 100, width: 400, height: 300 });
const other = windowOf('2', 'Invoice 17', { x: 600, y: 100, width: 400, height: 300 }, 8);
const ours = windowOf('3', 'Handraise', { x: 0, y: 0, width: 90, height: 90 }, 1);

function house(...made: Parameters<typeof stepsHouse>) {
  const built = stepsHouse(...made);
  Object.assign(built.desk, { windows: [editor, other, ours], active: editor });
  return built;
}
const click = (x: number, y = 130) => ({ kind: 'down', button: 'left', at: { x, y } });
const release = (x: number, y = 130) => ({ kind: 'up', button: 'left', at: { x, y } });

describe('a recording of steps', () => {
  it('keeps what was clicked, where in the picture, and on which control', async () => {
    const { begin, plays, onDisk, clock } = house();
    const recorder = await begin();
    await clock.pass(2_000);
    plays(click(120), release(120));
    await recorder.stop();
    const { steps, endedAt, machine } = await onDisk(recorder.id);
    expect(steps).toMatchObject([
      {
        at: 2_000,
        action: { kind: 'click', button: 'left', clicks: 1, at: { x: 20, y: 30 } },
        window: { title: 'Letter to [email 1]', application: 'Editor' },
        control: { role: 'push button', name: 'Save' },
        controlArea: { x: 10, y: 20, width: 40, height: 20 },
        picture: { origin: { x: 100, y: 100 }, width: 400, height: 300, size: 9 },
      },
    ]);
    expect(endedAt).toBe('2026-03-01T08:00:02.000Z');
    expect(machine).not.toBeNull();
  });

  it('is on the disk before it is counted, also what becomes of it', async () => {
    const { begin, plays, onDisk, clock, desk } = house();
    const recorder = await begin();
    desk.slow = true;
    plays(click(120));
    await clock.pass(10);
    expect(recorder.state()).toMatchObject({ steps: 0 });
    plays(release(120), click(120), release(200, 200));
    desk.waiting.shift()?.();
    await recorder.stop();
    expect(recorder.state()).toMatchObject({ steps: 1 });
    expect((await onDisk(recorder.id)).steps.map(({ action }) => action)).toEqual([
      { kind: 'drag', button: 'left', from: { x: 20, y: 30 }, to: { x: 100, y: 100 } },
    ]);
  });

  it('does not record itself, and nothing that is its own shortcut', async () => {
    const { begin, plays, onDisk, desk } = house();
    const recorder = await begin();
    plays(click(20, 20), release(20, 20), { kind: 'key', keys: 'Ctrl+Shift+F8' });
    desk.active = ours;
    plays({ kind: 'typing' }, { kind: 'key', keys: 'Enter' });
    await recorder.stop();
    expect((await onDisk(recorder.id)).steps).toEqual([]);
  });

  it('takes what the person asks for of the window behind our own', async () => {
    const { begin, onDisk, desk } = house();
    const recorder = await begin();
    desk.active = ours;
    expect(await recorder.takePicture()).toEqual({ ok: true, value: undefined });
    expect(await recorder.addNote('The total is empty')).toEqual({ ok: true, value: undefined });
    expect(await recorder.markWrong()).toEqual({ ok: true, value: undefined });
    await recorder.stop();
    const { steps } = await onDisk(recorder.id);
    expect(
      steps.map(({ action, note, wrong, picture }) => [action.kind, note, wrong, picture !== null]),
    ).toEqual([
      ['picture', '', false, true],
      ['note', 'The total is empty', false, false],
      ['picture', '', true, true],
    ]);
    expect(steps[0]?.window?.application).toBe('Editor');
  });

  it('tells of another window in front, unless a click says so or it passes by', async () => {
    const { begin, plays, onDisk, desk, clock } = house();
    const recorder = await begin();
    const toFront = async (window: typeof editor, ms: number): Promise<void> => {
      desk.active = window;
      desk.activeChanged();
      await clock.pass(ms);
    };
    await toFront(other, 100);
    await toFront(editor, 400);
    await toFront(other, 400);
    plays(click(120), release(120));
    await toFront(editor, 400);
    await toFront(ours, 400);
    await toFront(editor, 400);
    await recorder.stop();
    const { steps } = await onDisk(recorder.id);
    expect(steps.map(({ action, window }) => [action.kind, window?.title])).toEqual([
      ['window', 'Invoice 17'],
      ['click', 'Letter to [email 1]'],
    ]);
  });

  it('hears nothing while it is paused, and the time stands still', async () => {
    const { begin, plays, onDisk, desk, clock } = house();
    const recorder = await begin();
    await clock.pass(1_000);
    await recorder.pause();
    expect(desk.input).toBeNull();
    await clock.pass(60_000);
    expect(recorder.state()).toMatchObject({ paused: true, elapsed: 1_000 });
    await recorder.resume();
    await clock.pass(500);
    plays(click(120));
    await recorder.stop();
    expect((await onDisk(recorder.id)).steps).toMatchObject([{ at: 1_500 }]);
  });

  it('goes on by hand where the system lets nobody hear input, and says so', async () => {
    const { begin, onDisk, desk } = house();
    desk.noInput = { reason: 'wayland' };
    desk.told = false;
    const recorder = await begin();
    expect(recorder.state()).toMatchObject({ gaps: ['noWindows', 'noInput'] });
    await recorder.takePicture();
    await recorder.stop();
    const { steps, gaps } = await onDisk(recorder.id);
    expect(steps).toMatchObject([{ action: { kind: 'picture' }, window: null, picture: { width: 1920 } }]);
    expect(gaps).toEqual(['noWindows', 'noInput']);
  });

  it('holds few pictures at a time, and loses no step for it', async () => {
    const { begin, plays, onDisk, desk, clock } = house();
    const recorder = await begin();
    desk.slow = true;
    // Each of them is the whole screen.
    desk.pictures = 'screen';
    for (let step = 0; step < 40; step += 1) plays(click(110 + step * 9), release(110 + step * 9));
    await clock.pass(10);
    expect(desk.frozen).toBe(11);
    desk.slow = false;
    for (const release of desk.waiting) release();
    await recorder.stop();
    const { steps } = await onDisk(recorder.id);
    expect(steps).toHaveLength(40);
    expect(steps.filter(({ picture }) => picture !== null)).toHaveLength(11);
  });

  it('ends on a full disk and keeps everything before it', async () => {
    const { begin, plays, onDisk, disk, desk } = house();
    const recorder = await begin();
    await recorder.takePicture();
    disk.fail('write', /files|steps/, 'ENOSPC');
    plays(click(300));
    await recorder.takePicture();
    await recorder.stop();
    expect(desk.ended).toEqual([{ kind: 'disk', failure: { kind: 'diskFull' } }]);
    const { steps, gaps, endedAt } = await onDisk(recorder.id);
    expect(steps).toHaveLength(1);
    expect(gaps).toContain('diskFull');
    expect(endedAt).toBeDefined();
  });

  it('is closed at the next start when its process was killed, with all its steps', async () => {
    const { begin, onDisk, store, logger, clock } = house();
    const recorder = await begin();
    const empty = await begin();
    await clock.pass(3_000);
    await recorder.markWrong();
    expect(await closeInterrupted(store, logger)).toEqual([recorder.id]);
    const { gaps, endedAt, steps } = await onDisk(recorder.id);
    expect(steps).toHaveLength(1);
    expect(gaps).toContain('crashed');
    expect(endedAt).toBe('2026-03-01T08:00:03.000Z');
    // The one without a step has nothing to offer.
    expect(await store.readHead(empty.id)).toEqual({ ok: false, failure: { kind: 'notFound' } });
    expect(await closeInterrupted(store, logger)).toEqual([]);
  });
});

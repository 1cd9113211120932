import { describe, expect, it } from 'vitest';
import { placeOf, placeSizes } from '../../../core/evidence/stepPlace.ts';
import { drawPlace } from '../../../electron/adapters/pictures/drawPlace.ts';
import { recordedStep } from '../../fakes/recordedRuns.ts';

const size = { width: 200, height: 120 };
const vermillion = [213, 94, 0];
const grey = [120, 120, 120];

function drawn(place: Parameters<typeof drawPlace>[2]): (x: number, y: number) => number[] {
  const rgba = new Uint8Array(size.width * size.height * 4).fill(120);
  drawPlace(rgba, size, place);
  return (x, y) => [...rgba.subarray((y * size.width + x) * 4, (y * size.width + x) * 4 + 3)];
}

describe('the place of a step in its picture', () => {
  const { radius } = placeSizes(size);

  it('is a ring around the pointer, with a white edge, and what was clicked stays in sight', () => {
    const at = drawn({ from: null, at: { x: 100, y: 60 }, control: null });
    expect(at(100 + radius, 60)).toEqual(vermillion);
    expect(at(100, 60 - radius)).toEqual(vermillion);
    expect(at(100, 60)).toEqual(grey);
    expect(at(100 + radius + 2, 60).every((part) => part > 120)).toBe(true);
    expect(at(100 + radius + 8, 60)).toEqual(grey);
  });

  it('is a line from where to where something was dragged', () => {
    const at = drawn({ from: { x: 20, y: 60 }, at: { x: 160, y: 60 }, control: null });
    expect(at(90, 60)).toEqual(vermillion);
    expect(at(90, 80)).toEqual(grey);
  });

  it('is a frame around the control', () => {
    const at = drawn({ from: null, at: null, control: { x: 40, y: 30, width: 80, height: 40 } });
    expect(at(80, 30)).toEqual(vermillion);
    expect(at(40, 50)).toEqual(vermillion);
    expect(at(80, 50)).toEqual(grey);
  });

  it('may lie at the edge or outside of the picture', () => {
    expect(() => drawn({ from: { x: -500, y: 9000 }, at: { x: 0, y: 0 }, control: null })).not.toThrow();
  });

  it('keys, typed text and notes have none', () => {
    expect(placeOf(recordedStep(1, { keys: 'Enter' }))).toBeNull();
    expect(placeOf(recordedStep(1, { action: { kind: 'typed' } }))).toBeNull();
  });
});

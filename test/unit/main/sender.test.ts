import { describe, expect, it } from 'vitest';
import { senderProblem } from '../../../electron/ipc/sender.ts';

type Frame = Parameters<typeof senderProblem>[0]['senderFrame'];

const frame = (origin: string, parent: unknown = null): Frame => ({ origin, parent }) as unknown as Frame;

describe('who may call the main process', () => {
  it('answers the main frame of our own page', () => {
    expect(senderProblem({ senderFrame: frame('app://handraise') })).toBeUndefined();
  });

  it.each([
    ['https://handraise', 'foreignOrigin'],
    ['app://handraise.evil.example', 'foreignOrigin'],
    ['app://evil', 'foreignOrigin'],
    ['null', 'foreignOrigin'],
    ['file://', 'foreignOrigin'],
  ])('refuses a page of %s and says why', (origin, problem) => {
    expect(senderProblem({ senderFrame: frame(origin) })).toBe(problem);
  });

  it('refuses a frame inside our page and says why', () => {
    expect(senderProblem({ senderFrame: frame('app://handraise', frame('app://handraise')) })).toBe(
      'foreignFrame',
    );
  });

  it('refuses a frame that is gone by now and says why', () => {
    expect(senderProblem({ senderFrame: null })).toBe('frameGone');
  });
});

import { z } from 'zod';

/** How much detail a film keeps. */
const VideoQuality = z.enum(['low', 'medium', 'high']);

/** How films are made, and when one has to end. */
export const VideoSettings = z.strictObject({
  framesPerSecond: z.int().min(1).max(30).describe('Pictures a second.'),
  quality: VideoQuality.describe(
    'Detail: medium keeps text readable at 4 to 8 MB a minute of a full HD screen.',
  ),
  maxSeconds: z.int().min(5).max(3600).describe('Ends by itself after so long.'),
  maxMegabytes: z.int().min(1).max(200).describe('Ends by itself at this size.'),
});
export type VideoSettings = z.infer<typeof VideoSettings>;

/** Bits for each pixel of each picture. Medium aims at 4 MB a minute at 1920 × 1080 and 5 pictures a second; where much moves it became 7. */
const bitsPerPixel = { low: 0.02, medium: 0.05, high: 0.12 } as const;

/** Bits a second for a film of so many pixels. */
export function bitsPerSecond(settings: VideoSettings, pixels: number): number {
  return Math.round(pixels * settings.framesPerSecond * bitsPerPixel[settings.quality]);
}

/** Time left from which the person is warned, in milliseconds: enough to come to an end. */
const warning = 15_000;
const megabyte = 1024 * 1024;

/**
 * How long a film can still go on, in milliseconds: by its length and, at the pace at which it has grown, by its size.
 * @param elapsed milliseconds filmed so far, `bytes` what they weigh
 */
export function timeLeft(settings: VideoSettings, elapsed: number, bytes: number): number {
  const byLength = settings.maxSeconds * 1000 - elapsed;
  const room = settings.maxMegabytes * megabyte - bytes;
  // The first second says little about the pace: it holds the first picture, which is whole.
  const bySize = room <= 0 ? 0 : elapsed < 1000 || bytes === 0 ? Infinity : (room * elapsed) / bytes;
  return Math.max(0, Math.min(byLength, bySize));
}

/** Whether the end is near enough to warn. `left` in milliseconds. */
export const endIsNear = (left: number): boolean => left <= warning;

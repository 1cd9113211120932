import { z } from 'zod';
import { FilePath } from './desks/parts.ts';
import { Localized } from './localized.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);
const kilobytes = z.int().min(1).max(1_000_000);

const globs = z
  .array(FilePath.max(1000))
  .min(1)
  .max(20)
  .describe(
    'Absolute paths with * and **; ~, $NAME, ${NAME} and %NAME% stand for the person’s folder and environment.',
  );

/** Files or a command that tell how something went; gathered only when the person asks for it. */
export const LogSource = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('files'),
    id,
    label: Localized.describe('How people know it, for example the program’s name.'),
    files: globs,
    maxFiles: z.int().min(1).max(100).default(5).describe('At most so many files, newest first.'),
    maxFileKilobytes: kilobytes.default(1024).describe('Of each file at most so much, from its end.'),
    maxTotalKilobytes: kilobytes.default(5120).describe('Of all files together at most so much.'),
  }),
  z.strictObject({
    kind: z.literal('command'),
    id,
    label: Localized.describe('How people know it, for example “Network settings”.'),
    command: FilePath.describe('Absolute path of the program. It is started without a shell.'),
    args: z.array(z.string().max(1000)).max(50).default([]),
    seconds: z.number().positive().max(300).default(20).describe('Ended after so long.'),
    maxKilobytes: kilobytes.default(512).describe('Of what it says at most so much, from its end.'),
  }),
]);
export type LogSource = z.infer<typeof LogSource>;
export type FileSource = Extract<LogSource, { kind: 'files' }>;
export type CommandSource = Extract<LogSource, { kind: 'command' }>;

/** A program whose crash dumps are offered while they are fresh. */
export const CrashDumpSource = z.strictObject({
  application: z.string().min(1).max(120).describe('The program’s name, as people know it.'),
  files: globs,
  freshHours: z.number().positive().max(720).default(24).describe('Offered for so long after the crash.'),
});
export type CrashDumpSource = z.infer<typeof CrashDumpSource>;

import { z } from 'zod';

/** A display as screenshot-desktop names it: every system tells something else about it. */
export const ListedDisplay = z.looseObject({
  id: z.union([z.string(), z.number()]),
  name: z.string().optional(),
  primary: z.boolean().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  /** Linux. */
  offsetX: z.number().optional(),
  offsetY: z.number().optional(),
  /** Windows. */
  left: z.number().optional(),
  top: z.number().optional(),
});
export type ListedDisplay = z.infer<typeof ListedDisplay>;

const WantedDisplay = z.object({
  id: z.string(),
  label: z.string(),
  width: z.number(),
  height: z.number(),
  x: z.number(),
  y: z.number(),
  primary: z.boolean(),
});

export const ShootRequest = z.object({ displays: z.array(WantedDisplay) });

/** What the worker tells about one display; `displayId` missing: about all that were asked for. */
export const ShotMessage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('picture'),
    displayId: z.string(),
    png: z.instanceof(Uint8Array),
    content: z.object({
      width: z.number(),
      height: z.number(),
      look: z.enum(['ordinary', 'black', 'plain', 'partlyBlack', 'enlarged']),
      fingerprint: z.string(),
    }),
  }),
  z.object({
    kind: z.literal('problem'),
    displayId: z.string().optional(),
    problem: z.enum(['failed', 'empty', 'missingTool']),
    detail: z.string(),
  }),
]);
export type ShotMessage = z.infer<typeof ShotMessage>;

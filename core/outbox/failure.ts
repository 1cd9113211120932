import { z } from 'zod';

/**
 * Why an attempt did not deliver. Each code has a sentence and a next step in the texts (`delivery.failure.*`).
 * The first group passes by itself, the second needs a person or IT.
 */
const passingCodes = [
  'offline',
  'unreachable',
  'dns',
  'timeout',
  'interrupted',
  'serverError',
  'rateLimited',
  'badAnswer',
  'captivePortal',
  'folderUnavailable',
  'diskFull',
  'internal',
  'handedOverLook',
] as const;
export const lastingCodes = [
  'unauthorized',
  'forbidden',
  'notFound',
  'rejected',
  'tooLarge',
  'typeRefused',
  'certificate',
  'proxyLogin',
  'notConfigured',
  'attachmentDamaged',
  'deskChanged',
  'handedOver',
] as const;
export const FailureCode = z.enum([...passingCodes, ...lastingCodes]);
export type FailureCode = z.infer<typeof FailureCode>;

/**
 * Passing failures that the next ticket to the same desk would meet as well: the way there or the desk itself is
 * ill, not the ticket.
 */
export const deskTroubles: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'offline',
  'unreachable',
  'dns',
  'timeout',
  'interrupted',
  'serverError',
  'rateLimited',
  'badAnswer',
  'captivePortal',
  'folderUnavailable',
]);

/**
 * Refusals of the app and not of one ticket: the desk is paused and asked again now and then, and everything flows
 * again once IT has mended it.
 */
export const deskRefusals: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'unauthorized',
  'forbidden',
  'notFound',
  'certificate',
  'proxyLogin',
  'notConfigured',
]);

/** Refusals that only a person can lift, for this one ticket: it may be at a desk already. */
export const decisions: ReadonlySet<FailureCode> = new Set<FailureCode>(['deskChanged', 'handedOver']);

/** One failed attempt, as data; `detail` is the desk's or the system's own text and is never run as markup. */
export const Failure = z.strictObject({
  code: FailureCode,
  detail: z.string().max(2000).optional(),
  /** HTTP status, where there was one. */
  status: z.int().optional(),
  /** The desk's Retry-After, in seconds. */
  retryAfter: z.number().nonnegative().optional(),
  /** The attachment that the desk refused, by name. */
  attachment: z.string().optional(),
  /** True unless it is certain that the desk did not take the ticket: the next attempt looks it up first. */
  mayHaveArrived: z.boolean(),
});
export type Failure = z.infer<typeof Failure>;

import { z } from 'zod';

// Why an attempt did not deliver. Each code has a sentence and a next step in the texts (`delivery.failure.*`).

/** The way to the desk or the desk itself is ill, not the ticket: passes by itself, and the next ticket would meet it too. */
const troubleCodes = [
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
] as const;

/** About this machine or this ticket, and passes by itself. */
const passingCodes = ['diskFull', 'internal', 'handedOverLook'] as const;

/** The desk refuses the app and not one ticket: needs IT. */
const refusalCodes = [
  'unauthorized',
  'forbidden',
  'notFound',
  'certificate',
  'proxyLogin',
  'notConfigured',
] as const;

/** The ticket is held until a person has done something. */
const holdingCodes = [
  'rejected',
  'tooLarge',
  'typeRefused',
  'attachmentDamaged',
  'deskChanged',
  'handedOver',
] as const;

export const lastingCodes = [...refusalCodes, ...holdingCodes] as const;
export const FailureCode = z.enum([...troubleCodes, ...passingCodes, ...lastingCodes]);
export type FailureCode = z.infer<typeof FailureCode>;

/** Passing failures that the next ticket to the same desk would meet as well. */
export const deskTroubles: ReadonlySet<FailureCode> = new Set(troubleCodes);

/**
 * Refusals of the app and not of one ticket: the desk is paused and asked again now and then, and everything flows
 * again once IT has mended it.
 */
export const deskRefusals: ReadonlySet<FailureCode> = new Set(refusalCodes);

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

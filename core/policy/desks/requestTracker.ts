import { z } from 'zod';
import { Hindrance } from '../../ticket/draft.ts';
import { deskBase, HttpUrl } from './parts.ts';

const FieldName = z.string().min(1).max(200);

export const RequestTrackerDesk = z
  .strictObject({
    kind: z.literal('requestTracker'),
    ...deskBase,
    url: HttpUrl.describe('Address of Request Tracker, with its path if it has one; without /REST/2.0.'),
    token: z
      .string()
      .min(1)
      .optional()
      .describe(
        'Authentication token of the account that files the tickets. Without it the token from the secret store is used.',
      ),
    queue: z.string().min(1).max(200).describe('Name of the queue that takes the tickets.'),
    reportIdField: FieldName.optional().describe(
      'Custom field that takes the report id; needed to find a ticket again after a lost answer. The account needs the rights SeeCustomField and SetInitialCustomField for it.',
    ),
    appVersionField: FieldName.optional().describe('Custom field that takes the version of Handraise.'),
    categoryField: FieldName.optional().describe('Custom field that takes the category.'),
    categories: z
      .record(z.string(), z.string().min(1).max(200))
      .optional()
      .describe(
        'Category of ours → value of the category field. Without an entry the category’s name is used.',
      ),
    priorities: z
      .partialRecord(Hindrance, z.int().min(0).max(1000))
      .optional()
      .describe('How much it hinders → priority of Request Tracker.'),
    contactIsRequestor: z
      .boolean()
      .optional()
      .describe(
        'The e-mail address that the person gave as contact becomes the requestor, whom Request Tracker answers by mail.',
      ),
    /** What REST 2 takes is told to nobody; IT knows it ($MaxAttachmentSize with $DropLongAttachments). */
    maxAttachmentMegabytes: z
      .number()
      .positive()
      .optional()
      .describe('Largest attachment that Request Tracker takes ($MaxAttachmentSize).'),
  })
  .describe('Request Tracker 5 by REST 2.');
export type RequestTrackerDesk = z.infer<typeof RequestTrackerDesk>;

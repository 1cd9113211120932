import { z } from 'zod';
import { Hindrance } from '../../ticket/draft.ts';
import { deskBase, HttpUrl } from './parts.ts';

const RedmineId = z.int().positive();
export const RedmineDesk = z
  .strictObject({
    kind: z.literal('redmine'),
    ...deskBase,
    url: HttpUrl.describe('Address of Redmine, with its path if it has one.'),
    apiKey: z
      .string()
      .min(1)
      .optional()
      .describe(
        'API key of the account that files the tickets. Without it the key from the secret store is used.',
      ),
    project: z.string().min(1).describe('Identifier of the project.'),
    trackerId: RedmineId.optional().describe(
      'Tracker of the tickets. Without it: the first one of the project.',
    ),
    categoryIds: z
      .record(z.string(), RedmineId)
      .optional()
      .describe('Category of ours → category id of Redmine.'),
    priorityIds: z
      .partialRecord(Hindrance, RedmineId)
      .optional()
      .describe('How much it hinders → priority id of Redmine.'),
    reportIdFieldId: RedmineId.optional().describe(
      'Custom field that takes the report id; needed to find a ticket again after a lost answer.',
    ),
    appVersionFieldId: RedmineId.optional().describe('Custom field that takes the version of Handraise.'),
    /** Redmine tells its limit to nobody; IT knows it (Administration, Settings, Files). */
    maxAttachmentMegabytes: z
      .number()
      .positive()
      .optional()
      .describe('Largest attachment that Redmine takes (Administration, Settings, Files).'),
  })
  .describe('Redmine 4 and newer.');
export type RedmineDesk = z.infer<typeof RedmineDesk>;

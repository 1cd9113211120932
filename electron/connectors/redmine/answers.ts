import { z } from 'zod';

const Named = z.object({ id: z.int(), name: z.string() });

/** A custom field with several values answers with a list. */
const CustomFieldValue = z.object({ id: z.int(), value: z.unknown() });

/** An issue as far as we read it. */
export const Issue = z.object({
  id: z.int().positive(),
  status: z.object({ id: z.int(), name: z.string(), is_closed: z.boolean().optional() }),
  project: Named.optional(),
  tracker: Named.optional(),
  category: Named.optional(),
  priority: Named.optional(),
  subject: z.string().optional(),
  description: z.string().nullish(),
  /** Only where they were asked for. */
  attachments: z.array(z.object({ id: z.int(), filename: z.string(), filesize: z.number() })).optional(),
  custom_fields: z.array(CustomFieldValue).optional(),
  created_on: z.string().optional(),
  updated_on: z.string().optional(),
});
export type Issue = z.infer<typeof Issue>;

export const OneIssue = z.object({ issue: Issue });
export const IssuePage = z.object({ issues: z.array(Issue), total_count: z.int() });
export const Uploaded = z.object({ upload: z.object({ token: z.string().min(1) }) });
export const Statuses = z.object({
  issue_statuses: z.array(z.object({ id: z.int(), is_closed: z.boolean().optional() })),
});
export const Account = z.object({
  user: z.object({
    login: z.string().optional(),
    admin: z.boolean().optional(),
    memberships: z
      .array(z.object({ project: z.object({ id: z.int() }), roles: z.array(z.object({ id: z.int() })) }))
      .optional(),
  }),
});
export const OneProject = z.object({
  project: z.object({
    id: z.int(),
    name: z.string(),
    trackers: z.array(Named).optional(),
    issue_categories: z.array(Named).optional(),
  }),
});
export const Priorities = z.object({ issue_priorities: z.array(Named) });
export const OneRole = z.object({ role: z.object({ permissions: z.array(z.string()).optional() }) });
export const Anything = z.unknown();

/** The value of a custom field; undefined when the issue does not have the field. */
export function fieldValue(issue: Issue, fieldId: number): string | undefined {
  const field = issue.custom_fields?.find(({ id }) => id === fieldId);
  if (field === undefined) return undefined;
  return typeof field.value === 'string' ? field.value : '';
}

import { z } from 'zod';
import { MachineSectionId } from '../evidence/machine.ts';
import { Hindrance } from '../ticket/draft.ts';
import type { ValueFormat } from './problems.ts';

/** A text in one or several languages: `"Printer"` or `{ "en": "Printer", "sk": "Tlačiareň" }`. */
export const Localized = z
  .union([
    z.string().min(1).max(200),
    z.record(
      z.string().regex(/^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/, { error: 'languageTag' satisfies ValueFormat }),
      z.string().min(1).max(200),
    ),
  ])
  .describe('A text, or one text per language (BCP 47).');
export type Localized = z.infer<typeof Localized>;

// The messages of checks name formats of `ValueFormat`: the words for people are in the texts.
const HttpUrl = z
  .url({ protocol: /^https?$/, error: 'httpUrl' satisfies ValueFormat })
  .regex(/^[hH][tT][tT][pP][sS]?:\/\//, { error: 'httpUrl' satisfies ValueFormat });

/** `"C:\temp"` is valid JSON and holds a tab: the one slip of that kind that can be seen. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const FolderPath = z.string().regex(/^[^\u0000-\u001f]+$/, { error: 'path' satisfies ValueFormat });

const deskBase = {
  name: z.string().min(1).max(80).optional().describe('How people know this help desk.'),
  answerExpected: z
    .strictObject({
      hours: z
        .number()
        .positive()
        .max(24 * 90),
    })
    .optional()
    .describe('Within how many hours people may expect an answer; shown after sending.'),
};

export const FolderDesk = z
  .strictObject({
    kind: z.literal('folder'),
    ...deskBase,
    path: FolderPath.optional().describe(
      'Folder for the reports; may be a network share. Without it: "Handraise reports" in the documents folder.',
    ),
  })
  .describe('Each report becomes a folder with a page to read, its data and its attachments.');
export type FolderDesk = z.infer<typeof FolderDesk>;

export const WebhookDesk = z
  .strictObject({
    kind: z.literal('webhook'),
    ...deskBase,
    url: HttpUrl.describe('Address that takes the report by POST.'),
    secret: z
      .string()
      .min(1)
      .optional()
      .describe(
        'Key of the HMAC-SHA-256 signature. Without it the key from the secret store is used, if there is one.',
      ),
    headers: z.record(z.string(), z.string()).optional().describe('Further request headers.'),
    lookUp: z
      .boolean()
      .optional()
      .describe('The receiver answers GET <url>?reportId=<id>, so that a report is never filed twice.'),
    maxTotalMegabytes: z
      .number()
      .positive()
      .optional()
      .describe('Most that the receiver takes for one report, attachments included.'),
  })
  .describe('JSON and attachments by HTTP.');
export type WebhookDesk = z.infer<typeof WebhookDesk>;

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

/** Where tickets go. */
export const HelpDeskSettings = z.discriminatedUnion('kind', [FolderDesk, WebhookDesk, RedmineDesk]);
export type HelpDeskSettings = z.infer<typeof HelpDeskSettings>;

/** A node of the category tree; a person chooses a leaf or a node. */
export interface CategorySetting {
  id: string;
  label: Localized;
  children?: CategorySetting[] | undefined;
}
export const CategorySetting: z.ZodType<CategorySetting> = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/, { error: 'categoryId' satisfies ValueFormat }),
  label: Localized,
  get children() {
    return z.array(CategorySetting).max(100).optional();
  },
});

/**
 * Every setting there is, with its default: the lowest layer. A key here is a key of the policy file, of the
 * user's settings file and of the settings window.
 */
export const settingSchemas = {
  helpDesk: HelpDeskSettings.describe('Where tickets go.'),
  categories: z.array(CategorySetting).max(200).describe('What a problem can be about.'),
  brandName: z.string().min(1).max(60).describe('Name shown in the window, for example the firm’s.'),
  accentColor: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, { error: 'color' satisfies ValueFormat })
    .describe('Accent colour as #rrggbb.'),
  language: z.enum(['system', 'en']).describe('Language of the app.'),
  deskLanguage: z.enum(['en']).describe('Language of headings and machine details in tickets.'),
  theme: z.enum(['system', 'light', 'dark']).describe('Colours of the window.'),
  textSize: z
    .union([z.literal(100), z.literal(125), z.literal(150), z.literal(200)])
    .describe('Text size in percent.'),
  allFields: z.boolean().describe('Show every field of the form from the start.'),
  shortcut: z.string().max(60).describe('Global shortcut as an Electron accelerator; empty: none.'),
  startWithSession: z.boolean().describe('Start in the tray when the person signs in.'),
  takePicture: z.boolean().describe('Take a picture of the screen when a report is opened.'),
  captureEngines: z
    .array(z.enum(['desktop-capturer', 'screenshot-desktop']))
    .max(2)
    .describe('Order of the engines that take pictures; empty: the best order for the system.'),
  machineSections: z.array(MachineSectionId).describe('Sections of the machine details that are gathered.'),
  withheldSections: z
    .array(MachineSectionId)
    .describe('Sections that are switched off at first; people can switch them on.'),
  applications: z
    .array(z.string().min(1).max(120))
    .max(50)
    .describe('Programs whose installed version is named in reports.'),
  maxFileMegabytes: z.number().positive().max(10_000).describe('Largest file that can be added.'),
  contact: z
    .strictObject({
      name: z.string().max(300),
      email: z.string().max(300),
      phone: z.string().max(300),
      bestTime: z.string().max(300),
    })
    .describe('How the help desk reaches the person.'),
} as const;

export type SettingKey = keyof typeof settingSchemas;
export type Settings = { [Key in SettingKey]: z.infer<(typeof settingSchemas)[Key]> };

/** All keys, in the order in which they are explained. */
export const settingKeys = Object.keys(settingSchemas) as SettingKey[];

/** A policy file (IT's) or settings file (the person's): some settings, and for IT which of them are locked. */
export const PolicyFile = z.strictObject({
  $schema: z.string().optional(),
  settings: z.strictObject(settingSchemas).partial().default({}),
  locked: z
    .array(z.enum(settingKeys as [SettingKey, ...SettingKey[]]))
    .default([])
    .describe('Settings that people cannot change. Only heeded in the machine-wide file.'),
});
export type PolicyFile = z.infer<typeof PolicyFile>;

import { z } from 'zod';
import { MachineSectionId } from '../evidence/machine.ts';
import { VideoSettings } from '../evidence/video.ts';
import { HelpDeskSettings } from './desks/index.ts';
import { FilePath } from './desks/parts.ts';
import { CrashDumpSource, LogSource } from './gather.ts';
import { Localized } from './localized.ts';
import { Proxy } from './network.ts';
import type { ValueFormat } from './problems.ts';

export const SecondDesk = z.strictObject({
  desk: HelpDeskSettings,
  afterMinutes: z
    .number()
    .positive()
    .max(30 * 24 * 60)
    .describe('For how long the first help desk must have failed before tickets go here.'),
});
export type SecondDesk = z.infer<typeof SecondDesk>;

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
  secondDesk: SecondDesk.nullable().describe(
    'Where tickets go when the help desk has been unreachable or has refused the app for a while; null: nowhere else.',
  ),
  keepSentDays: z
    .int()
    .min(1)
    .max(36_500)
    .nullable()
    .describe(
      'Days after which the copy of a delivered or withdrawn ticket is removed; null: never. Unsent tickets stay for ever.',
    ),
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
  readPictures: z
    .boolean()
    .describe('Read the text in pictures, on this machine, to find what looks private.'),
  recordPictures: z
    .enum(['window', 'screen', 'none'])
    .describe('What the pictures of recorded steps show: the window, the whole screen, or no pictures.'),
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
  logs: z
    .array(LogSource)
    .max(50)
    .describe(
      'Log files and commands that people can add to a report. Only heeded in the machine-wide file.',
    ),
  crashDumps: z
    .array(CrashDumpSource)
    .max(20)
    .describe('Programs whose fresh crash dumps are offered. Only heeded in the machine-wide file.'),
  video: VideoSettings.describe('How videos of the screen are made, and when one has to end.'),
  proxy: Proxy.describe('How the app reaches the network.'),
  certificateAuthorities: z
    .array(FilePath)
    .max(20)
    .describe('PEM files of further certificate authorities that help desks may be trusted by.'),
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

/** Settings that a person's file cannot set: they name what runs and what is read. */
export const policyOnlyKeys: ReadonlySet<SettingKey> = new Set(['logs', 'crashDumps']);

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

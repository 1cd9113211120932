import { brandColor } from '../brand/mark.ts';
import { machineSectionIds } from '../evidence/machine.ts';
import type { CategorySetting, Settings } from './schema.ts';
import type { Localized } from './localized.ts';

/** The category ids of the built-in tree; their names are in the texts (`category.*`). */
export const builtInCategories = [
  'computer',
  'screen',
  'printing',
  'network',
  'email',
  'program',
  'account',
  'other',
] as const;
export type BuiltInCategory = (typeof builtInCategories)[number];

/** Built-in settings, complete: the app works without any file. Category names come from the texts. */
export function defaultSettings(categoryLabel: (id: BuiltInCategory) => Localized): Settings {
  const categories: CategorySetting[] = builtInCategories.map((id) => ({ id, label: categoryLabel(id) }));
  return {
    helpDesk: { kind: 'folder' },
    secondDesk: null,
    keepSentDays: null,
    categories,
    brandName: 'Handraise',
    accentColor: brandColor,
    language: 'system',
    deskLanguage: 'en',
    theme: 'system',
    textSize: 100,
    allFields: false,
    shortcut: 'Control+Shift+F9',
    startWithSession: false,
    takePicture: true,
    readPictures: true,
    recordPictures: 'window',
    captureEngines: [],
    machineSections: machineSectionIds.filter((id) => id !== 'processes'),
    withheldSections: [],
    applications: [],
    video: { framesPerSecond: 5, quality: 'medium', maxSeconds: 120, maxMegabytes: 50 },
    logs: [],
    crashDumps: [],
    proxy: { mode: 'system' },
    certificateAuthorities: [],
    maxFileMegabytes: 100,
    contact: { name: '', email: '', phone: '', bestTime: '' },
  };
}

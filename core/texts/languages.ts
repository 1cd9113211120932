import app from './en/app.json';
import capture from './en/capture.json';
import category from './en/category.json';
import cli from './en/cli.json';
import delivery from './en/delivery.json';
import desk from './en/desk.json';
import gather from './en/gather.json';
import handover from './en/handover.json';
import machine from './en/machine.json';
import markup from './en/markup.json';
import policy from './en/policy.json';
import reading from './en/reading.json';
import recordings from './en/recordings.json';
import recording from './en/recording.json';
import report from './en/report.json';
import secrets from './en/secrets.json';
import settings from './en/settings.json';
import storage from './en/storage.json';
import video from './en/video.json';
import tray from './en/tray.json';

/** English, complete: the language that every other one is held against. */
const en = {
  app,
  capture,
  category,
  cli,
  delivery,
  desk,
  gather,
  handover,
  machine,
  markup,
  policy,
  reading,
  recordings,
  recording,
  report,
  secrets,
  settings,
  storage,
  tray,
  video,
};

/** Every language the app speaks, by BCP 47 code. */
export const resources = { en } as const;
export type Language = keyof typeof resources;
export const languages = Object.keys(resources) as Language[];

/** The best language of ours for the system's list of preferences, English when none fits. */
export function pickLanguage(preferred: readonly string[]): Language {
  for (const wanted of preferred) {
    const base = wanted.toLowerCase().split(/[-_.]/)[0] ?? '';
    const found = languages.find((language) => language === base);
    if (found !== undefined) return found;
  }
  return 'en';
}

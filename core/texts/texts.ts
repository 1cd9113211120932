import i18next, { type TFunction } from 'i18next';
import { resources, type Language } from './languages.ts';

type English = (typeof resources)['en'];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: English;
    returnNull: false;
  }
}

/** Every namespace; keys are written `namespace:path.to.key`, and a wrong one does not compile. */
export const namespaces = Object.keys(resources.en) as (keyof English)[];

/** Translates a key into one language. */
export type Translate = TFunction<['app', ...(keyof English)[]]>;

/** What i18next is given everywhere. Values are plain text for React, terminals and renderers that escape. */
export const i18nextOptions = {
  resources,
  fallbackLng: 'en',
  ns: namespaces,
  defaultNS: 'app',
  interpolation: { escapeValue: false },
  returnNull: false,
  initAsync: false,
} as const;

const translators = new Map<Language, Translate>();

/** A translator for one language, made once. For the main process, the command line and the ticket renderers. */
export function translatorFor(language: Language): Translate {
  const known = translators.get(language);
  if (known !== undefined) return known;
  const instance = i18next.createInstance();
  void instance.init({ ...i18nextOptions, lng: language });
  const translate: Translate = instance.getFixedT(language);
  translators.set(language, translate);
  return translate;
}

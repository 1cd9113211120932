import type { HelpDeskSettings, Settings } from './schema.ts';

/** A help desk's settings without what opens it: keys, request headers, a sign-in within the address. */
export function redactHelpDesk(desk: HelpDeskSettings): HelpDeskSettings {
  switch (desk.kind) {
    case 'folder':
      return desk;
    case 'webhook': {
      const { secret, headers, ...rest } = desk;
      return { ...rest, url: withoutSignIn(desk.url) };
    }
    case 'redmine': {
      const { apiKey, ...rest } = desk;
      return { ...rest, url: withoutSignIn(desk.url) };
    }
  }
}

/** The address without `user:password@`, which policies carry now and then. */
function withoutSignIn(url: string): string {
  return url.replace(/^(https?:\/\/)[^/?#]*@/i, '$1');
}

/** Settings as a window or a log may have them. Whatever leaves the main process goes through here. */
export function redactSettings<Part extends Partial<Settings>>(settings: Part): Part {
  return settings.helpDesk === undefined
    ? settings
    : { ...settings, helpDesk: redactHelpDesk(settings.helpDesk) };
}

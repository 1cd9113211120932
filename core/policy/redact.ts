import type { HelpDeskSettings } from './desks/index.ts';
import type { Proxy } from './network.ts';
import type { Settings } from './schema.ts';

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
    case 'requestTracker': {
      const { token, ...rest } = desk;
      return { ...rest, url: withoutSignIn(desk.url) };
    }
    case 'email': {
      const { imap, ...rest } = desk;
      return {
        ...rest,
        smtp: withoutPassword(desk.smtp),
        ...(imap === undefined ? {} : { imap: withoutPassword(imap) }),
      };
    }
  }
}

function withoutPassword<Server extends { password?: string | undefined }>(server: Server): Server {
  const { password: _password, ...rest } = server;
  return rest as Server;
}

function redactProxy(proxy: Proxy): Proxy {
  return proxy.mode === 'fixed' ? withoutPassword(proxy) : proxy;
}

/** The address without `user:password@`, which policies carry now and then. */
function withoutSignIn(url: string): string {
  return url.replace(/^(https?:\/\/)[^/?#]*@/i, '$1');
}

/** Settings as a window or a log may have them. Whatever leaves the main process goes through here. */
export function redactSettings<Part extends Partial<Settings>>(settings: Part): Part {
  const { helpDesk, secondDesk, proxy } = settings;
  return {
    ...settings,
    ...(helpDesk === undefined ? {} : { helpDesk: redactHelpDesk(helpDesk) }),
    ...(secondDesk === undefined || secondDesk === null
      ? {}
      : { secondDesk: { ...secondDesk, desk: redactHelpDesk(secondDesk.desk) } }),
    ...(proxy === undefined ? {} : { proxy: redactProxy(proxy) }),
  };
}

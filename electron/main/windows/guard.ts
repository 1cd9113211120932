import { app, type Session, type WebContents } from 'electron';
import type { Logger } from '../../../core/ports/world.ts';
import { appOrigin } from '../../ipc/sender.ts';

/**
 * What a page of ours may never do, whatever runs in it: leave for another page, open a window, get a permission,
 * embed a webview. Each is refused and logged (Electron's security guide, 5, 12, 13, 14).
 */
export function guardContents(logger: Logger): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, logger));
}

function guard(contents: WebContents, logger: Logger): void {
  const stay = (event: { preventDefault: () => void; url?: string }): void => {
    if (event.url !== undefined && isOwnPage(event.url)) return;
    event.preventDefault();
    logger.warn('navigation refused', { url: event.url?.slice(0, 200) });
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    logger.warn('webview refused');
  });
  contents.setWindowOpenHandler(({ url }) => {
    logger.warn('new window refused', { url: url.slice(0, 200) });
    return { action: 'deny' };
  });
}

function isOwnPage(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'app:' && url.startsWith(`${appOrigin}/`);
}

/** No permission is granted to anything: the app copies, opens and captures through its main process. */
export function refusePermissions(session: Session, logger: Logger): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    logger.warn('permission refused', { permission });
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

import path from 'node:path';
import { BrowserWindow, session, type Session, type WebContents } from 'electron';
import type { Logger } from '../../../../core/ports/world.ts';
import type { FilmPages } from '../../../ipc/pages.ts';
import { appOrigin } from '../../../ipc/sender.ts';
import type { FilmPage, OpenFilmPage } from '../../services/video/filmPage.ts';
import { PassingPictures } from '../passingPictures.ts';
import { serveApp } from '../protocol.ts';
import { pagePreferences } from '../pagePreferences.ts';

/**
 * Opens the unseen page that films. It lives in a session of its own, the only one in which anything may film, and
 * only while such a page is there.
 * @param outDir the built app
 */
export function openFilmPageIn(outDir: string, pages: FilmPages, logger: Logger): OpenFilmPage {
  let own: Session | undefined;
  const mayFilm = new Set<WebContents>();
  const filmSession = (): Session => {
    if (own !== undefined) return own;
    // Without "persist:" it lives in memory only.
    own = session.fromPartition('film', { cache: false });
    serveApp(own, path.join(outDir, 'renderer'), async () => null, new PassingPictures(), logger);
    own.setPermissionRequestHandler((contents, permission, answer) =>
      answer(permission === 'media' && mayFilm.has(contents)),
    );
    own.setPermissionCheckHandler(
      (contents, permission) => permission === 'media' && contents !== null && mayFilm.has(contents),
    );
    own.setDevicePermissionHandler(() => false);
    return own;
  };
  return ({ view, act, gone }): FilmPage => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        ...pagePreferences(outDir, 'video'),
        session: filmSession(),
        // It is never in sight, and has to go on all the same.
        backgroundThrottling: false,
      },
    });
    const page = window.webContents;
    mayFilm.add(page);
    pages.adopt(page, {
      describe: () => view,
      act: (action) => {
        act(action);
        return undefined;
      },
    });
    page.on('render-process-gone', gone);
    page.on('did-fail-load', gone);
    window.on('closed', () => mayFilm.delete(page));
    void window.loadURL(`${appOrigin}/video.html`);
    return {
      tell: (kind) => pages.tell(page, { kind }),
      close: () => {
        page.off('render-process-gone', gone);
        window.destroy();
      },
    };
  };
}

import type { VideoPageAction, VideoPageView } from '../../../../core/contract/videoPageCalls.ts';

/** The unseen page that films. */
export interface FilmPage {
  tell(command: 'pause' | 'resume' | 'stop'): void;
  close(): void;
}

/** What the page is told by, and tells. */
export interface FilmHooks {
  view: VideoPageView;
  act: (action: VideoPageAction) => void;
  /** It crashed or could not be loaded: nothing more comes. */
  gone: () => void;
}

export type OpenFilmPage = (hooks: FilmHooks) => FilmPage;

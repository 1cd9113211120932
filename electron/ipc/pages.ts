import { barCalls, BarView, type BarAction } from '../../core/contract/barCalls.ts';
import { barEvent, channel, overlayEvent, videoEvent } from '../../core/contract/names.ts';
import {
  overlayCalls,
  OverlayState,
  type OverlayAction,
  type OverlayView,
} from '../../core/contract/overlayCalls.ts';
import {
  videoPageCalls,
  VideoPageCommand,
  type VideoPageAction,
  type VideoPageView,
} from '../../core/contract/videoPageCalls.ts';
import type { Done } from '../../core/contract/views.ts';
import type { Logger } from '../../core/ports/world.ts';
import { HostedPages } from './hostedPages.ts';

/** The pages that lie over the screen: a part of it is chosen, seconds are counted down. */
export type OverlayPages = HostedPages<OverlayView, OverlayAction, undefined, OverlayState>;

export const overlayPages = (logger: Logger): OverlayPages =>
  new HostedPages(
    {
      channels: {
        describe: channel('describeOverlay'),
        act: channel('overlayAct'),
        tell: channel(overlayEvent),
      },
      view: overlayCalls.describeOverlay.response,
      action: overlayCalls.overlayAct.request,
      answer: overlayCalls.overlayAct.response,
      told: OverlayState,
    },
    logger,
  );

/** The bar that shows that something is recorded. */
export type BarPages = HostedPages<BarView, BarAction, Done, BarView>;

export const barPages = (logger: Logger): BarPages =>
  new HostedPages(
    {
      channels: { describe: channel('describeBar'), act: channel('barAct'), tell: channel(barEvent) },
      view: barCalls.describeBar.response,
      action: barCalls.barAct.request,
      answer: barCalls.barAct.response,
      told: BarView,
    },
    logger,
  );

/** The pages that film. */
export type FilmPages = HostedPages<VideoPageView, VideoPageAction, undefined, VideoPageCommand>;

export const filmPages = (logger: Logger): FilmPages =>
  new HostedPages(
    {
      channels: { describe: channel('describeVideo'), act: channel('videoAct'), tell: channel(videoEvent) },
      view: videoPageCalls.describeVideo.response,
      action: videoPageCalls.videoAct.request,
      answer: videoPageCalls.videoAct.response,
      told: VideoPageCommand,
    },
    logger,
  );

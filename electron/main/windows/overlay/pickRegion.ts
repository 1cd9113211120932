import { nativeTheme, screen, type BrowserWindow } from 'electron';
import type { OverlayAction, OverlayView } from '../../../../core/contract/overlayCalls.ts';
import { bmpOf } from '../../../../core/evidence/bmp.ts';
import { compose } from '../../../../core/evidence/composition.ts';
import type { Pixels } from '../../../../core/evidence/pictureCheck.ts';
import { holds, type Rect } from '../../../../core/evidence/rect.ts';
import {
  beginSelecting,
  select,
  type OfferedWindow,
  type Selecting,
} from '../../../../core/evidence/selecting.ts';
import type { DisplayPlace } from '../../../../core/ports/capture.ts';
import { createOverlayWindow, loadOverlay } from './overlayWindow.ts';
import type { OverlayWorld } from './overlayWorld.ts';

/** A display that stands still. */
export interface StillDisplay {
  display: DisplayPlace;
  pixels: Pixels;
}

/** Shows the frozen displays, each on itself, and lets the person choose a part. `null`: they chose none. */
export async function pickRegion(
  still: readonly StillDisplay[],
  windows: readonly OfferedWindow[],
  world: OverlayWorld,
): Promise<Rect | null> {
  const choice = new RegionChoice(still, windows, world);
  try {
    return await choice.chosen;
  } finally {
    choice.close();
  }
}

class RegionChoice {
  readonly chosen: Promise<Rect | null>;
  readonly #world: OverlayWorld;
  readonly #displays: readonly DisplayPlace[];
  readonly #windows = new Map<string, BrowserWindow>();
  readonly #pictures: string[] = [];
  #now: Selecting;
  #finish: (chosen: Rect | null) => void = () => undefined;

  constructor(still: readonly StillDisplay[], offered: readonly OfferedWindow[], world: OverlayWorld) {
    this.#world = world;
    this.#displays = still.map(({ display }) => display);
    this.#now = beginSelecting(this.#displays, offered);
    this.chosen = new Promise((resolve) => (this.#finish = resolve));
    const here = screen.getCursorScreenPoint();
    const main = this.#displays.find(({ desk }) => holds(desk, here)) ?? this.#displays[0];
    if (main === undefined) this.#finish(null);
    for (const one of still) this.#show(one, one.display === main);
  }

  close(): void {
    for (const window of this.#windows.values()) if (!window.isDestroyed()) window.destroy();
    this.#world.pictures.forget(this.#pictures);
  }

  #show({ display, pixels }: StillDisplay, main: boolean): void {
    const { outDir, overlays, pictures, language, title } = this.#world;
    const { desk } = display;
    const window = createOverlayWindow(outDir, { ...desk, title: title(), backgroundColor: '#000000' });
    this.#windows.set(display.id, window);
    const picture = pictures.keep({ mediaType: 'image/bmp', bytes: bmpOf(pixels) });
    this.#pictures.push(picture);
    const view = (): OverlayView => ({
      kind: 'region',
      language: language(),
      dark: nativeTheme.shouldUseDarkColors,
      displayId: display.id,
      desk,
      unit: 1 / window.webContents.getZoomFactor(),
      width: pixels.width,
      height: pixels.height,
      picture,
      windows: this.#now.windows.map(({ id, title: name, desk: place }) => ({
        id,
        title: name,
        desk: place,
      })),
      main,
    });
    overlays.adopt(window.webContents, {
      describe: view,
      act: (action) => {
        this.#act(action, window, desk, main);
        return undefined;
      },
    });
    // Nobody may be left before a screen that stands still for ever.
    const giveUp = (): void => this.#finish(null);
    window.on('closed', giveUp);
    window.webContents.on('render-process-gone', giveUp);
    window.webContents.on('did-fail-load', giveUp);
    loadOverlay(window);
  }

  #act(action: OverlayAction, window: BrowserWindow, desk: Rect, main: boolean): void {
    switch (action.kind) {
      case 'drawn':
        cover(window, desk);
        if (main) window.focus();
        return;
      case 'cancel':
        this.#finish(null);
        return;
      case 'take':
        if (this.#now.selection !== null) this.#finish(this.#now.selection);
        return;
      case 'press':
      case 'move':
      case 'release':
        this.#change(
          select(this.#now, { kind: action.kind, at: action.at ?? screen.getCursorScreenPoint() }),
        );
        return;
      case 'arrow':
      case 'nextWindow':
        this.#change(select(this.#now, action));
    }
  }

  #change(next: Selecting): void {
    if (next === this.#now) return;
    const told = next.selection !== this.#now.selection || next.offered !== this.#now.offered;
    this.#now = next;
    if (!told) return;
    const { selection, offered } = next;
    const size = selection === null ? undefined : compose(selection, this.#displays);
    const pixels = size === undefined ? null : { width: size.width, height: size.height };
    for (const window of this.#windows.values())
      this.#world.overlays.tell(window.webContents, { kind: 'region', selection, offered, pixels });
  }
}

/** Shows a window over the whole display, panels and docks included. */
function cover(window: BrowserWindow, desk: Rect): void {
  window.showInactive();
  const { x, y, width, height } = window.getBounds();
  const covers = x === desk.x && y === desk.y && width === desk.width && height === desk.height;
  // Some window managers keep windows out of the panels' places, unless they fill the screen.
  if (!covers) window.setFullScreen(true);
}

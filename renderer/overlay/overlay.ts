import type { OverlayAction, OverlayApi } from '../../core/contract/overlayCalls.ts';

declare global {
  interface Window {
    /** Put there by the preload script of pages over the screen; the only way from them to the machine. */
    readonly overlay: OverlayApi;
  }
}

/** What the main process offers to a page over the screen. */
export const overlay: OverlayApi = window.overlay;

/** Tells what the person did. What comes of it arrives as a change. */
export function act(action: OverlayAction): void {
  // Refused only after the choice is over, when the page is about to go.
  overlay.overlayAct(action).catch(() => undefined);
}

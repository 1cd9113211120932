import { useCallback, useLayoutEffect, useState, type RefObject } from 'react';
import type { Area, Point } from '../../core/evidence/marks.ts';
import { grown, type Size } from './geometry.ts';
import { fitted, panned, revealed, zoomed, type View } from './view.ts';

/** The part of the picture that is seen, and ways to change it. Points are CSS pixels of the canvas. */
export interface Look {
  view: View;
  window: Size;
  zoomBy: (factor: number, at?: Point) => void;
  /** One pixel of the picture on one pixel of the screen. */
  fullSize: () => void;
  fit: () => void;
  pan: (by: Point) => void;
  /** Brings a place of the picture into sight. */
  reveal: (place: Point) => void;
}

/** Zoom and pan. Until somebody zooms, the picture is fitted, also when the window changes its size. */
export function useView(canvas: RefObject<HTMLElement | null>, picture: Size): Look {
  const [window_, setWindow] = useState<Size>({ width: 1, height: 1 });
  const [chosen, setChosen] = useState<View | null>(null);

  useLayoutEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const measure = (): void => {
      const next = { width: element.clientWidth, height: element.clientHeight };
      setWindow((now) => (now.width === next.width && now.height === next.height ? now : next));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [canvas]);

  const change = useCallback(
    (next: (view: View) => View) => setChosen((now) => next(now ?? fitted(picture, window_))),
    [picture, window_],
  );
  const middle = { x: window_.width / 2, y: window_.height / 2 };
  return {
    view: chosen === null ? fitted(picture, window_) : panned(chosen, { x: 0, y: 0 }, picture, window_),
    window: window_,
    zoomBy: (factor, at = middle) =>
      change((view) => zoomed(view, view.scale * factor, at, picture, window_)),
    fullSize: () => change((view) => zoomed(view, 1 / window.devicePixelRatio, middle, picture, window_)),
    fit: () => setChosen(null),
    pan: (by) => change((view) => panned(view, by, picture, window_)),
    reveal: (place) =>
      setChosen((now) => {
        const spot: Area = grown({ ...place, width: 0, height: 0 }, 1);
        // What is fitted is in sight anyway, and stays fitted.
        return now === null ? null : revealed(now, spot, picture, window_);
      }),
  };
}

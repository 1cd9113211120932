import { useEffect, useRef, type RefObject } from 'react';
import type { RegionView } from '../../core/contract/overlayCalls.ts';

/** Pixels of the screen in the glass, an odd number so that one is in the middle. */
const seen = 17;
/** Each of them is drawn as large as this, in CSS pixels. */
const zoom = 8;
const side = seen * zoom;
/** From the pointer, in CSS pixels. */
const away = 24;

/** The pixels around the pointer, enlarged, so that a corner can be put between the right two. */
export function Magnifier(props: {
  picture: RefObject<HTMLImageElement | null>;
  /** The pointer on the page. */
  at: { x: number; y: number };
  view: RegionView;
}) {
  const { picture, at, view } = props;
  const glass = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const image = picture.current;
    const context = glass.current?.getContext('2d');
    if (image === null || !image.complete || context === null || context === undefined) return;
    const { desk, unit, width, height } = view;
    const x = Math.floor((at.x / unit / desk.width) * width);
    const y = Math.floor((at.y / unit / desk.height) * height);
    context.imageSmoothingEnabled = false;
    context.fillStyle = '#808080';
    context.fillRect(0, 0, side, side);
    const half = (seen - 1) / 2;
    context.drawImage(image, x - half, y - half, seen, seen, 0, 0, side, side);
    // The middle pixel, in both colours: seen on any ground.
    context.strokeStyle = '#000';
    context.strokeRect(half * zoom - 0.5, half * zoom - 0.5, zoom + 1, zoom + 1);
    context.strokeStyle = '#fff';
    context.strokeRect(half * zoom - 1.5, half * zoom - 1.5, zoom + 3, zoom + 3);
  }, [picture, at, view]);
  const left = at.x + away + side > window.innerWidth ? at.x - away - side : at.x + away;
  const top = at.y + away + side > window.innerHeight ? at.y - away - side : at.y + away;
  return (
    <canvas
      ref={glass}
      className="glass"
      width={side}
      height={side}
      style={{ left, top }}
      aria-hidden="true"
    />
  );
}

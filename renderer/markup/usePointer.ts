import { useEffect, useEffectEvent, useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { Point } from '../../core/evidence/marks.ts';
import { distance, minus } from './geometry.ts';
import { toPicture } from './view.ts';
import type { OpenEditor } from './useEditor.ts';
import type { Look } from './useView.ts';

/** How near the pointer has to be to something, in CSS pixels; a finger is broader. */
const reachOf = (pointerType: string): number =>
  pointerType === 'touch' ? 20 : pointerType === 'pen' ? 12 : 8;
const wheelZoom = 0.0025;

type Holding = { kind: 'nothing' } | { kind: 'pan'; last: Point } | { kind: 'draw' };

/**
 * Mouse, pen and fingers on the canvas. Space, the middle button, or the select tool on an empty place take the picture
 * along; two fingers zoom; everything else draws.
 */
export function usePointer(region: RefObject<HTMLElement | null>, { editor, act }: OpenEditor, look: Look) {
  const [holding, setHolding] = useState<Holding>({ kind: 'nothing' });
  const [space, setSpace] = useState(false);
  const fingers = useRef(new Map<number, Point>());

  const placeOf = (event: { clientX: number; clientY: number }): Point => {
    const box = region.current?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  };
  const aim = (event: PointerEvent) => ({
    at: toPicture(look.view, placeOf(event)),
    reach: reachOf(event.pointerType) / look.view.scale,
  });

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.target instanceof HTMLElement && event.target.closest('[data-words]') !== null) return;
    const place = placeOf(event);
    fingers.current.set(event.pointerId, place);
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.focus({ preventScroll: true });
    event.preventDefault();
    if (fingers.current.size === 2) {
      if (editor.gesture !== null) act({ do: 'cancel' });
      setHolding({ kind: 'nothing' });
    } else if (event.button === 1 || space) setHolding({ kind: 'pan', last: place });
    else if (event.button === 0) {
      setHolding({ kind: 'draw' });
      act({ do: 'press', ...aim(event) });
    }
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const place = placeOf(event);
    if (fingers.current.size === 2) pinch(event.pointerId, place);
    else if (holding.kind === 'pan') {
      look.pan(minus(place, holding.last));
      setHolding({ kind: 'pan', last: place });
    } else if (holding.kind === 'draw') {
      // The select tool on an empty place takes the picture along.
      if (editor.tool === 'select' && editor.gesture === null) setHolding({ kind: 'pan', last: place });
      else act({ do: 'drag', ...aim(event), even: event.shiftKey });
    }
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>): void => {
    fingers.current.delete(event.pointerId);
    if (holding.kind === 'draw') act({ do: 'release', ...aim(event) });
    setHolding({ kind: 'nothing' });
  };
  const onPointerCancel = (event: PointerEvent<HTMLElement>): void => {
    fingers.current.delete(event.pointerId);
    if (holding.kind === 'draw') act({ do: 'cancel' });
    setHolding({ kind: 'nothing' });
  };

  /** Two fingers: the picture grows as they part and goes where they go. */
  const pinch = (id: number, place: Point): void => {
    const other = [...fingers.current].find(([one]) => one !== id)?.[1];
    const before = fingers.current.get(id);
    fingers.current.set(id, place);
    if (other === undefined || before === undefined) return;
    const between = { x: (place.x + other.x) / 2, y: (place.y + other.y) / 2 };
    look.zoomBy(distance(place, other) / Math.max(1, distance(before, other)), between);
    look.pan({ x: (place.x - before.x) / 2, y: (place.y - before.y) / 2 });
  };

  // Pinching on a touchpad arrives as a wheel with Ctrl. React's own wheel listener may not prevent the page's zoom.
  const onWheel = useEffectEvent((event: WheelEvent) => {
    event.preventDefault();
    if (event.ctrlKey) look.zoomBy(Math.exp(-event.deltaY * wheelZoom), placeOf(event));
    else if (event.shiftKey && event.deltaX === 0) look.pan({ x: -event.deltaY, y: 0 });
    else look.pan({ x: -event.deltaX, y: -event.deltaY });
  });
  const onSpace = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== ' ' || event.target !== region.current) return;
    event.preventDefault();
    setSpace(event.type === 'keydown');
  });
  useEffect(() => {
    const element = region.current;
    const wheel = (event: WheelEvent): void => onWheel(event);
    const key = (event: KeyboardEvent): void => onSpace(event);
    element?.addEventListener('wheel', wheel, { passive: false });
    element?.addEventListener('keydown', key);
    element?.addEventListener('keyup', key);
    return () => {
      element?.removeEventListener('wheel', wheel);
      element?.removeEventListener('keydown', key);
      element?.removeEventListener('keyup', key);
    };
  }, [region]);

  const onDoubleClick = (): void => {
    if (editor.selected?.of === 'shape') act({ do: 'rewrite', id: editor.selected.id });
  };
  return {
    holding: space || holding.kind === 'pan',
    handlers: {
      onPointerDown,
      onPointerMove,
      onPointerUp,
      onPointerCancel,
      onDoubleClick,
      onBlur: () => setSpace(false),
    },
  };
}

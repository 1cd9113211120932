import { useEffect, useRef, useState, type PointerEvent } from 'react';
import type { OverlayState, RegionView } from '../../core/contract/overlayCalls.ts';
import type { Rect } from '../../core/evidence/rect.ts';
import { useText } from '../ui/useText.ts';
import { Help } from './Help.tsx';
import { Magnifier } from './Magnifier.tsx';
import { act, overlay } from './overlay.ts';
import { useRegionKeys } from './useRegionKeys.ts';

type RegionState = Extract<OverlayState, { kind: 'region' }>;
const nothingYet: RegionState = { kind: 'region', selection: null, offered: null, pixels: null };

/** The frozen picture of one display, over the display itself, of which a part is chosen. */
export function Region({ view }: { view: RegionView }) {
  const t = useText();
  const picture = useRef<HTMLImageElement>(null);
  const [state, setState] = useState(nothingYet);
  const [pointer, setPointer] = useState<{ x: number; y: number } | null>(null);
  useEffect(
    () =>
      overlay.onChange((next) => {
        if (next.kind === 'region') setState(next);
      }),
    [],
  );
  useRegionKeys(view.displayId);

  const tell =
    (kind: 'press' | 'move' | 'release') =>
    (event: PointerEvent): void => {
      if (event.button > 0) return;
      if (kind === 'press') event.currentTarget.setPointerCapture(event.pointerId);
      const at = { x: event.clientX, y: event.clientY };
      const inside = at.x >= 0 && at.y >= 0 && at.x < window.innerWidth && at.y < window.innerHeight;
      setPointer(inside ? at : null);
      act({ kind, at: inside ? toDesk(at, view.desk) : null });
    };

  const { selection, offered, pixels } = state;
  const shown = selection ?? view.windows.find(({ id }) => id === offered)?.desk ?? null;
  const hole = shown === null ? null : toPage(shown, view.desk);
  return (
    <main
      className="region"
      aria-label={t('capture:region.label')}
      onPointerDown={tell('press')}
      onPointerMove={tell('move')}
      onPointerUp={tell('release')}
      onPointerLeave={() => setPointer(null)}
      onDoubleClick={() => act({ kind: 'take' })}
    >
      <img
        ref={picture}
        className="frozen"
        src={view.picture}
        alt=""
        draggable={false}
        onLoad={() => act({ kind: 'drawn' })}
      />
      {hole === null ? (
        <div className="dim" />
      ) : (
        <div className="hole" data-chosen={selection !== null} style={hole} />
      )}
      {hole !== null && pixels !== null && (
        <span className="size" style={{ left: Math.max(4, hole.left), top: Math.max(4, hole.top - 32) }}>
          {t('capture:region.size', pixels)}
        </span>
      )}
      {pointer !== null && (
        <>
          <div className="across" style={{ top: pointer.y }} />
          <div className="down" style={{ left: pointer.x }} />
          <Magnifier picture={picture} at={pointer} size={view} />
        </>
      )}
      {view.main && <Help chosen={pixels} />}
    </main>
  );
}

/** The page covers its display: its own size is the display's, whatever the zoom. */
function toDesk(at: { x: number; y: number }, desk: Rect): { x: number; y: number } {
  return {
    x: desk.x + (at.x * desk.width) / window.innerWidth,
    y: desk.y + (at.y * desk.height) / window.innerHeight,
  };
}

function toPage(rect: Rect, desk: Rect): { left: number; top: number; width: number; height: number } {
  const across = window.innerWidth / desk.width;
  const down = window.innerHeight / desk.height;
  return {
    left: (rect.x - desk.x) * across,
    top: (rect.y - desk.y) * down,
    width: rect.width * across,
    height: rect.height * down,
  };
}

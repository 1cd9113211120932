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
      act({ kind, at: inside ? toDesk(at, view) : null });
    };

  const { selection, offered, pixels } = state;
  const shown = selection ?? view.windows.find(({ id }) => id === offered)?.desk ?? null;
  const hole = shown === null ? null : toPage(shown, view);
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
        style={{ width: view.desk.width * view.unit, height: view.desk.height * view.unit }}
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
          <Magnifier picture={picture} at={pointer} view={view} />
        </>
      )}
      {view.main && <Help chosen={pixels} />}
    </main>
  );
}

type Page = Pick<RegionView, 'desk' | 'unit'>;

function toDesk(at: { x: number; y: number }, { desk, unit }: Page): { x: number; y: number } {
  return { x: desk.x + at.x / unit, y: desk.y + at.y / unit };
}

function toPage(
  rect: Rect,
  { desk, unit }: Page,
): { left: number; top: number; width: number; height: number } {
  return {
    left: (rect.x - desk.x) * unit,
    top: (rect.y - desk.y) * unit,
    width: rect.width * unit,
    height: rect.height * unit,
  };
}

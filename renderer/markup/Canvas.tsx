import { useEffect, useEffectEvent, useRef, type ReactNode, type RefObject } from 'react';
import { useText } from '../ui/useText.ts';
import { selectedShape, selectedSuggestion } from './editor.ts';
import { boundsOf, middleOf } from './geometry.ts';
import { keyHandle } from './handles.ts';
import { Painting } from './painting.ts';
import type { OpenEditor } from './useEditor.ts';
import { usePointer } from './usePointer.ts';
import type { Look } from './useView.ts';
import styles from './Markup.module.css';

/**
 * The picture with everything on it. To assistive technology it is one thing that takes keys: what is on it stands in
 * the list beside it, and a live region says what happens.
 */
export function Canvas(props: {
  open: OpenEditor;
  look: Look;
  image: HTMLImageElement;
  name: string;
  region: RefObject<HTMLDivElement | null>;
  describedBy: string;
  children?: ReactNode;
}) {
  const { open, look, image, name, region, describedBy, children } = props;
  const { editor, world } = open;
  const t = useText();
  const holder = useRef<HTMLDivElement>(null);
  const painting = useRef<Painting | null>(null);

  useEffect(() => {
    if (holder.current === null) return;
    painting.current = new Painting(holder.current, image);
    return () => {
      painting.current?.destroy();
      painting.current = null;
    };
  }, [image]);
  useEffect(() => {
    painting.current?.paint(editor, world, look.view, look.window);
  }, [editor, world, look.view, look.window, image]);

  // What the keyboard moves must not leave the window.
  const follow = useEffectEvent(() => {
    const shape = selectedShape(editor);
    const area =
      shape === undefined
        ? selectedSuggestion(editor, world)?.area
        : boundsOf(shape, world.sizes, world.measure);
    const place = editor.crosshair ?? (shape && keyHandle(shape)?.at) ?? (area && middleOf(area));
    if (place !== undefined && editor.gesture?.by !== 'pointer') look.reveal(place);
  });
  useEffect(() => follow(), [editor.crosshair, editor.selected, editor.history.now]);

  const pointer = usePointer(region, open, look);
  return (
    <div
      ref={region}
      className={styles.canvas}
      role="application"
      tabIndex={0}
      aria-label={t('markup:canvas', { name })}
      aria-describedby={describedBy}
      data-tool={editor.tool}
      data-holding={pointer.holding || undefined}
      {...pointer.handlers}
    >
      <div ref={holder} className={styles.holder} aria-hidden="true" />
      {children}
    </div>
  );
}

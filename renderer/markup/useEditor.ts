import { useEffect, useEffectEvent, useMemo, useReducer, useRef } from 'react';
import { edited, type Action } from './edit.ts';
import { opened, worldOf, type Editor, type World } from './editor.ts';
import { measureText } from './konva.ts';
import { pngOfImage } from '../ui/pngOf.ts';
import { renderOverlay } from './overlay.ts';
import type { MarkablePicture } from './picture.ts';
import { saved, type Doc } from './shapes.ts';

export interface OpenEditor {
  editor: Editor;
  world: World;
  act: (action: Action) => void;
}

/** The editor of a picture whose pixels are there. Every change of the document is told to the picture at once. */
export function useEditor(picture: MarkablePicture, image: HTMLImageElement): OpenEditor {
  const world = useMemo(
    () =>
      worldOf({ width: image.naturalWidth, height: image.naturalHeight }, picture.suggestions, measureText),
    [image, picture.suggestions],
  );
  const [editor, act] = useReducer(
    (now: Editor, action: Action) => edited(now, action, world),
    { marks: picture.marks.marks, crop: picture.marks.crop, declined: picture.declined },
    opened,
  );

  const doc = editor.history.now;
  const told = useRef<Doc>(doc);
  const tell = useEffectEvent((now: Doc, before: Doc) => {
    if (now.declined !== before.declined) picture.onDecline(now.declined);
    if (now.marks === before.marks && now.crop === before.crop) return;
    picture.onChange({
      marks: saved(now),
      overlay: () => renderOverlay(now.marks, world.picture),
      decoded: () => pngOfImage(image),
    });
  });
  useEffect(() => {
    if (told.current === doc) return;
    tell(doc, told.current);
    told.current = doc;
  }, [doc]);

  return { editor, world, act };
}

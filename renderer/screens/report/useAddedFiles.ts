import { useEffect, useEffectEvent, useState } from 'react';
import type { FilesAdded } from '../../../core/contract/views.ts';
import { api, type StorageFailure } from '../../client/api.ts';

/** Most bytes that can be pasted: they pass through memory. Larger files are dropped or picked. */
const maxPasteBytes = 64 * 1024 * 1024;

/** Files that could not be added, by name, with the reason. */
export type Refused = FilesAdded['refused'];

/** Files by button, drop and paste. `adding` while they are read; `refused` until the next attempt. */
export function useAddedFiles(draftId: string): {
  adding: boolean;
  hovering: boolean;
  refused: Refused;
  pick: () => void;
  forget: () => void;
} {
  const [adding, setAdding] = useState(false);
  const [hovering, setHovering] = useState(false);
  const [refused, setRefused] = useState<Refused>([]);

  const run = (work: Promise<Refused>): void => {
    setAdding(true);
    void work.then(setRefused).finally(() => setAdding(false));
  };
  const pick = (): void => run(api.pickFiles({ draftId }).then((outcome) => outcome.refused));

  const onDrag = useEffectEvent((event: DragEvent) => {
    if (!(event.dataTransfer?.types.includes('Files') ?? false)) return;
    event.preventDefault();
    if (event.type === 'drop') {
      setHovering(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) run(api.addDroppedFiles(draftId, files).then((outcome) => outcome.refused));
    } else if (event.type === 'dragleave') {
      // Leaving one element for another inside is not leaving the window.
      if (event.relatedTarget === null) setHovering(false);
    } else {
      setHovering(true);
    }
  });
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    run(pasteAll(draftId, files));
  });

  useEffect(() => {
    const drag = (event: DragEvent): void => onDrag(event);
    const paste = (event: ClipboardEvent): void => onPaste(event);
    const dragEvents = ['dragenter', 'dragover', 'dragleave', 'drop'] as const;
    for (const name of dragEvents) window.addEventListener(name, drag);
    window.addEventListener('paste', paste);
    return () => {
      for (const name of dragEvents) window.removeEventListener(name, drag);
      window.removeEventListener('paste', paste);
    };
  }, []);

  return { adding, hovering, refused, pick, forget: () => setRefused([]) };
}

async function pasteAll(draftId: string, files: readonly File[]): Promise<Refused> {
  const refused: Refused = [];
  for (const file of files) {
    if (file.size > maxPasteBytes) {
      const failure: StorageFailure = { kind: 'tooLarge', name: file.name, limit: maxPasteBytes };
      refused.push({ name: file.name, failure });
      continue;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const outcome = await api.addPastedFile({ draftId, name: file.name, mediaType: file.type, bytes });
    refused.push(...outcome.refused);
  }
  return refused;
}

import { useEffect, useState } from 'react';
import type { DraftAttachment } from '../../../core/ticket/draft.ts';
import { api } from '../../client/api.ts';
import { pngOfCanvas } from '../../ui/pngOf.ts';

/** A film in memory: its bytes, and an address that the player takes. */
interface Film {
  bytes: Uint8Array;
  url: string;
}

/** A video of a draft, read once. `failed`: it cannot be read. */
export function useVideo(draftId: string, video: DraftAttachment): { film: Film | null; failed: boolean } {
  const [film, setFilm] = useState<Film | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let url: string | null = null;
    let wanted = true;
    void api.readVideo({ draftId, attachmentId: video.id }).then((outcome) => {
      if (!wanted) return;
      if (outcome.kind === 'notDone') {
        setFailed(true);
        return;
      }
      const { bytes } = outcome;
      url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: video.mediaType }));
      setFilm({ bytes, url });
    });
    return () => {
      wanted = false;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [draftId, video.id, video.mediaType]);
  return { film, failed };
}

/** The picture that a player shows, as PNG. */
export function stillOf(player: HTMLVideoElement): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = document.createElement('canvas');
  canvas.width = player.videoWidth;
  canvas.height = player.videoHeight;
  canvas.getContext('2d')?.drawImage(player, 0, 0);
  return pngOfCanvas(canvas);
}

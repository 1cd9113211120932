import { useEffect, useState } from 'react';

/** A picture's pixels on their way. */
export type Pixels = { kind: 'loading' } | { kind: 'failed' } | { kind: 'ready'; image: HTMLImageElement };

/** Loads and decodes a picture. */
export function usePixels(url: string): Pixels {
  const [loaded, setLoaded] = useState<{ url: string; pixels: Pixels }>();
  useEffect(() => {
    let wanted = true;
    const tell = (pixels: Pixels): void => {
      if (wanted) setLoaded({ url, pixels });
    };
    const image = new Image();
    image.src = url;
    image.decode().then(
      () => tell({ kind: 'ready', image }),
      () => tell({ kind: 'failed' }),
    );
    return () => {
      wanted = false;
    };
  }, [url]);
  return loaded?.url === url ? loaded.pixels : { kind: 'loading' };
}

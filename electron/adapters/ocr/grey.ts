/** One byte a pixel, row after row. In a picture as it is: brightness. On a page made readable: 0 is ink, 255 paper. */
export interface Grey {
  width: number;
  height: number;
  data: Uint8Array<ArrayBuffer>;
}

/** A decoded picture, one to four channels of eight bits a pixel. Sizes in physical pixels. */
export interface Decoded {
  width: number;
  height: number;
  channels: number;
  data: Uint8Array;
}

/** Brightness by the weights of ITU-R BT.601, in 256ths, so that whole numbers do. */
const weights = { red: 77, green: 151, blue: 28 };

/** The picture's brightness. What is see-through is left as it is: a screen has none of it. */
export function brightness({ width, height, channels, data }: Decoded): Grey {
  const grey = new Uint8Array(width * height);
  if (channels < 3) {
    for (let at = 0; at < grey.length; at++) grey[at] = data[at * channels] ?? 0;
    return { width, height, data: grey };
  }
  for (let at = 0, from = 0; at < grey.length; at++, from += channels) {
    const red = data[from] ?? 0;
    const green = data[from + 1] ?? 0;
    const blue = data[from + 2] ?? 0;
    grey[at] = (red * weights.red + green * weights.green + blue * weights.blue) >> 8;
  }
  return { width, height, data: grey };
}

import { BufferSource, BufferTarget, Conversion, Input, Output, WEBM, WebMOutputFormat } from 'mediabunny';

/** A part of a film, in seconds. */
export interface Span {
  start: number;
  end: number;
}

/**
 * The film, or a part of it, with its length and an index to seek by. Pictures are copied, not filmed again. Nothing
 * outside of the span gets in: it begins with the first whole picture inside.
 * @throws Error when the bytes are no film, or the span holds no picture
 */
export async function cutVideo(film: Uint8Array, span?: Span): Promise<Uint8Array<ArrayBuffer>> {
  const input = new Input({ source: new BufferSource(film), formats: [WEBM] });
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat(), target });
  const conversion = await Conversion.init({
    input,
    output,
    showWarnings: false,
    ...(span === undefined ? {} : { trim: span, copy: { boundaryPolicy: 'shrink' as const } }),
  });
  if (!conversion.isValid) throw new Error('this film cannot be read');
  await conversion.execute();
  if (target.buffer === null) throw new Error('the film has no pictures');
  return new Uint8Array(target.buffer);
}

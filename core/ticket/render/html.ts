/** Markup that is safe to put into a page. Only `markup` and `raw` make it. */
export interface Html {
  readonly source: string;
}

/** Escapes text for element content and for attribute values in double quotes. */
function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Our own constant markup (a style sheet). Never call it with anything that was not written in this repository. */
export function raw(source: string): Html {
  return { source };
}

type Piece = string | number | Html | readonly Html[] | null;

function sourceOf(piece: Piece): string {
  if (piece === null) return '';
  if (typeof piece === 'string') return escapeHtml(piece);
  if (typeof piece === 'number') return String(piece);
  return 'source' in piece ? piece.source : piece.map(({ source }) => source).join('');
}

/** A piece of a page: whatever stands in `${…}` is escaped unless it is markup already; null is left out. */
export function markup(strings: TemplateStringsArray, ...pieces: Piece[]): Html {
  const parts = strings.map((string, index) => string + sourceOf(pieces[index] ?? null));
  return { source: parts.join('') };
}

import type { Attachment } from '../attachment.ts';
import type { AttachmentEntry } from './document.ts';
import { markup, type Html } from './html.ts';

/** Where an attachment's bytes are, seen from the page. */
export type HrefOf = (attachment: Attachment) => string | null;

/** A relative address, a picture inside the page or a part of the same mail (RFC 2392); anything else (another scheme, another host) is not linked. */
const harmless =
  /^(?![/\\])[^:\s\\\p{Cc}]+$|^data:image\/(png|jpeg|gif|webp|avif|bmp);base64,[\w+/=]*$|^cid:[\w.@%-]+$/u;

/** Pictures in the order they were taken, then files; each with its name, kind, size and hash. */
export function attachmentsHtml(entries: readonly AttachmentEntry[], hrefOf: HrefOf): Html {
  const placed = entries.map((entry) => {
    const href = hrefOf(entry.attachment);
    return { entry, href: href !== null && harmless.test(href) ? href : null };
  });
  const pictures = placed.filter(({ entry, href }) => entry.isPicture && href !== null);
  const files = placed.filter((one) => !pictures.includes(one));
  return markup`${
    pictures.length === 0
      ? null
      : markup`<ul class="pictures">
          ${pictures.map(({ entry, href }) => markup`<li>${pictureHtml(entry, href ?? '')}</li>`)}
        </ul>`
  }${
    files.length === 0
      ? null
      : markup`<ul class="files">
          ${files.map(({ entry, href }) => markup`<li>${captionHtml(entry, linkable(href))}</li>`)}
        </ul>`
  }`;
}

function pictureHtml(entry: AttachmentEntry, href: string): Html {
  const { width, height } = entry.attachment;
  const size =
    width === undefined || height === undefined ? null : markup` width="${width}" height="${height}"`;
  const image = markup`<img src="${href}" alt="${entry.description}" ${size}>`;
  const link = linkable(href);
  return markup`<figure>
    ${link === null ? image : markup`<a href="${link}">${image}</a>`}
    <figcaption>${captionHtml(entry, link)}</figcaption>
  </figure>`;
}

/** Neither a data: address nor a part of a mail opens as a page. */
function linkable(href: string | null): string | null {
  return href !== null && /^(data|cid):/.test(href) ? null : href;
}

function captionHtml({ name, facts, hash }: AttachmentEntry, href: string | null): Html {
  const linked =
    href === null ? markup`<bdi>${name}</bdi>` : markup`<a href="${href}"><bdi>${name}</bdi></a>`;
  return markup`${linked} <span class="aside">${facts.join(', ')}</span><span class="hash">${hash}</span>`;
}

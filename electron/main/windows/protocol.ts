import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { protocol, type Session } from 'electron';
import { ulidPattern } from '../../../core/ticket/ulid.ts';
import type { Logger } from '../../../core/ports/world.ts';
import { appOrigin } from '../../ipc/sender.ts';
import type { PassingPictures } from './passingPictures.ts';

/** Must run before the app is ready. `standard` gives the scheme origins, `secure` treats it like https. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json; charset=utf-8',
};

/** Pictures that the window may show; anything else is never served to it as a page of ours. */
const shownTypes = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp']);

/** The window runs our own script and shows our own pictures; it reaches no network and no other page. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    // A video is read through the main process and played from memory.
    'media-src blob:',
    "font-src 'self'",
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** An attachment to show: `size` in bytes; what does not have its hash breaks off. */
export interface EvidenceFile {
  mediaType: string;
  size: number;
  bytes: AsyncIterable<Uint8Array>;
}

/** Finds an attachment; null when there is none. */
export type LocateEvidence = (
  kind: 'draft' | 'ticket' | 'recording',
  ownerId: string,
  attachmentId: string,
) => Promise<EvidenceFile | null>;

function refuse(status: number): Response {
  return new Response(null, { status, headers: { 'content-type': 'text/plain' } });
}

const commonHeaders = { 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' };

/** Serves the window's files from `rendererDir` and pictures from the stores and from memory as `app://handraise/…`. */
export function serveApp(
  session: Session,
  rendererDir: string,
  locate: LocateEvidence,
  passing: PassingPictures,
  logger: Logger,
): void {
  session.protocol.handle('app', async (request) => {
    try {
      const url = new URL(request.url);
      if (`${url.protocol}//${url.host}` !== appOrigin || request.method !== 'GET') return refuse(403);
      const parts = decodeURIComponent(url.pathname).split('/').filter(Boolean);
      if (parts[0] === 'passing') return passingPicture(parts, passing);
      return parts[0] === 'evidence' ? await evidence(parts, locate) : await page(parts, rendererDir);
    } catch (error) {
      logger.error('page request failed', error, { url: request.url });
      return refuse(500);
    }
  });
}

function passingPicture([, name = '']: string[], passing: PassingPictures): Response {
  const found = passing.find(name);
  if (found === undefined) return refuse(404);
  return new Response(found.bytes, {
    headers: {
      ...commonHeaders,
      'content-type': found.mediaType,
      // It is no longer anywhere when it is forgotten.
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox",
    },
  });
}

async function evidence(parts: string[], locate: LocateEvidence): Promise<Response> {
  const [, kind, owner, attachment] = parts;
  if (kind !== 'draft' && kind !== 'ticket' && kind !== 'recording') return refuse(404);
  if (!ulidPattern.test(owner ?? '') || !ulidPattern.test(attachment ?? '')) return refuse(404);
  const found = await locate(kind, String(owner), String(attachment));
  if (found === null || !shownTypes.has(found.mediaType)) return refuse(404);
  return new Response(Readable.toWeb(Readable.from(found.bytes, { objectMode: false })) as ReadableStream, {
    headers: {
      ...commonHeaders,
      'content-type': found.mediaType,
      'content-length': String(found.size),
      // It is encrypted on the disk: the page's cache must not put it there in the clear.
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox",
    },
  });
}

async function page(parts: string[], rendererDir: string): Promise<Response> {
  const file = path.join(rendererDir, ...(parts.length === 0 ? ['index.html'] : parts));
  if (path.relative(rendererDir, file).startsWith('..')) return refuse(403);
  const mediaType = mediaTypes[path.extname(file)];
  if (mediaType === undefined) return refuse(404);
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return refuse(404);
  const headers = { ...commonHeaders, 'content-type': mediaType };
  if (path.extname(file) !== '.html') return new Response(bytes, { headers });
  const nonce = randomBytes(16).toString('base64');
  return new Response(bytes.toString('utf8').replaceAll('__CSP_NONCE__', nonce), {
    headers: {
      ...headers,
      'content-security-policy': contentSecurityPolicy(nonce),
      'cache-control': 'no-store',
    },
  });
}

import { randomBytes } from 'node:crypto';
import { appOrigin } from '../../ipc/sender.ts';

/** A picture that pages may show while it is kept in memory. */
export interface PassingPicture {
  mediaType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Pictures that our pages show and no disk ever sees: frozen screens of which a part is wanted, small previews. */
export class PassingPictures {
  readonly #kept = new Map<string, PassingPicture>();

  /** @returns where pages find it, until it is forgotten */
  keep(picture: PassingPicture): string {
    const name = randomBytes(16).toString('hex');
    this.#kept.set(name, picture);
    return `${appOrigin}/passing/${name}`;
  }

  find(name: string): PassingPicture | undefined {
    return this.#kept.get(name);
  }

  forget(urls: readonly string[]): void {
    for (const url of urls) this.#kept.delete(url.slice(url.lastIndexOf('/') + 1));
  }
}

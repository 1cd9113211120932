import path from 'node:path';
import type { HelpDesk } from '../../../core/ports/helpDesk.ts';
import { systemAuthorities } from '../../adapters/network/systemAuthorities.ts';
import { createDesk, createDesks, defaultFolder, type Desks, type DeskWorld } from '../desks.ts';
import type { Groundwork } from '../groundwork.ts';

/** The help desks of the settings, made anew whenever the settings, a secret or a certificate changes. */
export class DeskBook {
  readonly #ground: Groundwork;
  #desks: Desks;

  constructor(ground: Groundwork) {
    this.#ground = ground;
    this.#desks = this.#make();
  }

  /** The desks as they are now. */
  all(): Desks {
    return this.#desks;
  }

  /** The desk that tickets go to first. */
  first(): HelpDesk {
    return this.#desks.first;
  }

  /** The desk that stands in for the first one when that has failed for long. */
  second(): HelpDesk | undefined {
    return this.#desks.second?.desk;
  }

  /** The desk that a receipt names, if it is still one of them. */
  named(name: string): HelpDesk | undefined {
    return [this.first(), this.second()].find((desk) => desk?.name === name);
  }

  /** Calls back when the settings ask for another desk, the same one in other words or another way to it. */
  onChange(changed: () => void): void {
    const { authorities, policy } = this.#ground;
    let before = this.#fingerprint();
    policy.onChange(() => {
      const now = this.#fingerprint();
      if (now === before) return;
      before = now;
      changed();
    });
    authorities.onChange(changed);
  }

  /** Makes the desks of today's settings, secrets and certificates. */
  renew(): void {
    this.#ground.deskSession.renew();
    this.#desks = this.#make();
  }

  /** How a report is laid out as files. */
  layout(): HelpDesk {
    return createDesk({ kind: 'folder' }, this.#world());
  }

  /** True for a file inside the folder where the folder desk puts its reports. */
  ownsFile(file: string): boolean {
    const { paths, policy, translate } = this.#ground;
    const { helpDesk } = policy.settings();
    if (helpDesk.kind !== 'folder') return false;
    const root = helpDesk.path ?? defaultFolder(paths.documents, translate());
    const within = path.relative(root, file);
    return within !== '' && !within.startsWith('..') && !path.isAbsolute(within);
  }

  #make(): Desks {
    return createDesks(this.#ground.policy.settings(), this.#world());
  }

  #world(): DeskWorld {
    const { http, secrets, clock, describe, paths, translate, authorities } = this.#ground;
    return {
      http,
      secrets,
      clock,
      describe,
      documents: paths.documents,
      translate: translate(),
      authorities: async () => [...(await systemAuthorities()), ...authorities.pems()],
    };
  }

  #fingerprint(): string {
    const { helpDesk, secondDesk, deskLanguage, proxy } = this.#ground.policy.settings();
    return JSON.stringify([helpDesk, secondDesk, deskLanguage, proxy]);
  }
}

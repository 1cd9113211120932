import type { X509Certificate } from 'node:crypto';
import { describeProblem, type PolicyProblem } from '../../../core/policy/problems.ts';
import type { Logger } from '../../../core/ports/world.ts';
import { translatorFor, type Translate } from '../../../core/texts/texts.ts';
import { watchFile } from '../policy/watchFile.ts';
import { readAuthorityFile } from './authorityFile.ts';

/** What the further authorities are read with. */
export interface AuthoritiesWorld {
  /** Paths of PEM files, as the policy names them now. */
  paths: () => readonly string[];
  /** Calls back when the policy has changed. */
  onPolicyChange: (listener: () => void) => void;
  now: () => number;
  logger: Logger;
}

/** A file of the policy that cannot be used, in words. */
export interface AuthorityProblem {
  path: string;
  /** The policy's key that names the file. */
  key: string;
  expected: string;
}

/**
 * The firm's own certificate authorities, which the policy names beside those of the system. They are read at once
 * (the first request may follow at once), and again when the policy or one of the files changes.
 */
export class Authorities {
  readonly #world: AuthoritiesWorld;
  readonly #listeners = new Set<() => void>();
  #paths: readonly string[] = [];
  #certificates: X509Certificate[] = [];
  #problems: { path: string; problem: PolicyProblem }[] = [];
  #unwatch: (() => void)[] = [];

  constructor(world: AuthoritiesWorld) {
    this.#world = world;
    this.#read();
    world.onPolicyChange(() => {
      if (JSON.stringify(this.#world.paths()) !== JSON.stringify(this.#paths)) this.#changed();
    });
  }

  certificates(): readonly X509Certificate[] {
    return this.#certificates;
  }

  /** The same as PEM texts, for what speaks TLS through Node: add them to `tls.rootCertificates`. */
  pems(): string[] {
    return this.#certificates.map((certificate) => certificate.toString());
  }

  /** Files that cannot be used; empty when all is well. */
  problems(translate: Translate): AuthorityProblem[] {
    return this.#problems.map(({ path, problem }) => ({ path, ...describeProblem(problem, translate) }));
  }

  /** Called after other certificates hold, or other problems are known. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  stop(): void {
    for (const end of this.#unwatch) end();
    this.#listeners.clear();
  }

  #changed(): void {
    this.#read();
    for (const listener of this.#listeners) listener();
  }

  #read(): void {
    const { logger, now } = this.#world;
    for (const end of this.#unwatch) end();
    this.#paths = [...this.#world.paths()];
    this.#certificates = [];
    this.#problems = [];
    for (const [index, path] of this.#paths.entries()) {
      const read = readAuthorityFile(path, now());
      if (read.ok) this.#certificates.push(...read.value);
      else {
        const problem = { key: `settings.certificateAuthorities[${index}]`, expected: read.failure };
        this.#problems.push({ path, problem });
      }
    }
    this.#unwatch = this.#paths.map((path) => watchFile(path, logger, () => this.#changed()));
    for (const problem of this.problems(translatorFor('en')))
      logger.warn('a certificate file of the policy cannot be used', { ...problem });
  }
}

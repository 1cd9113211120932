import { availableParallelism } from 'node:os';
import path from 'node:path';
import { app, net, safeStorage, session, utilityProcess } from 'electron';
import type { HttpClient } from '../../core/ports/http.ts';
import type { PictureStudio } from '../../core/ports/pictures.ts';
import type { Clock, Logger, Network, Secrets } from '../../core/ports/world.ts';
import type { Describe } from '../../core/report/report.ts';
import { languages, pickLanguage, type Language } from '../../core/texts/languages.ts';
import { translatorFor, type Translate } from '../../core/texts/texts.ts';
import { renderHtml } from '../../core/ticket/render/renderHtml.ts';
import { renderMarkdown } from '../../core/ticket/render/renderMarkdown.ts';
import { renderText } from '../../core/ticket/render/renderText.ts';
import { writeDurably } from '../adapters/files/durable.ts';
import { nodeFileSystem } from '../adapters/files/fileSystem.ts';
import { electronHttp } from '../adapters/http/electronHttp.ts';
import { fileLogger } from '../adapters/log/fileLogger.ts';
import { Authorities } from '../adapters/network/authorities.ts';
import { DeskSession } from '../adapters/network/deskSession.ts';
import { createPictureStudio } from '../adapters/pictures/studio.ts';
import { PolicyService } from '../adapters/policy/policyService.ts';
import { safeSecrets } from '../adapters/secrets/safeSecrets.ts';
import { utilityWorkers, type SpawnWorker } from '../adapters/workers/spawn.ts';
import { systemClock, systemNetwork } from '../adapters/world/world.ts';
import { logFileOf, type Paths } from './paths.ts';

/** What everything else stands on: log, settings, secrets, texts, time, network. */
export interface Groundwork {
  paths: Paths;
  logger: Logger;
  logFile: string;
  policy: PolicyService;
  secrets: Secrets;
  clock: Clock;
  network: Network & { stop(): void };
  /** The firm's own certificate authorities: `pems()` for what speaks TLS through Node. */
  authorities: Authorities;
  /** How requests reach help desks; renewed when proxy, password or authorities change. */
  deskSession: DeskSession;
  http: HttpClient;
  spawn: SpawnWorker;
  /** Marks pictures, and checks finished ones. */
  studio: PictureStudio;
  /** The person's language, and its translator. */
  language: () => Language;
  translate: () => Translate;
  /** The help desk's language, and a ticket written in it. */
  deskLanguage: () => Language;
  describe: Describe;
}

/** Lays the groundwork. The app has to be ready. */
export function layGroundwork(paths: Paths): Groundwork {
  const logFile = logFileOf(paths);
  const logger = fileLogger(path.dirname(logFile));
  // While the policy is being read it may have to speak of its own mistakes already.
  let read: PolicyService | null = null;
  const language = (): Language => {
    const chosen = read?.settings().language ?? 'system';
    return chosen === 'system' ? systemLanguage() : chosen;
  };
  const policy = new PolicyService({
    dataDir: paths.data,
    packaged: app.isPackaged,
    logger,
    categoryLabel: (id) =>
      Object.fromEntries(languages.map((language) => [language, translatorFor(language)(`category:${id}`)])),
    translate: () => translatorFor(language()),
  });
  read = policy;
  const writeSecret = (file: string, text: string): Promise<void> =>
    writeDurably(nodeFileSystem, file, Buffer.from(text, 'utf8'));
  const deskLanguage = (): Language => policy.settings().deskLanguage;
  const secrets = safeSecrets(path.join(paths.data, 'secrets'), safeStorage, writeSecret, logger);
  const authorities = new Authorities({
    paths: () => policy.settings().certificateAuthorities,
    onPolicyChange: (listener) => policy.onChange(listener),
    now: () => systemClock.now(),
    logger,
  });
  let sessions = 0;
  const deskSession = new DeskSession({
    // Without "persist:" it lives in memory only.
    makeSession: () => session.fromPartition(`help-desk-${(sessions += 1)}`, { cache: false }),
    proxy: () => policy.settings().proxy,
    storedPassword: () => secrets.get('proxyPassword'),
    authorities: () => authorities.certificates(),
    now: () => systemClock.now(),
    logger,
  });
  return {
    paths,
    logger,
    logFile,
    policy,
    secrets,
    clock: systemClock,
    network: systemNetwork(),
    authorities,
    deskSession,
    http: electronHttp(net, deskSession),
    spawn: utilityWorkers(utilityProcess, path.join(paths.out, 'main/workers')),
    studio: createPictureStudio(path.join(paths.out, 'main/workers/markPicture.cjs'), availableParallelism()),
    language,
    translate: () => translatorFor(language()),
    deskLanguage,
    describe: describeIn(() => translatorFor(deskLanguage())),
  };
}

function systemLanguage(): Language {
  return pickLanguage(app.getPreferredSystemLanguages());
}

function describeIn(translate: () => Translate): Describe {
  return {
    html: (ticket, options) =>
      renderHtml(ticket, translate(), {
        attachmentHref: ({ name }) => `attachments/${encodeURIComponent(name)}`,
        ...options,
      }),
    text: (ticket) => renderText(ticket, translate()),
    markdown: (ticket, options) => renderMarkdown(ticket, translate(), options),
  };
}

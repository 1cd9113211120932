import { HelpDeskSettings } from '../../../core/policy/desks/index.ts';
import type { SecretName, Secrets } from '../../../core/ports/world.ts';

/**
 * A person changes the help desk's settings in the window, which never sees the key that stands in the policy. For
 * the same desk at the same address the key goes into the secret store, so that it is not lost; a desk at another
 * address never gets it.
 */
export async function keepDeskSecret(
  before: HelpDeskSettings,
  after: unknown,
  secrets: Pick<Secrets, 'get' | 'set'>,
): Promise<void> {
  if (!isSameDesk(before, after)) return;
  for (const [name, value] of secretsOf(before)) {
    if (value !== undefined && (await secrets.get(name)) === undefined) await secrets.set(name, value);
  }
}

/** The secrets in a desk's settings, under the names that the secret store has for them. */
function secretsOf(desk: HelpDeskSettings): [SecretName, string | undefined][] {
  switch (desk.kind) {
    case 'folder':
      return [];
    case 'webhook':
      return [['webhookSecret', desk.secret]];
    case 'redmine':
      return [['redmineApiKey', desk.apiKey]];
    case 'requestTracker':
      return [['requestTrackerToken', desk.token]];
    case 'email':
      return [
        ['smtpPassword', desk.smtp.password],
        ['imapPassword', desk.imap?.password],
      ];
  }
}

/** The same kind at the same address; for mail that is every server that would be given a password. */
function isSameDesk(before: HelpDeskSettings, after: unknown): boolean {
  const parsed = HelpDeskSettings.safeParse(after);
  if (!parsed.success || parsed.data.kind !== before.kind) return false;
  return JSON.stringify(addressesOf(parsed.data)) === JSON.stringify(addressesOf(before));
}

function addressesOf(desk: HelpDeskSettings): unknown {
  switch (desk.kind) {
    case 'folder':
      return null;
    case 'webhook':
    case 'redmine':
    case 'requestTracker':
      return desk.url;
    case 'email':
      return [desk.smtp, desk.imap ?? null].map(
        (server) => server && [server.host, server.port, server.security],
      );
  }
}

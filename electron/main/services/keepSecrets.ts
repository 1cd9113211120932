import type { HelpDeskSettings } from '../../../core/policy/schema.ts';
import type { Secrets } from '../../../core/ports/world.ts';

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
  if (before.kind === 'folder' || !isSameDesk(before, after)) return;
  const [name, value] =
    before.kind === 'redmine'
      ? (['redmineApiKey', before.apiKey] as const)
      : (['webhookSecret', before.secret] as const);
  if (value !== undefined && (await secrets.get(name)) === undefined) await secrets.set(name, value);
}

function isSameDesk(before: Exclude<HelpDeskSettings, { kind: 'folder' }>, after: unknown): boolean {
  if (typeof after !== 'object' || after === null) return false;
  const { kind, url } = after as { kind?: unknown; url?: unknown };
  return kind === before.kind && url === before.url;
}

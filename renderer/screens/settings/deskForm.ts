import type { DeskKind, HelpDeskSettings } from '../../../core/policy/desks/index.ts';

/** How a connection can be encrypted. */
type Security = 'starttls' | 'tls' | 'none';

/** A field of the desk's form; all of them hold a line of text. */
interface Field<Key extends string> {
  key: Key;
  /** Where the value stands in the settings, if not under the key: "smtp.host". */
  path: string;
  /** What the text stands for: itself, a number, or several words. */
  as: 'text' | 'number' | 'list';
  /** The values that can be chosen, the usual one first; without it anything can be typed. */
  options?: readonly Security[];
}
const text = <Key extends string>(key: Key, path: string = key): Field<Key> => ({ key, path, as: 'text' });
const number = <Key extends string>(key: Key, path: string = key): Field<Key> => ({
  key,
  path,
  as: 'number',
});
const list = <Key extends string>(key: Key): Field<Key> => ({ key, path: key, as: 'list' });
const choice = <Key extends string>(key: Key, path: string, ...options: Security[]): Field<Key> => ({
  key,
  path,
  as: 'text',
  options,
});

/** The fields that each kind of desk has besides its name; `answerHours` stands for `answerExpected.hours`. */
export const deskFields = {
  folder: [text('path')],
  webhook: [text('url'), number('maxTotalMegabytes')],
  redmine: [
    text('url'),
    text('project'),
    number('trackerId'),
    number('reportIdFieldId'),
    number('appVersionFieldId'),
    number('maxAttachmentMegabytes'),
  ],
  requestTracker: [
    text('url'),
    text('queue'),
    text('reportIdField'),
    text('appVersionField'),
    text('categoryField'),
    number('maxAttachmentMegabytes'),
  ],
  email: [
    list('to'),
    text('from'),
    text('smtpHost', 'smtp.host'),
    choice('smtpSecurity', 'smtp.security', 'starttls', 'tls', 'none'),
    number('smtpPort', 'smtp.port'),
    text('smtpUser', 'smtp.user'),
    number('maxTotalMegabytes'),
    text('imapHost', 'imap.host'),
    choice('imapSecurity', 'imap.security', 'tls', 'starttls'),
    number('imapPort', 'imap.port'),
    text('imapUser', 'imap.user'),
    text('imapCopyTo', 'imap.copyTo'),
  ],
} satisfies Record<DeskKind, readonly Field<string>[]>;

/** What stands in the form, by field; an empty text is a field that is not set. */
export type DeskForm = Record<string, string>;

const common = [text('name'), number('answerHours')];

/** The form of the settings as they are. */
export function formOf(desk: HelpDeskSettings): DeskForm {
  const fields = deskFields[desk.kind].map(({ key, path }) => [key, toText(valueAt(desk, path))] as const);
  const priorities = desk.kind === 'redmine' ? desk.priorityIds : undefined;
  return {
    ...Object.fromEntries(fields),
    name: desk.name ?? '',
    answerHours: toText(desk.answerExpected?.hours),
    'priority.blocked': toText(priorities?.blocked),
    'priority.slowed': toText(priorities?.slowed),
    'priority.minor': toText(priorities?.minor),
  };
}

function toText(value: unknown): string {
  if (Array.isArray(value)) return value.map(toText).join(', ');
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** The value at a path ("smtp.host"). */
function valueAt(values: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], values);
}

/**
 * The settings of the form. What the form does not show (categories, headers) is kept from `before` while the kind
 * stays the same. Whether the values make sense is told by the main process.
 */
export function deskOf(kind: DeskKind, form: DeskForm, before: HelpDeskSettings): HelpDeskSettings {
  const kept: Record<string, unknown> = before.kind === kind ? { ...before } : {};
  for (const { key, path, as } of deskFields[kind]) put(kept, path, valueOf(form[key], as));
  // A mailbox without a server is none, whatever else stands beside it.
  if (kind === 'email' && valueOf(form['imapHost'], 'text') === undefined) put(kept, 'imap', undefined);
  for (const { key, as } of common) {
    if (key === 'answerHours') {
      const hours = valueOf(form[key], as);
      put(kept, 'answerExpected', hours === undefined ? undefined : { hours });
    } else put(kept, key, valueOf(form[key], as));
  }
  if (kind === 'redmine') {
    const ids = (['blocked', 'slowed', 'minor'] as const)
      .map((hindrance) => [hindrance, valueOf(form[`priority.${hindrance}`], 'number')] as const)
      .filter(([, id]) => id !== undefined);
    put(kept, 'priorityIds', ids.length === 0 ? undefined : Object.fromEntries(ids));
  }
  // Checked by the main process against the policy's schema before anything is kept.
  return { ...kept, kind } as HelpDeskSettings;
}

function valueOf(typed: string | undefined, as: Field<string>['as']): string | number | string[] | undefined {
  const value = (typed ?? '').trim();
  if (value === '') return undefined;
  if (as === 'list') return value.split(/[\s,;]+/).filter((word) => word !== '');
  // What is no number goes on as it is, so that the main process can say what it expected.
  return as === 'number' && Number.isFinite(Number(value)) ? Number(value) : value;
}

/** Sets the value at a path. Groups on the way are copied: they still belong to the settings as they were. */
function put(target: Record<string, unknown>, path: string, value: unknown): void {
  const [key = '', ...rest] = path.split('.');
  if (rest.length > 0) {
    const group = { ...(target[key] as Record<string, unknown> | undefined) };
    put(group, rest.join('.'), value);
    target[key] = group;
  } else if (value === undefined) Reflect.deleteProperty(target, key);
  else target[key] = value;
}

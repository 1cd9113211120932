import type { DeskKind, HelpDeskSettings } from '../../../core/policy/desks/index.ts';

/** A field of the desk's form: a line of text that may stand for a number. */
const text = <Key extends string>(key: Key) => ({ key, number: false });
const number = <Key extends string>(key: Key) => ({ key, number: true });

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
  email: [],
} satisfies Record<DeskKind, readonly { key: string; number: boolean }[]>;

/** What stands in the form, by field; an empty text is a field that is not set. */
export type DeskForm = Record<string, string>;

const common = [text('name'), number('answerHours')];

/** The form of the settings as they are. */
export function formOf(desk: HelpDeskSettings): DeskForm {
  const values = desk as unknown as Record<string, unknown>;
  const fields = deskFields[desk.kind].map(({ key }) => [key, toText(values[key])] as const);
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

const toText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/**
 * The settings of the form. What the form does not show (categories, headers) is kept from `before` while the kind
 * stays the same. Whether the values make sense is told by the main process.
 */
export function deskOf(kind: DeskKind, form: DeskForm, before: HelpDeskSettings): HelpDeskSettings {
  const kept: Record<string, unknown> = before.kind === kind ? { ...before } : {};
  for (const { key, number: isNumber } of deskFields[kind]) put(kept, key, valueOf(form[key], isNumber));
  for (const { key, number: isNumber } of common) {
    if (key === 'answerHours') {
      const hours = valueOf(form[key], isNumber);
      put(kept, 'answerExpected', hours === undefined ? undefined : { hours });
    } else put(kept, key, valueOf(form[key], isNumber));
  }
  if (kind === 'redmine') {
    const ids = (['blocked', 'slowed', 'minor'] as const)
      .map((hindrance) => [hindrance, valueOf(form[`priority.${hindrance}`], true)] as const)
      .filter(([, id]) => id !== undefined);
    put(kept, 'priorityIds', ids.length === 0 ? undefined : Object.fromEntries(ids));
  }
  // Checked by the main process against the policy's schema before anything is kept.
  return { ...kept, kind } as HelpDeskSettings;
}

function valueOf(typed: string | undefined, isNumber: boolean): string | number | undefined {
  const value = (typed ?? '').trim();
  if (value === '') return undefined;
  // What is no number goes on as it is, so that the main process can say what it expected.
  return isNumber && Number.isFinite(Number(value)) ? Number(value) : value;
}

function put(target: Record<string, unknown>, key: string, value: unknown): void {
  if (value === undefined) Reflect.deleteProperty(target, key);
  else target[key] = value;
}

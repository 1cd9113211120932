import { ok, fail, type Result } from '../../../core/result.ts';
import { Frequency, Hindrance, limits, type Draft, type DraftFields } from '../../../core/ticket/draft.ts';
import type { CategorySetting } from '../../../core/policy/schema.ts';
import { formatBytes } from '../../../core/evidence/format.ts';
import type { Translate } from '../../../core/texts/texts.ts';
import type { House } from '../house.ts';
import { addFiles } from '../services/addFiles.ts';
import { awaitDelivery, deliveryData, sayDelivery } from './deliver.ts';
import { exitCodes, type ExitCode } from './exitCodes.ts';
import type { Call, CallOptions } from './options.ts';
import type { Output } from './output.ts';
import { storageWords } from '../../../core/texts/words.ts';

const lineOptions = ['summary', 'since', 'category', 'name', 'email', 'phone'] as const;
const textOptions = ['details', 'expected', 'actual', 'tried'] as const;

export const reportOptions: CallOptions = {
  ...Object.fromEntries([...lineOptions, ...textOptions].map((name) => [name, { type: 'string' as const }])),
  frequency: { type: 'string' },
  hindrance: { type: 'string' },
  step: { type: 'string', multiple: true },
  attach: { type: 'string', multiple: true },
  screenshot: { type: 'boolean' },
  'no-machine': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  send: { type: 'boolean' },
  queue: { type: 'boolean' },
  wait: { type: 'string' },
};

const megabyte = 1024 * 1024;

/** `handraise report`: the same draft, preview and outbox as the window. */
export async function report(house: House, call: Call, output: Output): Promise<ExitCode> {
  const translate = house.ground.translate();
  const wish = await readWish(house, call, translate);
  if (!wish.ok) {
    output.say(wish.failure);
    return exitCodes.usage;
  }
  const made = await house.openNew('cli', wish.value.fields);
  if (!made.ok) {
    output.say(
      translate('cli:report.notSaved', {
        reason: storageWords(made.failure, translate, house.ground.language()),
      }),
    );
    return exitCodes.notSaved;
  }
  const code = await fill(house, call, output, made.value);
  if (code !== exitCodes.done) {
    await house.drafts.discard(made.value.id);
    return code;
  }
  return call.flag('dry-run')
    ? dryRun(house, output, made.value.id)
    : fileIt(house, call, output, made.value.id, wish.value.wait);
}

/** Puts files, pictures and machine details into the draft. */
async function fill(house: House, call: Call, output: Output, draft: Draft): Promise<ExitCode> {
  const translate = house.ground.translate();
  const maxBytes = house.ground.policy.settings().maxFileMegabytes * megabyte;
  const files = await addFiles(house.drafts, draft.id, call.texts('attach'), maxBytes);
  for (const { name, failure } of files.refused) {
    output.say(
      failure.kind === 'notFound'
        ? translate('cli:report.attachMissing', { name })
        : translate('cli:report.attachRefused', {
            name,
            reason: storageWords(failure, translate, house.ground.language()),
          }),
    );
  }
  if (files.refused.length > 0) return exitCodes.notFound;
  await Promise.all([
    call.flag('screenshot') ? takePictures(house, output, draft.id) : undefined,
    call.flag('no-machine') ? undefined : house.evidence.gather(draft.id),
  ]);
  return exitCodes.done;
}

async function takePictures(house: House, output: Output, draftId: string): Promise<void> {
  const translate = house.ground.translate();
  // Without a display there is nothing to take, and Chromium's capturer must not be asked.
  const taking = house.hasDisplay
    ? house.evidence.captureNow(() => undefined)
    : Promise.resolve({ pictures: [], failures: [], frozenAfter: 0 });
  await house.evidence.keepPictures(draftId, taking);
  const { pictures } = await taking;
  output.say(
    pictures.length === 0
      ? translate('cli:report.noPicture')
      : translate('cli:report.pictures', { count: pictures.length }),
  );
}

async function dryRun(house: House, output: Output, draftId: string): Promise<ExitCode> {
  const translate = house.ground.translate();
  const composed = await house.previews.compose(draftId);
  await house.drafts.discard(draftId);
  if (composed.kind !== 'ready') throw new Error(`nothing to preview: ${composed.kind}`);
  const { parts, totalBytes } = composed.preview;
  const size = (bytes: number): string => formatBytes(bytes, house.ground.language());
  output.say(translate('cli:report.dryRun', { size: size(totalBytes) }));
  for (const part of parts) output.say(translate('cli:report.part', { ...part, size: size(part.size) }));
  output.data({
    parts: parts.map(({ content, ...part }) => ({
      ...part,
      ...(content.kind === 'text' ? { text: content.text } : {}),
    })),
  });
  return exitCodes.done;
}

async function fileIt(
  house: House,
  call: Call,
  output: Output,
  draftId: string,
  wait: number,
): Promise<ExitCode> {
  const translate = house.ground.translate();
  const composed = await house.previews.compose(draftId);
  if (composed.kind !== 'ready') throw new Error(`nothing to send: ${composed.kind}`);
  const sent = await house.previews.send(draftId, composed.preview.digest);
  if (sent.kind === 'notSaved') {
    output.say(
      translate('cli:report.notSaved', {
        reason: storageWords(sent.failure, translate, house.ground.language()),
      }),
    );
    return exitCodes.notSaved;
  }
  if (sent.kind === 'changed') throw new Error('the draft changed by itself');
  output.say(translate('cli:report.saved', { id: sent.id }));
  if (call.flag('queue')) {
    // A running app notices it and delivers.
    await house.signalWake();
    output.say(translate('cli:report.queued'));
    output.data({ id: sent.id, state: 'queued' });
    return exitCodes.done;
  }
  const delivery = await awaitDelivery(house, output, [sent.id], wait);
  output.data(deliveryData(sent.id, delivery.get(sent.id)));
  return sayDelivery(delivery.get(sent.id), output, translate);
}

interface Wish {
  fields: Partial<DraftFields>;
  /** Milliseconds. */
  wait: number;
}

/** The options as fields of a draft; mistakes come back as a sentence. */
async function readWish(house: House, call: Call, translate: Translate): Promise<Result<Wish, string>> {
  const summary = call.text('summary')?.trim() ?? '';
  if (summary === '') return fail(translate('cli:report.summaryMissing'));
  if (call.flag('send') && call.flag('queue')) return fail(translate('cli:report.bothSendAndQueue'));
  const seconds = Number(call.text('wait') ?? '60');
  if (!Number.isFinite(seconds) || seconds < 0) return fail(translate('cli:report.badWait'));
  const details = call.text('details') === '-' ? await readStandardInput() : (call.text('details') ?? '');
  const steps = call.texts('step');
  for (const [option, value, limit] of [
    ...lineOptions.map((option) => [option, call.text(option) ?? '', limits.line] as const),
    ...textOptions.map(
      (option) => [option, option === 'details' ? details : (call.text(option) ?? ''), limits.text] as const,
    ),
    ...steps.map((step) => ['step', step, 2000] as const),
  ]) {
    if (value.length > limit) return fail(translate('cli:report.tooLong', { option, limit }));
  }
  const frequency = choice(call, 'frequency', Frequency.options, translate);
  if (!frequency.ok) return frequency;
  const hindrance = choice(call, 'hindrance', Hindrance.options, translate);
  if (!hindrance.ok) return hindrance;
  const category = call.text('category') ?? null;
  const known = idsOf(house.ground.policy.settings().categories);
  if (category !== null && !known.includes(category)) {
    return fail(translate('cli:report.unknownCategory', { id: category, known: known.join(', ') }));
  }
  const contact = house.rememberedContact();
  return ok({
    wait: seconds * 1000,
    fields: {
      summary,
      details,
      steps: steps.map((text, index) => ({ id: `cli-${index + 1}`, text })),
      expected: call.text('expected') ?? '',
      actual: call.text('actual') ?? '',
      since: call.text('since') ?? '',
      tried: call.text('tried') ?? '',
      frequency: frequency.value,
      hindrance: hindrance.value,
      category,
      contact: {
        ...contact,
        name: call.text('name') ?? contact.name,
        email: call.text('email') ?? contact.email,
        phone: call.text('phone') ?? contact.phone,
      },
    },
  });
}

function choice<Word extends string>(
  call: Call,
  option: string,
  words: readonly Word[],
  translate: Translate,
): Result<Word | null, string> {
  const given = call.text(option);
  if (given === undefined) return ok(null);
  const word = words.find((candidate) => candidate === given);
  return word === undefined
    ? fail(translate('cli:report.badChoice', { option, choices: words.join(', ') }))
    : ok(word);
}

function idsOf(categories: readonly CategorySetting[]): string[] {
  return categories.flatMap(({ id, children }) => [id, ...idsOf(children ?? [])]);
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}

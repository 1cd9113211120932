import type { Translate } from '../texts/texts.ts';
import type { RecordedStep, StepAction, StepControl, StepWindow } from './recording.ts';

/** What a sentence is made of. */
export type SaidStep = Pick<RecordedStep, 'action' | 'window' | 'control' | 'note' | 'words'>;

/**
 * Roles that tell a reader something that the name does not, in AT-SPI's words. A panel, a filler or a label is what
 * happens to lie there.
 */
const tellingRoles = new Set([
  ...[
    'push button',
    'button',
    'toggle button',
    'check box',
    'radio button',
    'switch',
    'slider',
    'spin button',
  ],
  ...['menu', 'menu item', 'check menu item', 'radio menu item', 'menu bar', 'page tab', 'tab', 'link'],
  ...['entry', 'text', 'password text', 'combo box', 'list item', 'table cell', 'tree item', 'icon', 'image'],
]);

/** The window with its program, unless the title names that already. Empty: nothing is known of it. */
function windowWords(window: StepWindow | null, translate: Translate): string {
  if (window === null) return '';
  const { title, application } = window;
  if (title === '') return application;
  const named = application === '' || title.toLowerCase().includes(application.toLowerCase());
  return named ? title : translate('recording:window', { title, application });
}

function controlWords(control: StepControl | null, translate: Translate): string {
  if (control === null) return '';
  const { name } = control;
  const role = tellingRoles.has(control.role) ? control.role : '';
  if (name === '') return role === '' ? '' : translate('recording:control.unnamed', { role });
  return translate(role === '' ? 'recording:control.named' : 'recording:control.withRole', { name, role });
}

/** What is known of where it happened chooses the sentence, so that none has a hole in it. */
function place(control: string, window: string): 'controlInWindow' | 'control' | 'window' | 'nowhere' {
  if (control !== '') return window === '' ? 'control' : 'controlInWindow';
  return window === '' ? 'nowhere' : 'window';
}

const clicks = ['single', 'double', 'triple'] as const;

/**
 * A step as a sentence that somebody else can follow: the person's own words where there are some, else what was done,
 * on what, and in which window, as far as the system told.
 */
export function stepSentence(step: SaidStep, translate: Translate): string {
  if (step.words !== null && step.words.trim() !== '') return step.words;
  const window = windowWords(step.window, translate);
  const control = controlWords(step.control, translate);
  return actionSentence(step, { window, control }, translate);
}

function actionSentence(
  { action, note }: SaidStep,
  { window, control }: { window: string; control: string },
  translate: Translate,
): string {
  const where = window === '' ? 'nowhere' : 'window';
  switch (action.kind) {
    case 'click':
      return translate(`recording:click.${place(control, window)}`, {
        click: clickWords(action, translate),
        control,
        window,
      });
    case 'drag':
      return translate(`recording:drag.${place(control, window)}`, { control, window });
    case 'scroll':
      return translate(`recording:scroll.${action.direction}.${where}`, { window });
    case 'typed':
      return translate(`recording:typed.${place(control, window)}`, { control, window });
    case 'key':
      return translate(`recording:key.${where}`, { keys: action.keys, window });
    case 'window':
      return translate(`recording:toWindow.${where}`, { window });
    case 'picture':
      return translate(`recording:picture.${where}`, { window });
    case 'note':
      return note.trim() === '' ? translate('recording:note') : note;
  }
}

function clickWords(
  { button, clicks: count }: Extract<StepAction, { kind: 'click' }>,
  translate: Translate,
): string {
  return translate(`recording:button.${button}.${clicks[count - 1] ?? 'single'}`);
}

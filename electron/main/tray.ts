import path from 'node:path';
import { Menu, Tray, nativeImage, type NativeImage } from 'electron';
import type { Translate } from '../../core/texts/texts.ts';

/** What the tray can do. */
export interface TrayActions {
  report: () => void;
  reports: () => void;
  /** Begins to record what the person does. */
  record: () => void;
  stopRecording: () => void;
  settings: () => void;
  quit: () => void;
}

/** What the tray shows. */
export interface TrayView {
  name: string;
  /** Tickets that are not delivered yet. */
  waiting: number;
  /** Shown, not registered, here. */
  shortcut: string;
  recording: boolean;
}

/** Windows wants an .ico, macOS a template that it colours itself. */
function loadIcon(icons: string, waiting: boolean): NativeImage {
  const name = waiting ? 'trayWaiting' : 'tray';
  const file =
    { darwin: `${name}Template.png`, win32: `${name}.ico` }[process.platform as string] ?? `${name}.png`;
  const image = nativeImage.createFromPath(path.join(icons, file));
  if (process.platform === 'darwin') image.setTemplateImage(true);
  return image;
}

/** The icon that waits beside the clock. `waiting`: tickets that are not delivered yet. */
export class HandraiseTray {
  readonly #tray: Tray;
  readonly #actions: TrayActions;
  readonly #images: { idle: NativeImage; waiting: NativeImage };

  /** `icons`: folder of the icons. */
  constructor(icons: string, actions: TrayActions) {
    this.#images = { idle: loadIcon(icons, false), waiting: loadIcon(icons, true) };
    this.#tray = new Tray(this.#images.idle);
    this.#actions = actions;
    this.#tray.on('click', actions.report);
  }

  /** Menu and tooltip in the person's language. */
  describe(translate: Translate, { name, waiting, shortcut, recording }: TrayView): void {
    const tooltip = waiting === 0 ? name : translate('tray:tooltipWaiting', { name, count: waiting });
    this.#tray.setToolTip(recording ? translate('tray:tooltipRecording', { name }) : tooltip);
    this.#tray.setImage(waiting === 0 ? this.#images.idle : this.#images.waiting);
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        {
          label: translate('tray:report'),
          click: this.#actions.report,
          ...(shortcut === '' ? {} : { accelerator: shortcut, registerAccelerator: false }),
        },
        recording
          ? { label: translate('tray:stopRecording'), click: this.#actions.stopRecording }
          : { label: translate('tray:record'), click: this.#actions.record },
        {
          label:
            waiting === 0 ? translate('tray:reports') : translate('tray:reportsWaiting', { count: waiting }),
          click: this.#actions.reports,
        },
        { type: 'separator' },
        { label: translate('tray:settings'), click: this.#actions.settings },
        { label: translate('tray:quit'), click: this.#actions.quit },
      ]),
    );
  }

  destroy(): void {
    this.#tray.destroy();
  }
}

import { Menu, Tray, nativeImage } from 'electron';
import type { Translate } from '../../core/texts/texts.ts';

/** What the tray can do. */
export interface TrayActions {
  report: () => void;
  reports: () => void;
  settings: () => void;
  quit: () => void;
}

/** The icon that waits beside the clock. `waiting`: tickets that are not delivered yet. */
export class HandraiseTray {
  readonly #tray: Tray;
  readonly #actions: TrayActions;

  constructor(icon: string, actions: TrayActions) {
    const image = nativeImage.createFromPath(icon);
    if (process.platform === 'darwin') image.setTemplateImage(true);
    this.#tray = new Tray(image);
    this.#actions = actions;
    this.#tray.on('click', actions.report);
  }

  /** Menu and tooltip in the person's language. `shortcut` is shown, not registered, here. */
  describe(translate: Translate, name: string, waiting: number, shortcut: string): void {
    const tooltip = waiting === 0 ? name : translate('tray:tooltipWaiting', { name, count: waiting });
    this.#tray.setToolTip(tooltip);
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        {
          label: translate('tray:report'),
          click: this.#actions.report,
          ...(shortcut === '' ? {} : { accelerator: shortcut, registerAccelerator: false }),
        },
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

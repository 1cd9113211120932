import { Notification } from 'electron';
import type { Location } from '../../core/contract/views.ts';
import type { ReportSummary } from '../../core/outbox/summary.ts';
import type { House } from './house.ts';

/** Tells people what became of a ticket while no window of ours shows it. Where the system cannot, the tray and *My reports* do. */
export class Notifier {
  readonly #house: House;
  readonly #open: (location: Location) => void;
  readonly #shown = new Map<string, string>();

  constructor(house: House, open: (location: Location) => void) {
    this.#house = house;
    this.#open = open;
  }

  /** A ticket changed. `quiet`: the window shows it already. */
  told(report: ReportSummary, quiet: boolean): void {
    const { state, id, summary } = report;
    const before = this.#shown.get(id);
    this.#shown.set(id, state.kind);
    if (quiet || before === state.kind || !Notification.isSupported()) return;
    const translate = this.#house.ground.translate();
    if (state.kind === 'delivered') {
      this.#show(
        id,
        translate('tray:notification.deliveredTitle', { number: state.receipt.number }),
        summary,
      );
    } else if (state.kind === 'held') {
      this.#show(id, translate('tray:notification.heldTitle'), summary);
    }
  }

  #show(id: string, title: string, body: string): void {
    const notification = new Notification({ title, body });
    notification.on('click', () => this.#open({ screen: 'reports', reportId: id }));
    notification.on('failed', (_event, error) =>
      this.#house.ground.logger.warn('notification not shown', { error }),
    );
    notification.show();
  }
}

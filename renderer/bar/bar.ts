import type { BarApi } from '../../core/contract/barCalls.ts';

declare global {
  interface Window {
    /** Put there by the bar's preload script; the only way from it to the machine. */
    readonly bar: BarApi;
  }
}

/** What the main process offers to the bar. */
export const bar: BarApi = window.bar;

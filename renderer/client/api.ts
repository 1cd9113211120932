import type { HandraiseApi } from '../../core/contract/calls.ts';

declare global {
  interface Window {
    /** Put there by the preload script; the only way from the window to the machine. */
    readonly handraise: HandraiseApi;
  }
}

/** Every call of the main process as a verb. A refused call rejects: that is a mistake of ours, not of a person. */
export const api: HandraiseApi = window.handraise;

/** Why the disk did not do it, as the main process tells. */
export type StorageFailure = Extract<
  Awaited<ReturnType<HandraiseApi['saveDraft']>>,
  { kind: 'notDone' }
>['failure'];

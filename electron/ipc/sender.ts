import type { IpcMainInvokeEvent } from 'electron';

/** Scheme and host of the window's pages; also the only origin whose calls are answered. */
export const appOrigin = 'app://handraise';

/** Why a call was refused; goes back to the caller and into the log. */
export type SenderProblem = 'foreignFrame' | 'foreignOrigin' | 'frameGone';

/**
 * Who may call: the main frame of a window of ours, showing a page of ours. A frame inside it, another origin, or
 * a frame that is gone by now may not. (Electron's security guide, 17: "Validate the sender of all IPC messages".)
 *
 * @returns undefined when the call may be answered
 */
export function senderProblem(event: Pick<IpcMainInvokeEvent, 'senderFrame'>): SenderProblem | undefined {
  const frame = event.senderFrame;
  if (frame === null) return 'frameGone';
  // Of a page of a custom scheme Chromium reports the origin as scheme://host: prefix tests would let app://handraise.evil in.
  if (frame.origin !== appOrigin) return 'foreignOrigin';
  if (frame.parent !== null) return 'foreignFrame';
  return undefined;
}

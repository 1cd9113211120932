import type { Handlers } from '../ipc/handle.ts';
import type { RecordingDesk } from './recordingDesk.ts';

/** The window's calls about what is recorded now. */
export function recordingCalls(
  desk: RecordingDesk,
): Pick<Handlers, 'recordingState' | 'startRecording' | 'stopRecording'> {
  return {
    recordingState: async () => desk.control.state(),
    startRecording: ({ draftId }) => desk.recordSteps(draftId),
    stopRecording: async () => {
      await desk.control.stop();
      return undefined;
    },
  };
}

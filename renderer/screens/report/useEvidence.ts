import { useState } from 'react';
import type { EvidenceView } from '../../../core/contract/views.ts';
import type { DraftAttachment } from '../../../core/ticket/draft.ts';
import { api, type StorageFailure } from '../../client/api.ts';
import { useText } from '../../ui/useText.ts';

/** What can be done to attachments and pictures of a draft; `failure` is the last thing the disk refused. */
export function useEvidence(evidence: EvidenceView, setEvidence: (evidence: EvidenceView) => void) {
  const { draftId } = evidence;
  const t = useText();
  const [failure, setFailure] = useState<StorageFailure | null>(null);
  const [retaking, setRetaking] = useState(false);

  const attachments = (change: (all: DraftAttachment[]) => DraftAttachment[]): void =>
    setEvidence({ ...evidence, attachments: change(evidence.attachments) });

  const include = (attachmentId: string, included: boolean): void => {
    attachments((all) => all.map((one) => (one.id === attachmentId ? { ...one, included } : one)));
    void api.changeAttachment({ draftId, attachmentId, included }).then((outcome) => {
      setFailure(outcome.kind === 'notDone' ? outcome.failure : null);
      if (outcome.kind === 'notDone') setEvidence(evidence);
    });
  };
  const remove = (attachmentId: string): void => {
    void api.removeAttachment({ draftId, attachmentId }).then((outcome) => {
      setFailure(outcome.kind === 'notDone' ? outcome.failure : null);
      if (outcome.kind === 'done') attachments((all) => all.filter(({ id }) => id !== attachmentId));
    });
  };
  /** The list is told anew when it is done. */
  const shrink = (attachmentId: string): void => {
    void api.shrinkPicture({ draftId, attachmentId }).then((outcome) => {
      if (outcome.kind === 'marked') setFailure(null);
      else if (outcome.failure.kind === 'storage') setFailure(outcome.failure.failure);
      else setFailure({ kind: 'other', detail: t(`markup:problem.${outcome.failure.kind}`) });
    });
  };
  const retake = (): void => {
    setRetaking(true);
    void api
      .takePictures({ draftId, replace: true })
      .then(setEvidence)
      .finally(() => setRetaking(false));
  };
  const gatherMachine = (): void => void api.gatherMachine({ draftId }).then(setEvidence);
  return { include, remove, shrink, retake, retaking, gatherMachine, failure };
}
export type EvidenceActions = ReturnType<typeof useEvidence>;

import type { EvidenceView } from '../../../core/contract/views.ts';
import { Banner } from '../../ui/Banner.tsx';
import { useText } from '../../ui/useText.ts';

/** What looks wrong about the picture that is shown, and which screens there is no picture of. */
export function PictureNotes({ evidence, shown }: { evidence: EvidenceView; shown: string }) {
  const t = useText();
  const doubt = evidence.doubts.find(({ attachmentId }) => attachmentId === shown)?.doubt;
  const [failure] = evidence.captureFailures;
  return (
    <>
      {doubt !== undefined && (
        <Banner tone="warn" live>
          {t(`capture:doubt.${doubt}`)}
        </Banner>
      )}
      {failure !== undefined && (
        <Banner tone="info" live>
          {t('capture:missing', { problem: t(`capture:problem.${failure.problem}`) })}
        </Banner>
      )}
    </>
  );
}

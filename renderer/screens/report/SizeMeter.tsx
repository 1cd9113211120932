import { Button, Progress } from '@mantine/core';
import { formatBytes } from '../../../core/evidence/format.ts';
import { weigh, type SizeView } from '../../../core/evidence/sizes.ts';
import type { DraftAttachment } from '../../../core/ticket/draft.ts';
import { useAppDescription } from '../../client/appDescription.ts';
import { Banner } from '../../ui/Banner.tsx';
import { useLanguage, useText } from '../../ui/useText.ts';
import type { EvidenceActions } from './useEvidence.ts';
import styles from './SizeMeter.module.css';

/** How much is sent beside what the help desk takes; when it is too much, what could stay behind. */
export function SizeMeter(props: { attachments: readonly DraftAttachment[]; actions: EvidenceActions }) {
  const { attachments, actions } = props;
  const { desk } = useAppDescription();
  const t = useText();
  const language = useLanguage();
  const size = (bytes: number): string => formatBytes(bytes, language);
  const view = weigh(attachments, desk);
  if (attachments.length === 0) return null;
  return (
    <section className={styles.meter} aria-label={t('gather:size.label')}>
      <p className={styles.total}>
        {view.limit === null
          ? t('gather:size.total', { total: size(view.total) })
          : t('gather:size.ofLimit', { total: size(view.total), limit: size(view.limit) })}
      </p>
      {view.limit !== null && (
        <Progress
          aria-label={t('gather:size.label')}
          value={Math.min(100, (view.total / view.limit) * 100)}
          {...(view.over ? { color: 'red' } : {})}
          size="sm"
        />
      )}
      {view.over && <TooMuch view={view} actions={actions} size={size} limit={desk.maxAttachmentBytes} />}
    </section>
  );
}

function TooMuch(props: {
  view: SizeView;
  actions: EvidenceActions;
  size: (bytes: number) => string;
  limit: number | undefined;
}) {
  const { view, actions, size, limit } = props;
  const t = useText();
  return (
    <Banner
      tone="warn"
      live
      title={t('gather:size.over')}
      actions={view.offers.map(({ attachment: { id, name, size: bytes }, canShrink }) => (
        <span key={id} className={styles.offer}>
          {canShrink && (
            <Button size="sm" variant="default" onClick={() => actions.shrink(id)}>
              {t('gather:size.shrink', { name, size: size(bytes) })}
            </Button>
          )}
          <Button size="sm" variant="default" onClick={() => actions.include(id, false)}>
            {t('gather:size.leaveOut', { name, size: size(bytes) })}
          </Button>
        </span>
      ))}
    >
      {view.tooLarge.length > 0 && limit !== undefined && (
        <p>{t('gather:size.each', { limit: size(limit) })}</p>
      )}
      <p>{t('gather:size.hint')}</p>
    </Banner>
  );
}

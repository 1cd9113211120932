import { Button, Tabs } from '@mantine/core';
import '@mantine/core/styles/Tabs.css';
import { useState } from 'react';
import type { Preview } from '../../../core/contract/views.ts';
import { useAppDescription } from '../../client/appDescription.ts';
import { draftPictureUrl } from '../../client/urls.ts';
import { Banner } from '../../ui/Banner.tsx';
import { formatBytes } from '../../../core/evidence/format.ts';
import { Card } from '../../ui/Page.tsx';
import { TicketView } from '../../ui/TicketView.tsx';
import { useLanguage, useText } from '../../ui/useText.ts';
import { ExactPart } from './ExactPart.tsx';
import { PrivatePlaces } from './PrivatePlaces.tsx';
import styles from './PreviewScreen.module.css';

function TooLarge(props: { preview: Preview; onLeaveOut: (attachmentId: string) => Promise<void> }) {
  const { preview, onLeaveOut } = props;
  const t = useText();
  const language = useLanguage();
  const { desk } = useAppDescription();
  const over = preview.totalLimit !== undefined && preview.totalBytes > preview.totalLimit;
  const [leaving, setLeaving] = useState<string | null>(null);
  if (preview.tooLarge.length === 0 && !over) return null;
  const leaveOut = (attachmentId: string): void => {
    setLeaving(attachmentId);
    void onLeaveOut(attachmentId).finally(() => setLeaving(null));
  };
  // Over the total, the largest one helps most.
  const offered = over
    ? [...preview.ticket.attachments].sort((one, other) => other.size - one.size).slice(0, 5)
    : preview.ticket.attachments.filter(({ name }) => preview.tooLarge.some((large) => large.name === name));
  return (
    <Banner
      tone="warn"
      live
      title={t('app:preview.tooLarge.title', { desk: desk.name })}
      actions={offered.map((attachment) => (
        <Button
          key={attachment.id}
          size="sm"
          variant="default"
          loading={leaving === attachment.id}
          onClick={() => leaveOut(attachment.id)}
        >
          {t('app:preview.tooLarge.leaveOut', {
            name: attachment.name,
            size: formatBytes(attachment.size, language),
          })}
        </Button>
      ))}
    >
      <ul>
        {preview.tooLarge.map(({ name, size, limit }) => (
          <li key={name}>
            {t('app:preview.tooLarge.one', {
              name,
              size: formatBytes(size, language),
              limit: formatBytes(limit, language),
            })}
          </li>
        ))}
        {over && (
          <li>
            {t('app:preview.tooLarge.total', {
              size: formatBytes(preview.totalBytes, language),
              limit: formatBytes(preview.totalLimit ?? 0, language),
            })}
          </li>
        )}
      </ul>
    </Banner>
  );
}

/** The report as it reads, and every byte of it. */
export function PreviewBody(props: {
  draftId: string;
  preview: Preview;
  onLeaveOut: (attachmentId: string) => Promise<void>;
  onBack: () => void;
}) {
  const { draftId, preview, onLeaveOut, onBack } = props;
  const t = useText();
  const { desk } = useAppDescription();
  const language = useLanguage();
  return (
    <>
      <TooLarge preview={preview} onLeaveOut={onLeaveOut} />
      <PrivatePlaces draftId={draftId} attachments={preview.ticket.attachments} onBack={onBack} />
      <Card label={t('app:preview.title')}>
        <Tabs defaultValue="read" keepMounted={false}>
          <Tabs.List>
            <Tabs.Tab value="read">{t('app:preview.readable')}</Tabs.Tab>
            <Tabs.Tab value="exact">{t('app:preview.exact')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="read" className={styles.panel ?? ''}>
            <TicketView ticket={preview.ticket} pictureUrl={(id) => draftPictureUrl(draftId, id)} />
          </Tabs.Panel>
          <Tabs.Panel value="exact" className={styles.panel ?? ''}>
            <div className={styles.parts}>
              {preview.parts.map((part, index) => (
                <ExactPart key={index} part={part} />
              ))}
            </div>
          </Tabs.Panel>
        </Tabs>
      </Card>
      {desk.second !== undefined && (
        <p className={styles.second}>{t('app:preview.second', { desk: desk.name, second: desk.second })}</p>
      )}
      <p className={styles.total}>
        <span>{t('app:preview.parts', { count: preview.parts.length })}</span>
        <span>
          {preview.totalLimit === undefined
            ? t('app:preview.total', { size: formatBytes(preview.totalBytes, language) })
            : t('app:preview.totalOf', {
                size: formatBytes(preview.totalBytes, language),
                limit: formatBytes(preview.totalLimit, language),
              })}
        </span>
      </p>
    </>
  );
}

import { Button, Slider } from '@mantine/core';
import { IconPhoto, IconPlayerPause, IconPlayerPlay, IconScissors } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { DraftAttachment } from '../../../core/ticket/draft.ts';
import { api } from '../../client/api.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/useText.ts';
import { Working } from '../../ui/Working.tsx';
import { cutVideo, type Span } from '../../video/cut.ts';
import { stillOf, useVideo } from './useVideo.ts';
import styles from './VideoDialog.module.css';

const icon = { size: '1.125rem', stroke: 1.8, 'aria-hidden': true } as const;

/** Minutes and seconds, with tenths: 1:05.2. */
const clockTime = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(1).padStart(4, '0')}`;

type Said = 'stillTaken' | 'notCut' | null;

/** A video: look at it, keep a part of it, take a picture of a moment. */
export default function VideoDialog(props: { draftId: string; video: DraftAttachment; onClose: () => void }) {
  const { draftId, video, onClose } = props;
  const t = useText();
  const { film, failed } = useVideo(draftId, video);
  const player = useRef<HTMLVideoElement>(null);
  const [length, setLength] = useState(0);
  const [at, setAt] = useState(0);
  const [playing, setPlaying] = useState(false);
  const [span, setSpan] = useState<Span>({ start: 0, end: 0 });
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Said>(null);

  const seek = (seconds: number): void => {
    setAt(seconds);
    if (player.current !== null) player.current.currentTime = seconds;
  };
  const still = async (): Promise<void> => {
    if (player.current === null) return;
    const bytes = await stillOf(player.current);
    const name = t('video:stillName', { name: video.name.replace(/\.webm$/, '') });
    const { added } = await api.addPastedFile({ draftId, name, mediaType: 'image/png', bytes });
    if (added.length > 0) setSaid('stillTaken');
  };
  const cut = async (): Promise<void> => {
    if (film === null) return;
    setBusy(true);
    try {
      const bytes = await cutVideo(film.bytes, span);
      const outcome = await api.replaceVideo({ draftId, attachmentId: video.id, bytes });
      if (outcome.kind === 'replaced') onClose();
      else setSaid('notCut');
    } catch {
      // No whole picture lies in the part: nothing was changed.
      setSaid('notCut');
    } finally {
      setBusy(false);
    }
  };
  const cutting = span.start > 0 || span.end < length;

  return (
    <Dialog
      wide
      title={video.name}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('app:closeDialog')}
          </Button>
          {length > 0 && (
            <Button
              leftSection={<IconScissors {...icon} />}
              disabled={!cutting || span.end <= span.start}
              loading={busy}
              onClick={() => void cut()}
            >
              {t('video:cut')}
            </Button>
          )}
        </>
      }
    >
      {film === null && !failed && <Working label={t('app:loading')} />}
      {failed && <p>{t('video:notShown')}</p>}
      {film !== null && (
        <div className={styles.player}>
          {/* A film of a screen has no sound, and so nothing to be written out. */}
          <video
            ref={player}
            className={styles.film}
            src={film.url}
            muted
            onDurationChange={({ currentTarget: { duration } }) => {
              if (!Number.isFinite(duration)) return;
              setLength(duration);
              setSpan({ start: 0, end: duration });
            }}
            onTimeUpdate={({ currentTarget }) => setAt(currentTarget.currentTime)}
            onPlay={() => setPlaying(true)}
            onPause={() => setPlaying(false)}
          />
          <div className={styles.row}>
            <Button
              variant="default"
              size="sm"
              leftSection={playing ? <IconPlayerPause {...icon} /> : <IconPlayerPlay {...icon} />}
              onClick={() => void (playing ? player.current?.pause() : player.current?.play())}
            >
              {playing ? t('video:pause') : t('video:play')}
            </Button>
            <Slider
              className={styles.slider}
              thumbLabel={t('video:position')}
              label={clockTime}
              min={0}
              max={Math.max(length, 0.1)}
              step={0.1}
              value={at}
              onChange={seek}
            />
          </div>
          <div className={styles.row}>
            <Button variant="default" size="sm" onClick={() => setSpan({ ...span, start: at })}>
              {t('video:beginHere')}
            </Button>
            <Button variant="default" size="sm" onClick={() => setSpan({ ...span, end: at })}>
              {t('video:endHere')}
            </Button>
            <Button
              variant="default"
              size="sm"
              leftSection={<IconPhoto {...icon} />}
              onClick={() => void still()}
            >
              {t('video:still')}
            </Button>
          </div>
          <p className={styles.words} role="status">
            {said === null
              ? cutting
                ? `${t('video:from', { time: clockTime(span.start) })}. ${t('video:to', { time: clockTime(span.end) })}. ${t('video:cutHint')}`
                : t('video:whole', { time: clockTime(length) })
              : t(`video:said.${said}`)}
          </p>
        </div>
      )}
    </Dialog>
  );
}

import { Button } from '@mantine/core';
import { IconEyeExclamation } from '@tabler/icons-react';
import { limits } from '../../../core/ticket/limits.ts';
import type { DraftAttachment } from '../../../core/ticket/draft.ts';
import { pictureKey } from '../../client/markedPictures.ts';
import { openPlaces, type PictureText } from '../../client/usePictureTexts.ts';
import { useText } from '../../ui/useText.ts';
import styles from './PictureTexts.module.css';

/** Where the error message of a picture may go. */
export interface MessageField {
  value: string;
  onChange: (value: string) => void;
}

/** What was found in the pictures: places that look private, and the error message as text. */
export function PictureTexts(props: {
  pictures: readonly DraftAttachment[];
  texts: ReadonlyMap<string, PictureText>;
  /** Opens the editor on a picture; its key is given. */
  onLook: (key: string) => void;
  field: MessageField;
}) {
  const { pictures, texts, onLook, field } = props;
  const t = useText();
  const included = pictures.filter((picture) => picture.included);
  const textOf = (picture: DraftAttachment): PictureText | undefined => texts.get(pictureKey(picture));
  const places = included.reduce((sum, picture) => sum + openPlaces(textOf(picture)), 0);
  const first = included.find((picture) => openPlaces(textOf(picture)) > 0);
  const unread = included.filter((picture) => wasNotRead(textOf(picture))).length;
  const message = included.map((picture) => messageOf(textOf(picture))).find((text) => text !== null) ?? null;
  const usable = message !== null && !field.value.includes(message);
  const use = (text: string): void =>
    field.onChange(
      [field.value.trimEnd(), text]
        .filter((part) => part !== '')
        .join('\n')
        .slice(0, limits.text),
    );
  return (
    <div className={styles.found}>
      {first !== undefined && (
        <div className={styles.line} role="status">
          <IconEyeExclamation className={styles.icon} size="1.25rem" stroke={1.8} aria-hidden="true" />
          <p className={styles.words}>{t('reading:private', { count: places })}</p>
          <Button size="sm" variant="default" onClick={() => onLook(pictureKey(first))}>
            {t('reading:look', { count: places })}
          </Button>
        </div>
      )}
      {unread > 0 && (
        <p className={styles.unread} role="status">
          {t('reading:notRead', { count: unread })}
        </p>
      )}
      {usable && (
        <div className={styles.line}>
          <p className={styles.says}>{t('reading:message')}</p>
          <blockquote className={styles.words}>{message}</blockquote>
          <Button size="sm" variant="default" onClick={() => use(message)}>
            {t('reading:useMessage')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Pictures of a kind that is never read are not worth a word each; one that should have been is. */
function wasNotRead(text: PictureText | undefined): boolean {
  return text?.kind === 'failed' && text.reason === 'notRead';
}

function messageOf(text: PictureText | undefined): string | null {
  return text?.kind === 'read' ? (text.errorMessage?.text ?? null) : null;
}

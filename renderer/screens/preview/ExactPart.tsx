import type { PreviewPart } from '../../../core/contract/views.ts';
import { formatBytes } from '../../../core/evidence/format.ts';
import { useLanguage, useText } from '../../ui/useText.ts';
import styles from './PreviewScreen.module.css';

/** One part of what leaves, literally: name, type, where it goes, how large, and what is in it. */
export function ExactPart({ part }: { part: PreviewPart }) {
  const t = useText();
  const language = useLanguage();
  const facts = { mediaType: part.mediaType, size: formatBytes(part.size, language), target: part.target };
  return (
    <section className={styles.part}>
      <h2 className={styles.partName}>{part.name}</h2>
      <p className={styles.partFacts}>{t('app:preview.part', facts)}</p>
      {part.content.kind === 'text' && (
        <pre className={styles.literal} tabIndex={0} aria-label={part.name}>
          {part.content.text}
        </pre>
      )}
      {part.content.kind === 'picture' && (
        <img className={styles.picture} src={part.content.url} alt={part.name} />
      )}
      {part.content.kind === 'binary' && <p className={styles.partFacts}>{t('app:preview.binary')}</p>}
    </section>
  );
}

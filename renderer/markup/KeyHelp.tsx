import { Fold } from '../ui/Fold.tsx';
import { useText } from '../ui/useText.ts';
import styles from './Markup.module.css';

const rows = [
  'tools',
  'arrows',
  'stride',
  'resize',
  'place',
  'tab',
  'answer',
  'colors',
  'delete',
  'undo',
  'zoom',
  'escape',
] as const;

/** All keys of the editor, for who wants to know them. */
export function KeyHelp() {
  const t = useText();
  return (
    <Fold summary={t('markup:keys.title')}>
      <dl className={styles.keys}>
        {rows.map((row) => (
          <div key={row}>
            <dt>{t(`markup:keys.${row}.keys`)}</dt>
            <dd>{t(`markup:keys.${row}.do`)}</dd>
          </div>
        ))}
      </dl>
    </Fold>
  );
}

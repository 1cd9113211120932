import type { MachineFact, MachineSection } from '../../core/evidence/machine.ts';
import { useLanguage, useText } from './useText.ts';
import { factLabel, factValue } from './words.ts';
import styles from './MachineFacts.module.css';

/** Beyond this many, the rest is counted: a list of all processes is not read line by line. */
const shownAtMost = 120;

function List({ facts }: { facts: readonly MachineFact[] }) {
  const t = useText();
  const language = useLanguage();
  return (
    <dl className={styles.facts}>
      {facts.map((fact, index) => (
        <div key={index} className={styles.fact}>
          <dt>{factLabel(fact, t)}</dt>
          <dd>{factValue(fact, t, language)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The values of one section, thing by thing (each disk, each screen), or why there are none. */
export function MachineFacts({ section }: { section: MachineSection }) {
  const t = useText();
  if (section.status === 'failed') {
    return (
      <div className={styles.note}>
        <p>{t(`machine:failed.${section.reason}`)}</p>
        {section.detail !== undefined && <pre>{section.detail}</pre>}
      </div>
    );
  }
  if (section.facts.length === 0) return <p className={styles.note}>{t('machine:nothing')}</p>;
  const shown = section.facts.slice(0, shownAtMost);
  const more = section.facts.length - shown.length;
  const things = [...new Set(shown.map(({ of }) => of))];
  return (
    <>
      {things.map((of) => (
        <div key={of ?? ''} className={styles.thing}>
          {of !== undefined && <p className={styles.name}>{of}</p>}
          <List facts={shown.filter((fact) => fact.of === of)} />
        </div>
      ))}
      {more > 0 && <p className={styles.note}>{t('app:machine.more', { count: more })}</p>}
    </>
  );
}

import type { SettingsView } from '../../../core/contract/views.ts';
import { useAppDescription } from '../../client/appDescription.ts';
import { Card } from '../../ui/Page.tsx';
import { useText } from '../../ui/useText.ts';
import styles from './Settings.module.css';

/** Which version this is, where its files are and how they are protected. */
export function About({ view }: { view: SettingsView }) {
  const t = useText();
  const { version, platform } = useAppDescription();
  const { protection, migrating } = view.storage;
  const rows: [string, string][] = [
    [t('settings:about.version'), t('report:appName', { version, platform })],
    [
      t('settings:about.policy'),
      view.policyPresent ? view.policyPath : t('settings:about.noPolicy', { path: view.policyPath }),
    ],
    [t('settings:about.person'), view.personPath],
    [t('settings:about.data'), view.dataPath],
    [
      t('settings:about.storage.title'),
      migrating === undefined
        ? t(`settings:about.storage.${protection}`)
        : t('settings:about.storage.migrating', { count: migrating }),
    ],
  ];
  return (
    <Card title={t('settings:group.about')}>
      <dl className={styles.paths}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

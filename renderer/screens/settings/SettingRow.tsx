import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import type { SettingKey, Settings } from '../../../core/policy/schema.ts';
import type { Setting, SettingsAccess } from '../../client/settings.ts';
import { useText } from '../../ui/useText.ts';
import { storageWords } from '../../ui/words.ts';
import styles from './Settings.module.css';

/** What a control is given: the value, how to change it, and what it is called. */
export interface ControlProps<Key extends SettingKey> {
  value: Settings[Key];
  onChange: (value: Settings[Key]) => void;
  disabled: boolean;
  labelledBy: string;
  label: string;
}

/** Where the value comes from, and who may change it. */
export function Origin({ setting }: { setting: Pick<Setting<SettingKey>, 'origin' | 'locked'> }) {
  const t = useText();
  if (setting.locked) {
    return (
      <span className={styles.origin} data-locked>
        <IconLock size="1rem" stroke={2} aria-hidden="true" />
        {t('settings:origin.locked')}
      </span>
    );
  }
  return <span className={styles.origin}>{t(`settings:origin.${setting.origin}`)}</span>;
}

/** One setting: its name, what it does, its control, where its value comes from. */
export function SettingRow<Key extends SettingKey>(props: {
  access: SettingsAccess;
  name: Key;
  /** The control stands below its words instead of beside them. */
  below?: boolean;
  control: (control: ControlProps<Key>) => ReactNode;
}) {
  const { access, name, below = false, control } = props;
  const t = useText();
  const labelId = useId();
  const setting = access.get(name);
  const [trouble, setTrouble] = useState<string | null>(null);
  const tell = (outcome: Awaited<ReturnType<SettingsAccess['change']>>): void => {
    if (outcome.kind === 'done') setTrouble(null);
    else if (outcome.kind === 'locked') setTrouble(t('settings:origin.locked'));
    else if (outcome.kind === 'invalid') setTrouble(t('settings:invalid', { expected: outcome.expected }));
    else setTrouble(storageWords(outcome.failure, t));
  };
  const label = t(`settings:setting.${name}.label`);
  return (
    <div className={styles.row} data-below={below || undefined}>
      <div className={styles.words}>
        <p id={labelId} className={styles.label}>
          {label}
        </p>
        <p className={styles.hint}>{t(`settings:setting.${name}.hint`)}</p>
        <p className={styles.from}>
          <Origin setting={setting} />
          {setting.origin === 'person' && !setting.locked && (
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={t('settings:resetOne', { setting: label })}
              onClick={() => void access.reset(name).then(tell)}
            >
              {t('settings:reset')}
            </Button>
          )}
        </p>
        {trouble !== null && (
          <p className={styles.trouble} role="alert">
            {trouble}
          </p>
        )}
      </div>
      <div className={styles.control}>
        {control({
          value: setting.value,
          onChange: (value) => void access.change(name, value).then(tell),
          disabled: setting.locked,
          labelledBy: labelId,
          label,
        })}
      </div>
    </div>
  );
}

import { Button, PasswordInput } from '@mantine/core';
import '@mantine/core/styles/PasswordInput.css';
import { useState } from 'react';
import type { SecretName } from '../../../core/ports/world.ts';
import { api, type StorageFailure } from '../../client/api.ts';
import type { SettingsAccess } from '../../client/settings.ts';
import { useText } from '../../ui/useText.ts';
import { storageWords } from '../../ui/words.ts';
import styles from './Settings.module.css';

/** A secret that can be written and removed and never be read: the window is told only whether there is one. */
export function SecretField(props: { access: SettingsAccess; name: SecretName; disabled: boolean }) {
  const { access, name, disabled } = props;
  const t = useText();
  const { secrets } = access.view;
  const present = secrets.stored.includes(name);
  const [typed, setTyped] = useState('');
  const [failure, setFailure] = useState<StorageFailure | null>(null);
  const store = (value: string): void =>
    void api.storeSecret({ name, value }).then((outcome) => {
      setFailure(outcome.kind === 'notDone' ? outcome.failure : null);
      if (outcome.kind === 'done') setTyped('');
      access.reload();
    });
  return (
    <div>
      <PasswordInput
        label={t(`settings:secret.${name}`)}
        placeholder={present ? t('settings:secret.present') : t('settings:secret.absent')}
        autoComplete="off"
        value={typed}
        disabled={disabled}
        error={failure === null ? undefined : storageWords(failure, t)}
        visibilityToggleButtonProps={{ 'aria-label': t('settings:secret.show') }}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <p className={styles.protection}>{t(`settings:secret.protection.${secrets.protection}`)}</p>
      <div className={styles.buttons}>
        <Button size="sm" variant="default" disabled={disabled || typed === ''} onClick={() => store(typed)}>
          {t('settings:secret.store')}
        </Button>
        {present && (
          <Button size="sm" variant="subtle" disabled={disabled} onClick={() => store('')}>
            {t('settings:secret.remove')}
          </Button>
        )}
      </div>
    </div>
  );
}

import { Switch, TextInput } from '@mantine/core';
import type { Contact } from '../../../core/ticket/draft.ts';
import { limits } from '../../../core/ticket/limits.ts';
import { useText } from '../../ui/useText.ts';
import styles from './More.module.css';

const lines = [
  { key: 'name', type: 'text', autoComplete: 'name' },
  { key: 'email', type: 'email', autoComplete: 'email' },
  { key: 'phone', type: 'tel', autoComplete: 'tel' },
  { key: 'bestTime', type: 'text', autoComplete: 'off' },
] as const;

/** How the help desk reaches the person; the main process remembers it for the next report. */
export function ContactField({
  contact,
  onChange,
}: {
  contact: Contact;
  onChange: (contact: Contact) => void;
}) {
  const t = useText();
  return (
    <fieldset className={styles.set}>
      <legend className={styles.legend}>{t('app:field.contact.label')}</legend>
      <div className={styles.pair}>
        {lines.map(({ key, type, autoComplete }) => (
          <TextInput
            key={key}
            type={type}
            autoComplete={autoComplete}
            label={t(`report:field.${key}`)}
            value={contact[key]}
            maxLength={limits.line}
            onChange={(event) => onChange({ ...contact, [key]: event.currentTarget.value })}
          />
        ))}
      </div>
      <Switch
        className={styles.callBack}
        label={t('report:field.callBack')}
        checked={contact.callBack}
        onChange={(event) => onChange({ ...contact, callBack: event.currentTarget.checked })}
      />
      <p className={styles.remembered}>{t('app:field.contact.hint')}</p>
    </fieldset>
  );
}

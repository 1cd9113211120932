import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Proxy } from '../../../core/policy/network.ts';
import type { SettingsAccess } from '../../client/settings.ts';
import { useText } from '../../ui/useText.ts';
import { SecretField } from './SecretField.tsx';
import type { ControlProps } from './SettingRow.tsx';
import styles from './Settings.module.css';

const modes = ['system', 'direct', 'fixed'] as const;
const fields = ['server', 'bypass', 'user'] as const;
type Field = (typeof fields)[number];

const formOf = (proxy: Proxy): Record<Field, string> => {
  const { server = '', bypass = '', user = '' } = proxy.mode === 'fixed' ? proxy : {};
  return { server, bypass, user };
};

/** A field that is left empty is not set. */
const proxyOf = (form: Record<Field, string>): Proxy => {
  const [server, bypass, user] = fields.map((field) => form[field].trim());
  return {
    mode: 'fixed',
    server: server ?? '',
    ...(bypass === '' ? {} : { bypass }),
    ...(user === '' ? {} : { user }),
  };
};

/** How the network is reached. One proxy of its own is saved as a whole, as half of it would reach nothing. */
export function ProxyControl(props: ControlProps<'proxy'> & { access: SettingsAccess }) {
  const { access, value, onChange, disabled, labelledBy, label } = props;
  const t = useText();
  const [mode, setMode] = useState(value.mode);
  const [form, setForm] = useState(() => formOf(value));
  const [seen, setSeen] = useState(value);
  if (JSON.stringify(seen) !== JSON.stringify(value)) {
    setSeen(value);
    setMode(value.mode);
    setForm(formOf(value));
  }
  const choose = (chosen: Proxy['mode']): void => {
    setMode(chosen);
    if (chosen !== 'fixed' && chosen !== value.mode) onChange({ mode: chosen });
  };
  const wanted = proxyOf(form);
  const unchanged = JSON.stringify(wanted) === JSON.stringify(proxyOf(formOf(value)));
  return (
    <div role="group" aria-label={label} className={styles.wide}>
      <NativeSelect
        aria-labelledby={labelledBy}
        value={mode}
        disabled={disabled}
        data={modes.map((one) => ({ value: one, label: t(`settings:proxy.mode.${one}`) }))}
        onChange={(event) => choose(event.currentTarget.value as Proxy['mode'])}
      />
      {mode === 'fixed' && (
        <div className={styles.form}>
          <div className={styles.grid}>
            {fields.map((field) => (
              <TextInput
                key={field}
                label={t(`settings:proxy.field.${field}`)}
                description={t(`settings:proxy.hint.${field}`)}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                value={form[field]}
                disabled={disabled}
                onChange={(event) => setForm({ ...form, [field]: event.currentTarget.value })}
              />
            ))}
          </div>
          {!disabled && (
            <div className={styles.buttons}>
              <Button disabled={unchanged && value.mode === 'fixed'} onClick={() => onChange(wanted)}>
                {t('settings:proxy.save')}
              </Button>
            </div>
          )}
          {form.user.trim() !== '' && (
            <SecretField access={access} name="proxyPassword" disabled={disabled} />
          )}
        </div>
      )}
    </div>
  );
}

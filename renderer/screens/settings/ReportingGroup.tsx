import { NativeSelect } from '@mantine/core';
import type { SettingsAccess } from '../../client/settings.ts';
import { Card } from '../../ui/Page.tsx';
import { useText } from '../../ui/useText.ts';
import { SwitchControl, TextField } from './controls.tsx';
import { SettingRow } from './SettingRow.tsx';
import { ShortcutField } from './ShortcutField.tsx';
import styles from './Settings.module.css';

const contactFields = ['name', 'email', 'phone', 'bestTime'] as const;
const types = { name: 'text', email: 'email', phone: 'tel', bestTime: 'text' } as const;

/** How a report is opened and what stands in it from the start. */
export function ReportingGroup({ access }: { access: SettingsAccess }) {
  const t = useText();
  return (
    <Card title={t('settings:group.reporting')}>
      <SettingRow access={access} name="takePicture" control={(control) => <SwitchControl {...control} />} />
      <SettingRow access={access} name="readPictures" control={(control) => <SwitchControl {...control} />} />
      <SettingRow
        access={access}
        name="recordPictures"
        control={({ value, onChange, disabled, labelledBy }) => (
          <NativeSelect
            aria-labelledby={labelledBy}
            value={value}
            disabled={disabled}
            data={(['window', 'screen', 'none'] as const).map((shown) => ({
              value: shown,
              label: t(`settings:recordPictures.${shown}`),
            }))}
            onChange={(event) => onChange(event.currentTarget.value as typeof value)}
          />
        )}
      />
      <SettingRow access={access} name="allFields" control={(control) => <SwitchControl {...control} />} />
      <SettingRow
        access={access}
        name="shortcut"
        control={({ value, onChange, disabled, labelledBy }) => (
          <ShortcutField value={value} onChange={onChange} disabled={disabled} labelledBy={labelledBy} />
        )}
      />
      <SettingRow
        access={access}
        name="startWithSession"
        control={(control) => <SwitchControl {...control} />}
      />
      <SettingRow
        access={access}
        name="contact"
        below
        control={({ value, onChange, disabled }) => (
          <div className={styles.grid}>
            {contactFields.map((key) => (
              <TextField
                key={key}
                type={types[key]}
                label={t(`report:field.${key}`)}
                value={value[key]}
                disabled={disabled}
                onSave={(text) => onChange({ ...value, [key]: text })}
              />
            ))}
          </div>
        )}
      />
    </Card>
  );
}

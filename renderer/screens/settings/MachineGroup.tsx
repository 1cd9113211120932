import { Switch } from '@mantine/core';
import { machineSectionIds } from '../../../core/evidence/sections.ts';
import type { MachineSectionId } from '../../../core/evidence/machine.ts';
import type { SettingsAccess } from '../../client/settings.ts';
import { Card } from '../../ui/Page.tsx';
import { useText } from '../../ui/useText.ts';
import { sectionName } from '../../ui/words.ts';
import { TextField } from './controls.tsx';
import { SettingRow, type ControlProps } from './SettingRow.tsx';
import styles from './Settings.module.css';

function Sections(props: {
  label: string;
  on: (id: MachineSectionId) => boolean;
  ids: readonly MachineSectionId[];
  disabled: boolean;
  onSwitch: (id: MachineSectionId, on: boolean) => void;
}) {
  const t = useText();
  return (
    <div className={styles.sections} role="group" aria-label={props.label}>
      {props.ids.map((id) => (
        <Switch
          key={id}
          label={sectionName(id, t)}
          checked={props.on(id)}
          disabled={props.disabled}
          onChange={(event) => props.onSwitch(id, event.currentTarget.checked)}
        />
      ))}
    </div>
  );
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What is told about the computer. */
export function MachineGroup({ access }: { access: SettingsAccess }) {
  const t = useText();
  const gathered = access.get('machineSections').value;
  const without = (list: readonly MachineSectionId[], id: MachineSectionId): MachineSectionId[] =>
    list.filter((one) => one !== id);
  return (
    <Card title={t('settings:group.machine')}>
      <SettingRow
        access={access}
        name="withheldSections"
        below
        control={({ value, onChange, disabled, label }: ControlProps<'withheldSections'>) => (
          <Sections
            label={label}
            ids={gathered}
            disabled={disabled}
            on={(id) => !value.includes(id)}
            onSwitch={(id, on) => onChange(on ? without(value, id) : [...value, id])}
          />
        )}
      />
      <SettingRow
        access={access}
        name="machineSections"
        below
        control={({ value, onChange, disabled, label }: ControlProps<'machineSections'>) => (
          <Sections
            label={label}
            ids={machineSectionIds}
            disabled={disabled}
            on={(id) => value.includes(id)}
            onSwitch={(id, on) =>
              onChange(machineSectionIds.filter((one) => (one === id ? on : value.includes(one))))
            }
          />
        )}
      />
      <SettingRow
        access={access}
        name="applications"
        below
        control={({ value, onChange, disabled, labelledBy }) => (
          <TextField
            lines
            labelledBy={labelledBy}
            value={value.join('\n')}
            disabled={disabled}
            onSave={(text) => onChange(lines(text))}
          />
        )}
      />
    </Card>
  );
}

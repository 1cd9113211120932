import { Switch, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SettingKey, Settings } from '../../../core/policy/schema.ts';
import type { ControlProps } from './SettingRow.tsx';

type KeysOf<Value> = {
  [Key in SettingKey]: Settings[Key] extends Value ? (Value extends Settings[Key] ? Key : never) : never;
}[SettingKey];

/** On or off. */
export function SwitchControl({ value, onChange, disabled, labelledBy }: ControlProps<KeysOf<boolean>>) {
  return (
    <Switch
      size="lg"
      aria-labelledby={labelledBy}
      checked={value}
      disabled={disabled}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

/** A text that is kept while it is typed and saved when the field is left or Enter is pressed. */
export function TextField(props: {
  value: string;
  onSave: (value: string) => void;
  disabled: boolean;
  labelledBy?: string;
  label?: string;
  type?: string;
  inputMode?: 'numeric';
  placeholder?: string;
  lines?: boolean;
}) {
  const {
    value,
    onSave,
    disabled,
    labelledBy,
    label,
    type = 'text',
    inputMode,
    placeholder,
    lines = false,
  } = props;
  const [typed, setTyped] = useState(value);
  const [savedValue, setSavedValue] = useState(value);
  if (savedValue !== value) {
    setSavedValue(value);
    setTyped(value);
  }
  const save = (): void => {
    if (typed !== value) onSave(typed);
  };
  const shared = {
    'aria-labelledby': labelledBy,
    label,
    placeholder,
    value: typed,
    disabled,
    onBlur: save,
  };
  if (lines) {
    return <Textarea {...shared} rows={4} onChange={(event) => setTyped(event.currentTarget.value)} />;
  }
  return (
    <TextInput
      {...shared}
      type={type}
      inputMode={inputMode}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
      }}
    />
  );
}

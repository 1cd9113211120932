import { Button, TextInput } from '@mantine/core';
import { useText } from '../../ui/useText.ts';
import { acceleratorOf } from './shortcut.ts';
import styles from './Settings.module.css';

/** A global shortcut, set by pressing it. */
export function ShortcutField(props: {
  value: string;
  onChange: (value: string) => void;
  disabled: boolean;
  labelledBy: string;
}) {
  const { value, onChange, disabled, labelledBy } = props;
  const t = useText();
  return (
    <div className={styles.buttons}>
      <TextInput
        aria-labelledby={labelledBy}
        readOnly
        disabled={disabled}
        value={value}
        placeholder={t('settings:shortcut.press')}
        onKeyDown={(event) => {
          // Tab and Escape keep their meaning, so that nobody is caught in the field.
          if (event.key === 'Tab' || event.key === 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          const accelerator = acceleratorOf(event);
          if (accelerator !== null) onChange(accelerator);
        }}
      />
      <Button variant="subtle" size="sm" disabled={disabled || value === ''} onClick={() => onChange('')}>
        {t('settings:shortcut.none')}
      </Button>
    </div>
  );
}

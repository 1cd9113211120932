import { useId } from 'react';
import styles from './Choice.module.css';

/** One of a few, or none: native radio buttons drawn as pills that wrap. */
export function Choice<Value extends string>(props: {
  label: string;
  options: readonly { value: Value; label: string }[];
  value: Value | null;
  onChange: (value: Value | null) => void;
  /** Words of the option "none"; without it one of the values must stay chosen. */
  none?: string;
  disabled?: boolean;
  hideLabel?: boolean;
}) {
  const { label, options, value, onChange, none, disabled = false, hideLabel = false } = props;
  const name = useId();
  const all: { value: Value | null; label: string }[] =
    none === undefined ? [...options] : [...options, { value: null, label: none }];
  return (
    <fieldset className={styles.set} disabled={disabled}>
      <legend className={hideLabel ? styles.hidden : styles.legend}>{label}</legend>
      <div className={styles.options}>
        {all.map((option) => (
          <label
            key={option.value ?? ''}
            className={styles.option}
            data-none={option.value === null || undefined}
          >
            <input
              type="radio"
              className={styles.input}
              name={name}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            <span className={styles.pill}>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

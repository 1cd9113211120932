import { NativeSelect } from '@mantine/core';
import { languages } from '../../../core/texts/languages.ts';
import type { SettingsAccess } from '../../client/settings.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Card } from '../../ui/Page.tsx';
import { useText } from '../../ui/useText.ts';
import { SettingRow } from './SettingRow.tsx';

/** A language in its own words. */
const nameOf = (language: string): string =>
  new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;

/** Language, colours, size of letters. */
export function LookGroup({ access }: { access: SettingsAccess }) {
  const t = useText();
  const themes = (['system', 'light', 'dark'] as const).map((value) => ({
    value,
    label: t(`settings:theme.${value}`),
  }));
  const sizes = ([100, 125, 150, 200] as const).map((size) => ({
    value: String(size),
    label: t('settings:percent', { size }),
  }));
  return (
    <Card title={t('settings:group.look')}>
      <SettingRow
        access={access}
        name="language"
        control={({ value, onChange, disabled, labelledBy }) => (
          <NativeSelect
            aria-labelledby={labelledBy}
            value={value}
            disabled={disabled}
            data={[
              { value: 'system', label: t('settings:systemLanguage') },
              ...languages.map((language) => ({ value: language, label: nameOf(language) })),
            ]}
            onChange={(event) => onChange(event.currentTarget.value as typeof value)}
          />
        )}
      />
      <SettingRow
        access={access}
        name="theme"
        control={({ value, onChange, disabled, label }) => (
          <Choice
            hideLabel
            label={label}
            options={themes}
            value={value}
            disabled={disabled}
            onChange={(theme) => onChange(theme ?? 'system')}
          />
        )}
      />
      <SettingRow
        access={access}
        name="textSize"
        control={({ value, onChange, disabled, label }) => (
          <Choice
            hideLabel
            label={label}
            options={sizes}
            value={String(value)}
            disabled={disabled}
            onChange={(size) => onChange(Number(size ?? 100) as typeof value)}
          />
        )}
      />
    </Card>
  );
}

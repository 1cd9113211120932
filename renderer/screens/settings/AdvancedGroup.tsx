import { NativeSelect } from '@mantine/core';
import type { CategoryView } from '../../../core/contract/views.ts';
import { useAppDescription } from '../../client/appDescription.ts';
import { localized } from '../../../core/policy/localized.ts';
import type { SecondDesk as SecondDeskSetting } from '../../../core/policy/schema.ts';
import type { SettingsAccess } from '../../client/settings.ts';
import { Card } from '../../ui/Page.tsx';
import { useLanguage, useText } from '../../ui/useText.ts';
import { TextField } from './controls.tsx';
import { ProxyControl } from './ProxyControl.tsx';
import { SettingRow } from './SettingRow.tsx';
import styles from './Settings.module.css';

function Categories({ categories }: { categories: readonly CategoryView[] }) {
  return (
    <ul className={styles.plain}>
      {categories.map(({ id, label, children }) => (
        <li key={id}>
          {label}
          {children.length > 0 && <Categories categories={children} />}
        </li>
      ))}
    </ul>
  );
}

/** What only the policy file sets, where it does. */
function FromThePolicy({ access }: { access: SettingsAccess }) {
  const language = useLanguage();
  const second = access.get('secondDesk').value;
  return (
    <>
      {access.get('certificateAuthorities').value.length > 0 && (
        <SettingRow
          access={access}
          name="certificateAuthorities"
          below
          control={({ value }) => <PlainList items={value} />}
        />
      )}
      {access.get('logs').value.length > 0 && (
        <SettingRow
          access={access}
          name="logs"
          below
          control={({ value }) => <PlainList items={value.map(({ label }) => localized(label, language))} />}
        />
      )}
      {access.get('crashDumps').value.length > 0 && (
        <SettingRow
          access={access}
          name="crashDumps"
          below
          control={({ value }) => <PlainList items={value.map(({ application }) => application)} />}
        />
      )}
      {second !== null && (
        <SettingRow access={access} name="secondDesk" below control={() => <SecondDesk second={second} />} />
      )}
    </>
  );
}

function PlainList({ items }: { items: readonly string[] }) {
  return (
    <ul className={styles.plain}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

function SecondDesk({ second: { desk, afterMinutes } }: { second: SecondDeskSetting }) {
  const t = useText();
  const name = desk.name ?? t(`settings:desk.kinds.${desk.kind}`);
  return <p className={styles.hint}>{t('settings:secondDesk', { name, count: afterMinutes })}</p>;
}

/** The ways to order the two engines; the empty list leaves it to the app. */
const engineOrders = [
  '',
  'desktop-capturer,screenshot-desktop',
  'screenshot-desktop,desktop-capturer',
] as const;
type Engine = 'desktop-capturer' | 'screenshot-desktop';

/** What a firm sets once, and a person rarely. */
export function AdvancedGroup({ access }: { access: SettingsAccess }) {
  const t = useText();
  const { categories } = useAppDescription();
  const engineLabel = (order: (typeof engineOrders)[number]): string =>
    order === ''
      ? t('settings:engines.best')
      : order.startsWith('desktop')
        ? t('settings:engines.builtInFirst')
        : t('settings:engines.systemFirst');
  return (
    <Card title={t('settings:group.advanced')}>
      <SettingRow
        access={access}
        name="brandName"
        control={({ value, onChange, disabled, labelledBy }) => (
          <TextField labelledBy={labelledBy} value={value} disabled={disabled} onSave={onChange} />
        )}
      />
      <SettingRow
        access={access}
        name="accentColor"
        control={({ value, onChange, disabled, labelledBy }) => (
          <input
            type="color"
            className={styles.colour}
            aria-labelledby={labelledBy}
            value={value}
            disabled={disabled}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        )}
      />
      <SettingRow
        access={access}
        name="deskLanguage"
        control={({ value, onChange, disabled, labelledBy }) => (
          <NativeSelect
            aria-labelledby={labelledBy}
            value={value}
            disabled={disabled}
            data={[
              { value: 'en', label: new Intl.DisplayNames(['en'], { type: 'language' }).of('en') ?? 'en' },
            ]}
            onChange={(event) => onChange(event.currentTarget.value as typeof value)}
          />
        )}
      />
      <SettingRow
        access={access}
        name="captureEngines"
        control={({ value, onChange, disabled, labelledBy }) => (
          <NativeSelect
            aria-labelledby={labelledBy}
            value={engineOrders.find((order) => order === value.join(',')) ?? ''}
            disabled={disabled}
            data={engineOrders.map((order) => ({ value: order, label: engineLabel(order) }))}
            onChange={(event) =>
              onChange(event.currentTarget.value.split(',').filter((engine) => engine !== '') as Engine[])
            }
          />
        )}
      />
      <SettingRow
        access={access}
        name="maxFileMegabytes"
        control={({ value, onChange, disabled, labelledBy }) => (
          <TextField
            inputMode="numeric"
            labelledBy={labelledBy}
            value={String(value)}
            disabled={disabled}
            onSave={(text) => onChange(Number(text))}
          />
        )}
      />
      <SettingRow
        access={access}
        name="proxy"
        below
        control={(control) => <ProxyControl {...control} access={access} />}
      />
      <FromThePolicy access={access} />
      <SettingRow
        access={access}
        name="categories"
        below
        control={() => <Categories categories={categories} />}
      />
    </Card>
  );
}

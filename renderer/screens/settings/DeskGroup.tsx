import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { deskKinds, type DeskKind } from '../../../core/policy/desks/index.ts';
import type { SettingsAccess } from '../../client/settings.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Card } from '../../ui/Page.tsx';
import { useText } from '../../ui/useText.ts';
import { storageWords } from '../../ui/words.ts';
import { ConnectionCheck } from './ConnectionCheck.tsx';
import { deskFields, deskOf, formOf } from './deskForm.ts';
import { SecretField } from './SecretField.tsx';
import { Origin } from './SettingRow.tsx';
import styles from './Settings.module.css';

const hindrances = ['blocked', 'slowed', 'minor'] as const;

/** Where tickets go. Saved as a whole, because half of an address is worth nothing. */
export function DeskGroup({ access }: { access: SettingsAccess }) {
  const t = useText();
  const setting = access.get('helpDesk');
  const [kind, setKind] = useState<DeskKind>(setting.value.kind);
  const [form, setForm] = useState(() => formOf(setting.value));
  const [saving, setSaving] = useState(false);
  const [said, setSaid] = useState<{ tone: 'good' | 'bad'; text: string } | null>(null);
  const [touched, setTouched] = useState(false);
  const { locked } = setting;

  const write = (key: string, value: string): void => {
    setForm({ ...form, [key]: value });
    setTouched(true);
    setSaid(null);
  };
  const tell = (outcome: Awaited<ReturnType<SettingsAccess['change']>>): boolean => {
    if (outcome.kind === 'done') setSaid({ tone: 'good', text: t('settings:desk.saved') });
    else if (outcome.kind === 'locked') setSaid({ tone: 'bad', text: t('settings:origin.locked') });
    else if (outcome.kind === 'invalid')
      setSaid({ tone: 'bad', text: t('settings:invalid', { expected: outcome.expected }) });
    else setSaid({ tone: 'bad', text: storageWords(outcome.failure, t) });
    return outcome.kind === 'done';
  };
  const save = (): void => {
    setSaving(true);
    void access
      .change('helpDesk', deskOf(kind, form, setting.value))
      .then((outcome) => tell(outcome) && setTouched(false))
      .finally(() => setSaving(false));
  };
  const field = (key: string, label: string, hint?: string, isNumber = false) => (
    <TextInput
      key={key}
      label={label}
      description={hint}
      inputMode={isNumber ? 'numeric' : 'text'}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={form[key] ?? ''}
      disabled={locked}
      onChange={(event) => write(key, event.currentTarget.value)}
    />
  );

  return (
    <Card title={t('settings:group.desk')} actions={<Origin setting={setting} />}>
      <Choice
        label={t('settings:desk.kind')}
        options={deskKinds.map((value) => ({ value, label: t(`settings:desk.kinds.${value}`) }))}
        value={kind}
        disabled={locked}
        onChange={(value) => {
          setKind(value ?? 'folder');
          setTouched(true);
          setSaid(null);
        }}
      />
      <div className={styles.form}>
        <p className={styles.hint}>{t(`settings:desk.about.${kind}`)}</p>
        <div className={styles.grid}>
          {deskFields[kind].map(({ key, as, options }) =>
            options === undefined ? (
              field(key, t(`settings:desk.field.${key}`), t(`settings:desk.hint.${key}`), as === 'number')
            ) : (
              <div key={key}>
                <Choice
                  label={t(`settings:desk.field.${key}`)}
                  options={options.map((value) => ({ value, label: t(`settings:desk.security.${value}`) }))}
                  value={options.find((value) => value === form[key]) ?? options[0] ?? null}
                  disabled={locked}
                  onChange={(value) => write(key, value ?? '')}
                />
                <p className={styles.hint}>{t(`settings:desk.hint.${key}`)}</p>
              </div>
            ),
          )}
          {field('name', t('settings:desk.field.name'), t('settings:desk.hint.name'))}
          {field(
            'answerHours',
            t('settings:desk.field.answerHours'),
            t('settings:desk.hint.answerHours'),
            true,
          )}
        </div>
        {kind === 'redmine' && (
          <fieldset className={styles.set}>
            <legend className={styles.legend}>{t('settings:desk.priorities')}</legend>
            <div className={styles.grid}>
              {hindrances.map((value) =>
                field(`priority.${value}`, t(`report:hindrance.${value}`), undefined, true),
              )}
            </div>
          </fieldset>
        )}
        {kind === 'redmine' && <SecretField access={access} name="redmineApiKey" disabled={locked} />}
        {kind === 'webhook' && <SecretField access={access} name="webhookSecret" disabled={locked} />}
        {kind === 'requestTracker' && (
          <SecretField access={access} name="requestTrackerToken" disabled={locked} />
        )}
        {kind === 'email' && <SecretField access={access} name="smtpPassword" disabled={locked} />}
        {kind === 'email' && <SecretField access={access} name="imapPassword" disabled={locked} />}
        {!locked && (
          <div className={styles.buttons}>
            <Button loading={saving} disabled={!touched} onClick={save}>
              {t('settings:desk.save')}
            </Button>
            {setting.origin === 'person' && (
              <Button
                variant="subtle"
                onClick={() =>
                  void access.reset('helpDesk').then((outcome) => {
                    tell(outcome);
                    setTouched(false);
                  })
                }
              >
                {t('settings:reset')}
              </Button>
            )}
          </div>
        )}
        {said !== null && (
          <Banner tone={said.tone} live>
            {said.text}
          </Banner>
        )}
        <ConnectionCheck unsaved={touched} />
      </div>
    </Card>
  );
}

import { useCallback, useEffect, useState } from 'react';
import type { SettingKey, Settings } from '../../core/policy/schema.ts';
import type { SettingsView } from '../../core/contract/views.ts';
import { api } from './api.ts';
import { useEvent } from './useEvent.ts';

/** One setting with its value as the policy's schema describes it; the main process has parsed it. */
export interface Setting<Key extends SettingKey> {
  key: Key;
  value: Settings[Key];
  origin: 'default' | 'policy' | 'person';
  locked: boolean;
}

/** All settings, and how to change them. */
export interface SettingsAccess {
  view: SettingsView;
  get: <Key extends SettingKey>(key: Key) => Setting<Key>;
  change: <Key extends SettingKey>(key: Key, value: Settings[Key]) => ReturnType<typeof api.changeSetting>;
  reset: (key: SettingKey) => ReturnType<typeof api.resetSetting>;
  reload: () => void;
}

/** The settings, or null before they were read. */
export function useSettings(): SettingsAccess | null {
  const [view, setView] = useState<SettingsView | null>(null);
  const reload = useCallback(() => void api.readSettings().then(setView), []);
  useEffect(reload, [reload]);
  useEvent('appChanged', reload);
  if (view === null) return null;
  return {
    view,
    get: <Key extends SettingKey>(key: Key) => {
      const found = view.settings.find((one) => one.key === key);
      if (found === undefined) throw new Error(`the main process did not tell the setting ${key}`);
      return found as Setting<Key>;
    },
    change: async (key, value) => {
      const outcome = await api.changeSetting({ key, value });
      reload();
      return outcome;
    },
    reset: async (key) => {
      const outcome = await api.resetSetting({ key });
      reload();
      return outcome;
    },
    reload,
  };
}

import type { MantineColorSchemeManager } from '@mantine/core';

/** The main process keeps the person's choice of theme; the window stores nothing of its own. */
export const memoryOnly: MantineColorSchemeManager = {
  get: (defaultValue) => defaultValue,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};

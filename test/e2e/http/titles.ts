/** What only Electron's network stack can show; kept apart from the cases, which need Electron to be read. */
export const electronTitles = [
  'says that the proxy wants a login, and that nothing left',
  'goes through the proxy that the system names',
] as const;

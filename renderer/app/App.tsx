import { MantineProvider } from '@mantine/core';
import i18next from 'i18next';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { AppDescription } from '../../core/contract/views.ts';
import { AppDescriptionContext, useLiveAppDescription } from '../client/appDescription.ts';
import { GoContext, type Place } from '../client/location.ts';
import { ReportsContext, useLiveReports } from '../client/reports.ts';
import { useEvent } from '../client/useEvent.ts';
import { CloseGuard } from './CloseGuard.tsx';
import { memoryOnly } from './colorScheme.ts';
import { Shell } from './Shell.tsx';
import { themeFor, variables } from './theme.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
const styleNonce = (): string => nonce;

/** The window: what is known about the app, where the person is, and the look. */
export function App({ first }: { first: AppDescription }) {
  const app = useLiveAppDescription(first);
  const [place, setPlace] = useState<Place>(first.location);
  const reports = useLiveReports(place.screen);
  useEvent('navigate', setPlace);
  const theme = useMemo(() => themeFor(app.accentColor), [app.accentColor]);
  const go = useCallback((to: Place) => {
    setPlace(to);
    window.scrollTo(0, 0);
  }, []);

  useEffect(() => {
    document.documentElement.lang = app.language;
    if (i18next.language !== app.language) void i18next.changeLanguage(app.language);
  }, [app.language]);

  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      getStyleNonce={styleNonce}
      colorSchemeManager={memoryOnly}
      defaultColorScheme="auto"
      {...(app.theme === 'system' ? {} : { forceColorScheme: app.theme })}
    >
      <AppDescriptionContext value={app}>
        <ReportsContext value={reports}>
          <GoContext value={go}>
            <Shell place={place} />
            <CloseGuard />
          </GoContext>
        </ReportsContext>
      </AppDescriptionContext>
    </MantineProvider>
  );
}

import { lazy, Suspense } from 'react';
import type { Place } from '../client/location.ts';
import { ReportScreen } from '../screens/report/ReportScreen.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { useText } from '../ui/useText.ts';
import { Header } from './Header.tsx';
import { Notices } from './Notices.tsx';
import styles from './Shell.module.css';

// The report screen is what people wait for; the others come when they are asked for.
const PreviewScreen = lazy(() => import('../screens/preview/PreviewScreen.tsx'));
const SentScreen = lazy(() => import('../screens/sent/SentScreen.tsx'));
const ReportsScreen = lazy(() => import('../screens/reports/ReportsScreen.tsx'));
const RecordingsScreen = lazy(() => import('../screens/recording/RecordingsScreen.tsx'));
const RecordingScreen = lazy(() => import('../screens/recording/RecordingScreen.tsx'));
const CompareScreen = lazy(() => import('../screens/recording/CompareScreen.tsx'));
const SettingsScreen = lazy(() => import('../screens/settings/SettingsScreen.tsx'));

function Screen({ place }: { place: Place }) {
  switch (place.screen) {
    case 'report':
      return <ReportScreen key={place.draftId} draftId={place.draftId} />;
    case 'preview':
      return <PreviewScreen key={place.draftId} draftId={place.draftId} />;
    case 'sent':
      return <SentScreen key={place.reportId} reportId={place.reportId} />;
    case 'reports':
      return <ReportsScreen key={place.reportId ?? ''} reportId={place.reportId} />;
    case 'recordings':
      return <RecordingsScreen draftId={place.draftId} />;
    case 'recording':
      return (
        <RecordingScreen key={place.recordingId} recordingId={place.recordingId} draftId={place.draftId} />
      );
    case 'compare':
      return (
        <CompareScreen
          key={`${place.good} ${place.bad}`}
          good={place.good}
          bad={place.bad}
          draftId={place.draftId}
        />
      );
    case 'settings':
      return <SettingsScreen />;
  }
}

/** Header, notices and the screen. */
export function Shell({ place }: { place: Place }) {
  const t = useText();
  return (
    <>
      <a className={styles.skip} href="#content">
        {t('app:skip')}
      </a>
      <Header place={place} />
      <main id="content" tabIndex={-1} className={styles.main}>
        <Notices />
        <Suspense fallback={<Waiting />}>
          <Screen place={place} />
        </Suspense>
      </main>
    </>
  );
}

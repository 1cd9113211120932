import './overlay.css';
import i18next from 'i18next';
import { createRoot } from 'react-dom/client';
import { initReactI18next } from 'react-i18next';
import { i18nextOptions } from '../../core/texts/texts.ts';
import { Countdown } from './Countdown.tsx';
import { overlay } from './overlay.ts';
import { Region } from './Region.tsx';

const container = document.getElementById('root');
if (container === null) throw new Error('overlay.html has no #root');
const root = createRoot(container);

// Without an answer nothing is drawn and nothing shows: the main process gives up by itself.
void overlay.describeOverlay().then(async (view) => {
  await i18next.use(initReactI18next).init({ ...i18nextOptions, lng: view.language });
  document.documentElement.lang = view.language;
  document.documentElement.dataset['mantineColorScheme'] = view.dark ? 'dark' : 'light';
  root.render(view.kind === 'region' ? <Region view={view} /> : <Countdown first={view.seconds} />);
});

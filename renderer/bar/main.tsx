import './bar.css';
import i18next from 'i18next';
import { createRoot } from 'react-dom/client';
import { initReactI18next } from 'react-i18next';
import { i18nextOptions } from '../../core/texts/texts.ts';
import { bar } from './bar.ts';
import { Bar } from './Bar.tsx';

const container = document.getElementById('root');
if (container === null) throw new Error('bar.html has no #root');
const root = createRoot(container);

// Without an answer nothing is drawn, and then nothing records: the main process gives up by itself.
void bar.describeBar().then(async (view) => {
  const dark = view.theme === 'dark' || window.matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset['mantineColorScheme'] = dark && view.theme !== 'light' ? 'dark' : 'light';
  await i18next.use(initReactI18next).init({ ...i18nextOptions, lng: view.language });
  document.documentElement.lang = view.language;
  root.render(<Bar first={view.state} />);
});

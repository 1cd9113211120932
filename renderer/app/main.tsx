import './styles.ts';
import './shell.css';
import i18next from 'i18next';
import { createRoot } from 'react-dom/client';
import { initReactI18next } from 'react-i18next';
import { i18nextOptions } from '../../core/texts/texts.ts';
import { api } from '../client/api.ts';
import { flushAll } from '../client/autosaves.ts';
import { App } from './App.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';

/** Before the first element is drawn, so that it is drawn in the right colours. */
const dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
document.documentElement.dataset['mantineColorScheme'] = dark ? 'dark' : 'light';

// What was typed last reaches the disk though the window goes away before the quiet time is over.
const flush = (): void => void flushAll();
window.addEventListener('pagehide', flush);
window.addEventListener('blur', flush);
document.addEventListener('visibilitychange', flush);
// A file that misses the drop zone must not be opened in place of the window.
for (const name of ['dragover', 'drop']) window.addEventListener(name, (event) => event.preventDefault());

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no #root');
const root = createRoot(container);

void i18next.use(initReactI18next).init({ ...i18nextOptions, lng: 'en' });

api.describeApp().then(
  async (description) => {
    if (description.language !== i18next.language) await i18next.changeLanguage(description.language);
    root.render(
      <ErrorBoundary>
        <App first={description} />
      </ErrorBoundary>,
    );
  },
  (error: unknown) => {
    root.render(
      <ErrorBoundary>
        <Refused error={error} />
      </ErrorBoundary>,
    );
  },
);

/** The main process did not answer: the boundary says so and offers to try again. */
function Refused({ error }: { error: unknown }): never {
  throw error instanceof Error ? error : new Error(String(error));
}

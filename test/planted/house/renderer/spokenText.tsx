import type { ReactNode } from 'react';

export const Spoken = ({ busy }: { busy: boolean }): ReactNode => (
  <section aria-label="Problem">
    <p>Something went wrong</p>
    <input placeholder={`What went wrong ${String(busy)}`} />
    <p>{busy ? 'Busy' : ''}</p>
    <p>{'Ready'}</p>
    <p dangerouslySetInnerHTML={{ __html: '' }} />
  </section>
);

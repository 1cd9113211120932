import { Button } from '@mantine/core';
import type { StorageFailure } from '../../client/api.ts';
import { useGo } from '../../client/location.ts';
import { useNewReport } from '../../client/useNewReport.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Page } from '../../ui/Page.tsx';
import { useText } from '../../ui/useText.ts';
import { storageWords } from '../../ui/words.ts';

/** The draft could not be opened: why, and where to go from here. */
export function NotOpen({ failure }: { failure: StorageFailure }) {
  const t = useText();
  const go = useGo();
  const fresh = useNewReport();
  return (
    <Page title={t('app:notOpen.title')}>
      <Banner
        tone="warn"
        live
        actions={
          <>
            <Button size="sm" loading={fresh.opening} onClick={fresh.open}>
              {t('app:newReport')}
            </Button>
            <Button size="sm" variant="default" onClick={() => go({ screen: 'reports' })}>
              {t('app:nav.reports')}
            </Button>
          </>
        }
      >
        <p>{storageWords(failure, t)}</p>
        {fresh.failure !== null && <p>{storageWords(fresh.failure, t)}</p>}
      </Banner>
    </Page>
  );
}

import { Button } from '@mantine/core';
import { useAppDescription } from '../../client/appDescription.ts';
import { api } from '../../client/api.ts';
import { useGo } from '../../client/location.ts';
import { useReport, useReports } from '../../client/reports.ts';
import { useNewReport } from '../../client/useNewReport.ts';
import { useKeys } from '../../ui/keys.ts';
import { Page } from '../../ui/Page.tsx';
import { useText } from '../../ui/useText.ts';
import { Outcome } from './Outcome.tsx';

/** Right after sending: the ticket is on disk, and then what becomes of it, as it happens. */
export default function SentScreen({ reportId }: { reportId: string }) {
  const t = useText();
  const go = useGo();
  const app = useAppDescription();
  const fresh = useNewReport();
  const load = useReport(reportId);
  const summary = useReports()?.reports.find(({ id }) => id === reportId);
  useKeys({ back: () => go({ screen: 'reports' }) });
  const waitsForNetwork =
    summary === undefined ? !app.online && app.desk.kind !== 'folder' : summary.waitsFor === 'network';
  return (
    <Page
      title={t('app:sent.title')}
      quietTitle
      footer={
        <>
          <Button variant="subtle" color="gray" onClick={() => void api.closeWindow()}>
            {t('app:closeWindow')}
          </Button>
          <Button variant="default" onClick={() => go({ screen: 'reports' })}>
            {t('app:nav.reports')}
          </Button>
          <Button variant="default" loading={fresh.opening} onClick={fresh.open}>
            {t('app:newReport')}
          </Button>
        </>
      }
    >
      <Outcome
        id={reportId}
        state={load.kind === 'report' ? load.view.delivery.state : { kind: 'queued' }}
        waitsForNetwork={waitsForNetwork}
        progress={summary?.progress}
      />
    </Page>
  );
}

import { useGo } from '../../client/location.ts';
import { ReportDetail } from './ReportDetail.tsx';
import { ReportListView } from './ReportListView.tsx';

/** My reports: the list, or one of them. */
export default function ReportsScreen({ reportId }: { reportId: string | undefined }) {
  const go = useGo();
  if (reportId === undefined)
    return <ReportListView onOpen={(id) => go({ screen: 'reports', reportId: id })} />;
  return <ReportDetail id={reportId} onBack={() => go({ screen: 'reports' })} />;
}

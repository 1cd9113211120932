import { createContext, use, useCallback, useEffect, useRef, useState } from 'react';
import type { ReportList, ReportView } from '../../core/contract/views.ts';
import { api, type StorageFailure } from './api.ts';
import { useEvent } from './useEvent.ts';

/** A thousand tickets that go one after another would ask for the list a thousand times: at most twice a second. */
const pause = 500;

/** The list, or null before it was read. */
export const ReportsContext = createContext<ReportList | null>(null);
export const useReports = (): ReportList | null => use(ReportsContext);

/** Calls at once, and for calls during the pause once more at its end. */
function useThrottled(action: () => void): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const again = useRef(false);
  return useCallback(() => {
    if (timer.current !== undefined) {
      again.current = true;
      return;
    }
    const run = (): void => {
      again.current = false;
      action();
      timer.current = setTimeout(() => {
        timer.current = undefined;
        if (again.current) run();
      }, pause);
    };
    run();
  }, [action]);
}

/**
 * The list of reports as it changes; progress of deliveries is laid over it without asking again. What is typed into
 * a draft is not told: the list is read again whenever another screen (`place`) is shown.
 */
export function useLiveReports(place: string): ReportList | null {
  const [list, setList] = useState<ReportList | null>(null);
  const read = useThrottled(useCallback(() => void api.listReports().then(setList), []));
  useEffect(read, [read, place]);
  useEvent('reportsChanged', read);
  useEvent('deliveryProgress', ({ id, fraction }) => {
    setList((now) =>
      now === null
        ? now
        : {
            ...now,
            reports: now.reports.map((one) => (one.id === id ? { ...one, progress: fraction } : one)),
          },
    );
  });
  return list;
}

type ReportLoad =
  { kind: 'loading' } | { kind: 'failed'; failure: StorageFailure } | { kind: 'report'; view: ReportView };

/** One ticket with its ledger, as it changes. */
export function useReport(id: string): ReportLoad {
  const [load, setLoad] = useState<ReportLoad>({ kind: 'loading' });
  const read = useThrottled(
    useCallback(() => {
      void api.readReport({ id }).then((outcome) => {
        if (outcome.kind === 'notReadable') setLoad({ kind: 'failed', failure: outcome.failure });
        else setLoad({ kind: 'report', view: outcome.view });
      });
    }, [id]),
  );
  useEffect(read, [read]);
  useEvent('reportsChanged', read);
  return load;
}

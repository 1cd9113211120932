import { useEffect, useState } from 'react';
import type { LogChoices } from '../../../core/contract/gatherCalls.ts';
import type { GatheredSource } from '../../../core/evidence/gathered.ts';
import { api, type StorageFailure } from '../../client/api.ts';

const none: LogChoices = { sources: [], dumps: [] };

/** The logs and crash dumps that the policy lets people add, and what was gathered of them so far. */
export function useLogs(draftId: string, before: readonly GatheredSource[]) {
  const [choices, setChoices] = useState(none);
  const [gathered, setGathered] = useState(before);
  const [gathering, setGathering] = useState(false);
  const [failure, setFailure] = useState<StorageFailure | null>(null);
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    let wanted = true;
    void api.listLogs().then((found) => wanted && setChoices(found));
    return () => void (wanted = false);
  }, []);

  const gather = (ids: readonly string[]): void => {
    setGathering(true);
    setFailure(null);
    void api
      .gatherLogs({ draftId, ids: [...ids] })
      .then((outcome) => {
        if (outcome.kind === 'notDone') setFailure(outcome.failure);
        else
          setGathered((all) => [
            ...all.filter(({ id }) => !outcome.sources.some((source) => source.id === id)),
            ...outcome.sources,
          ]);
      })
      .finally(() => setGathering(false));
  };
  const settle = (path: string): void => setSettled((all) => new Set([...all, path]));
  const addDump = (path: string): void => {
    setFailure(null);
    void api.addCrashDump({ draftId, path }).then((outcome) => {
      if (outcome.kind === 'notDone') setFailure(outcome.failure);
      else settle(path);
    });
  };
  const dumps = choices.dumps.filter(({ path }) => !settled.has(path));
  return {
    sources: choices.sources,
    dumps,
    gathered,
    gathering,
    failure,
    gather,
    addDump,
    declineDump: settle,
  };
}
export type LogsAccess = ReturnType<typeof useLogs>;

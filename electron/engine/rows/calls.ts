/** What is asked of trials row by row. */
import type { Api } from '../../../shared/contract/api.ts';
import type { BackendHost } from '../backend-host.ts';
import { compareTrials } from './compare-trials.ts';
import { hardRows } from './hard-rows.ts';

export function createRowCalls({
  store,
  partitions,
}: Pick<BackendHost, 'store' | 'partitions'>): Pick<Api, 'correctedSession' | 'compareTrials' | 'hardRows'> {
  return {
    correctedSession: (sessionId) => store.correctedSession(sessionId),
    compareTrials: (firstId, secondId) => compareTrials(store, partitions, firstId, secondId),
    hardRows: (studyId) => hardRows(store, partitions, studyId),
  };
}

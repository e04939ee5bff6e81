/** What is asked of trials row by row. */
import type { BackendApi } from '../../../shared/contract/api.ts';
import type { BackendHost } from '../backend-host.ts';
import { compareTrials } from './compare-trials.ts';
import type { Counting } from './counting.ts';
import { hardRows } from './hard-rows.ts';

type RowCalls = Pick<BackendApi, 'correctedSession' | 'compareTrials' | 'hardRows'>;

export function createRowCalls({ store, partitions }: Pick<BackendHost, 'store' | 'partitions'>, counting: Counting): RowCalls {
  return {
    correctedSession: async (sessionId) => {
      await counting.settled();
      return store.correctedSession(sessionId);
    },
    compareTrials: (firstId, secondId) => compareTrials(store, partitions, firstId, secondId),
    hardRows: (studyId) => hardRows(store, partitions, studyId),
  };
}

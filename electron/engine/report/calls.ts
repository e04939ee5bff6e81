/** Reports of studies: gathered from what other features answer, written in a thread. */
import type { BackendApi } from '../../../shared/contract/api.ts';
import type { ReportCalls } from '../../../shared/contract/reports.ts';
import type { BackendHost } from '../backend-host.ts';
import { evidenceOf, type Asked } from './gather.ts';

export function createReportCalls(
  host: Pick<BackendHost, 'store' | 'thinking' | 'clock'>,
  api: Asked,
): Pick<BackendApi, keyof ReportCalls> {
  return {
    studyEvidence: (studyId) => evidenceOf(studyId, host, api),
    authored: (studyId) => host.store.authored(studyId),
    changeAuthored: (studyId, change) => host.store.changeAuthored(studyId, change),
    reportFiles: async ({ studyId, format, paper = 'a4' }) => {
      const evidence = await evidenceOf(studyId, host, api);
      return host.thinking.think('report', { evidence, authored: host.store.authored(studyId), format, paper }, null);
    },
  };
}

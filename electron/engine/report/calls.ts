/** Reports of studies: gathered from what other features answer, written in a thread. */
import type { BackendApi } from '../../../shared/contract/api.ts';
import type { ReportCalls } from '../../../shared/contract/reports.ts';
import type { BackendHost } from '../backend-host.ts';
import { attachedFiles } from './attachment/attached-files.ts';
import { evidenceOf, type Asked } from './gather.ts';

/** @param counted settles when the rows of all trials that have ended are counted: a file says what stays */
export function createReportCalls(
  host: Pick<BackendHost, 'store' | 'thinking' | 'clock'>,
  api: Asked,
  counted: () => Promise<void>,
): Pick<BackendApi, keyof ReportCalls> {
  return {
    studyEvidence: (studyId) => evidenceOf(studyId, host, api),
    authored: (studyId) => host.store.authored(studyId),
    changeAuthored: (studyId, change) => host.store.changeAuthored(studyId, change),
    reportFiles: async ({ studyId, format, paper = 'a4' }) => {
      await counted();
      const evidence = await evidenceOf(studyId, host, api);
      const authored = host.store.authored(studyId);
      const attached = format === 'pdf' || format === 'hand-in' ? await attachedFiles(host.store, api, evidence, paper) : [];
      return host.thinking.think('report', { evidence, authored, format, paper, attached }, null);
    },
  };
}

/** Reports of studies: gathered from what other features answer, written in a thread. */
import type { BackendApi } from '../../../shared/contract/api.ts';
import type { ReportCalls } from '../../../shared/contract/reports.ts';
import type { BackendHost, EventListener } from '../backend-host.ts';
import type { Counting } from '../rows/counting.ts';
import { attachedFiles } from './attachment/attached-files.ts';
import { openAttached } from './attachment/open-attached.ts';
import { evidenceOf, type Asked } from './gather.ts';

/** A file waits until the rows of all trials that have ended are counted: it says what stays. */
export function createReportCalls(
  host: Pick<BackendHost, 'store' | 'thinking' | 'clock'>,
  api: Asked,
  counting: Pick<Counting, 'count' | 'settled'>,
  announce: EventListener,
): Pick<BackendApi, keyof ReportCalls> {
  return {
    studyEvidence: (studyId) => evidenceOf(studyId, host, api),
    authored: (studyId) => host.store.authored(studyId),
    changeAuthored: (studyId, change) => host.store.changeAuthored(studyId, change),
    reportFiles: async ({ studyId, format, paper = 'a4' }) => {
      await counting.settled();
      const evidence = await evidenceOf(studyId, host, api);
      const authored = host.store.authored(studyId);
      const attached = format === 'pdf' || format === 'hand-in' ? await attachedFiles(host.store, api, evidence, paper) : [];
      return host.thinking.think('report', { evidence, authored, format, paper, attached }, null);
    },
    openAttached: async (database) => {
      const opened = await openAttached(host.store, database);
      for (const studyId of opened) {
        for (const session of host.store.sessions(studyId)) counting.count(session.id);
        announce('study', { studyId });
      }
      return opened;
    },
  };
}

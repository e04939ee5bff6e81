/** What is asked of the leak lab. */
import type { BackendApi } from '../../../shared/contract/api.ts';
import type { LeakCalls } from '../../../shared/contract/leaks.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import type { BackendHost } from '../backend-host.ts';
import { datasetSource } from '../tasks/network/data/dataset.ts';
import { settingOf } from '../tasks/network/leaks/setting.ts';

export function createLeakCalls({ store, thinking }: Pick<BackendHost, 'store' | 'thinking'>): Pick<BackendApi, keyof LeakCalls> {
  return {
    leakReport: async (jobId) => {
      const { lab: plan } = store.storedJob(jobId).about;
      if (plan === undefined) throw new TrialdeckError('usage', `Job ${jobId} is no leak lab.`, 'jobId');
      const setting = settingOf(plan, datasetSource(plan.dataset).summary);
      const trained = new Map(store.leakTrainings(jobId).map(({ training, epochs }) => [training, epochs]));
      return thinking.think('lab report', { plan, setting, trained }, null);
    },
  };
}

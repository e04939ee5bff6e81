import { useRouter } from 'vue-router';
import { countedText } from '../../../shared/format/count.ts';
import type { TrialDetail } from '../../../shared/trial-detail.ts';
import type { Params } from '../../../shared/model.ts';
import { useDatasets } from '../../stores/datasets.ts';
import { useNotices } from '../../stores/notices.ts';
import { useSessions } from '../../stores/sessions.ts';

const SEEDS = 2 ** 31;

export interface TrialActions {
  /** Queues the same configuration with other first weights, another order of rows and other masks. */
  runAgain(detail: TrialDetail): Promise<boolean>;
  /** Rejects with a TrialdeckError, so that a form can show it. */
  trainOn(detail: TrialDetail, moreEpochs: number): Promise<void>;
  /** Rejects with a TrialdeckError, whose field is a path in the request. */
  queueCopy(detail: TrialDetail, params: Params): Promise<void>;
  copyAsJson(detail: TrialDetail): Promise<boolean>;
  /** Goes to the trials side by side. */
  compare(studyId: number, trialIds: readonly number[]): Promise<unknown>;
}

/** What a person can have done with a trial. */
export function useTrialActions(): TrialActions {
  const sessions = useSessions();
  const router = useRouter();
  const datasets = useDatasets();
  const notices = useNotices();
  const say = (text: string): void => notices.add({ level: 'info', text });

  return {
    runAgain: ({ trial, session }) =>
      datasets.attemptIn(session.studyId, async () => {
        const modelSeed = Math.floor(Math.random() * SEEDS);
        await sessions.queueTrial({ studyId: session.studyId, params: trial.params, epochs: trial.epochs, modelSeed });
        say(`The configuration of trial ${trial.number} is queued with model seed ${modelSeed}.`);
      }),
    trainOn: async ({ trial, session }, moreEpochs) => {
      const epochs = trial.epochsDone + moreEpochs;
      await sessions.queueTrial({ studyId: session.studyId, params: trial.params, epochs, continueTrialId: trial.id });
      say(`Trial ${trial.number} goes on for ${countedText(moreEpochs, 'epoch')} in a new trial.`);
    },
    queueCopy: async ({ trial, session }, params) => {
      await sessions.queueTrial({ studyId: session.studyId, params, epochs: trial.epochs });
      say(`A changed copy of trial ${trial.number} is queued.`);
    },
    copyAsJson: (detail) =>
      notices.attempt(async () => {
        await navigator.clipboard.writeText(trialAsJson(detail));
        say(`Trial ${detail.trial.number} is in the clipboard as JSON.`);
      }),
    compare: (studyId, trialIds) => router.push({ name: 'compare', params: { studyId }, query: { trials: trialIds.join(',') } }),
  };
}

/** What another program needs to train the trial again and to check what comes out. */
export function trialAsJson({ trial, session, epochs, environment }: TrialDetail): string {
  const { id, number, params, modelSeed, epochs: target, state, bestEpoch, stopValue, value } = trial;
  const { strategy, seed } = session;
  const record = { id, number, state, params, modelSeed, epochs: target, bestEpoch, stopValue, value };
  return JSON.stringify({ ...record, session: { number: session.number, strategy, seed }, environment, curves: epochs }, null, 2);
}

/** Why the trial cannot be trained further, or '' where it can. */
export function whyNotFurther({ trial, whyNotFurther }: Pick<TrialDetail, 'trial' | 'whyNotFurther'>): string {
  if (trial.state === 'queued' || trial.state === 'running') return 'It has not ended yet.';
  if (trial.state === 'diverged') return 'It diverged: it would diverge again.';
  if (trial.epochsDone === 0 || trial.bestEpoch === null) return 'No epoch of it has ended.';
  return whyNotFurther ?? '';
}

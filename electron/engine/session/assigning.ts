/** Hands the trials that wait to workers, each to one that can train it as it began. */
import type { Environment, Study, Trial } from '../../../shared/model.ts';
import type { CheckpointFiles } from '../checkpoint-files.ts';
import type { Pool } from '../pool/pool.ts';
import type { TaskKind } from '../tasks/task.ts';
import type { Counting } from './counting.ts';
import type { SearchListener, SearchSetting } from './search-run.ts';
import type { SessionRecord } from './session-record.ts';
import { trialAgain, workOf } from './trial-work.ts';

interface AssigningParts {
  readonly setting: SearchSetting;
  readonly listener: SearchListener;
  readonly study: Study;
  readonly kind: TaskKind;
  /** Of the session. */
  readonly uid: string;
  readonly files: CheckpointFiles;
  readonly record: SessionRecord;
  readonly pool: Pool;
  /** Each trial that gets a worker is added to it. */
  readonly training: Set<number>;
  readonly tellEnd: Counting['tellEnd'];
  /** The first that waits for a worker, as far as it is known to have trained; undefined where none is to get one. */
  readonly next: () => Trial | undefined;
}

const SLOW =
  'Native TensorFlow does not load here: trials train in plain JavaScript, many times slower. The set-up says why: npm run setup.';

/** The function that hands out trials, one after another, until no worker is idle or the first one has to wait for another. */
export function createAssigning({
  setting,
  listener,
  study,
  kind,
  uid,
  files,
  record,
  pool,
  training,
  tellEnd,
  next,
}: AssigningParts): () => void {
  let warned = false;
  const warnOfSpeed = (): void => {
    if (!warned) listener.onNotice(SLOW, 'warning');
    warned = true;
  };

  const start = (trial: Trial, arithmetic: Environment | null): void => {
    training.add(trial.id);
    pool.train({
      trialId: trial.id,
      number: trial.number,
      work: workOf(trial, study, uid, files, setting.data),
      began: arithmetic,
      assigned: (worker, environment) => {
        if (environment.engine === 'reference') warnOfSpeed();
        setting.store.startTrial(trial.id, worker, environment);
      },
    });
    listener.onTrial(record.refresh(trial.id));
    listener.onSession();
  };

  const beginAgain = (trial: Trial, arithmetic: Environment): void => {
    const { again, why } = trialAgain(trial, arithmetic);
    tellEnd(trial.id, { state: 'failed', failure: `${why}.`, again });
  };

  return () => {
    while (pool.hasIdle()) {
      const trial = next();
      if (trial === undefined) return;
      const arithmetic = record.beganOn(trial);
      const reach = pool.reach(arithmetic);
      // One that was interrupted between its last epoch and its end has nothing left to train.
      if (kind.hasTrained(trial)) tellEnd(trial.id, { state: 'completed', failure: null });
      else if (reach === 'later') return;
      else if (reach === 'now' || arithmetic === null) start(trial, arithmetic);
      else beginAgain(trial, arithmetic);
    }
  };
}

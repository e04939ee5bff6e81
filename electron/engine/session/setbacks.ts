/** What becomes of a trial that its worker could not train to its end. */
import { MOST_RETRIES, type Fault } from '../fault.ts';
import type { TaskKind } from '../tasks/task.ts';
import type { Counting } from './counting.ts';
import type { News } from './news.ts';
import type { SearchListener } from './search-run.ts';
import type { SessionCheckpoints } from './session-checkpoints.ts';
import type { SessionRecord } from './session-record.ts';
import type { SessionTrials } from './session-trials.ts';

interface SetbackParts {
  readonly trials: SessionTrials;
  readonly news: News;
  readonly record: SessionRecord;
  readonly kept: SessionCheckpoints;
  readonly listener: SearchListener;
  readonly kind: TaskKind;
  readonly fail: Counting['fail'];
  /** The machine could not go on: the trial waits. */
  readonly onMachine: (why: string) => void;
}

export interface Setbacks {
  /** Training has failed: what was the machine's or a damaged state's is trained again, all else fails the trial. */
  failed(trialId: number, message: string, fault: Fault): void;
  /** Its worker is gone: another one trains it, unless too many were lost with it. */
  lost(trialId: number, reason: string): void;
}

export function createSetbacks({ trials, news, record, kept, listener, kind, fail, onMachine }: SetbackParts): Setbacks {
  /** The state that it was to go on from is damaged. It is trained again without it, where that is of use. */
  const trainWithout = (trialId: number, damage: string): void => {
    const trial = trials.withId(trialId);
    const from = kept.discardDamaged(trial);
    if (from === null) return fail(trialId, damage);
    record.requeue(trialId, false);
    listener.onNotice(`${damage} The state is discarded, and trial ${trial.number} is trained again ${from}.`, 'warning');
  };

  return {
    failed: (trialId, message, fault) => {
      if (fault === 'machine') {
        record.requeue(trialId, false);
        onMachine(message);
      } else if (fault === 'checkpoint') trainWithout(trialId, message);
      else fail(trialId, message);
    },
    lost: (trialId, reason) => {
      const { ordinal, number, retries, epochsDone } = trials.withId(trialId);
      if (retries >= MOST_RETRIES) return fail(trialId, `Its worker was lost ${MOST_RETRIES + 1} times. ${reason}`);
      record.requeue(trialId, true);
      const told = epochsDone + news.epochs(ordinal).length;
      const from = kind.cannot.resume === null && told > 0 ? `goes on from epoch ${told}` : 'begins again';
      listener.onNotice(`${reason} Trial ${number} ${from}.`, 'warning');
    },
  };
}

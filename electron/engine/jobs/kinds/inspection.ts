/** A look into a trained network; the trial is trained again first where its weights are gone. */
import { countText, countedText } from '../../../../shared/format/count.ts';
import type { JobProgress } from '../../../../shared/job.ts';
import type { Store } from '../../../../db/store.ts';
import { nothingToLookInto, type Inspector } from '../../api/inspection.ts';
import type { Kind } from '../job.ts';
import { runTask } from '../one-task.ts';
import { sameJob } from '../same-job.ts';

/** What has been found is asked for soon, or again. */
const KEPT = 20;

export function createInspectionKind(store: Store, inspector: Inspector): Kind<'inspection'> {
  return {
    name: 'inspection',
    pauses: false,
    keeps: KEPT,
    begin: ({ trialId }) => {
      const { sessionId, number, epochsDone } = store.trial(trialId);
      // What has an epoch stays as long as its study does; the rest may go with its session, under a job that names it.
      if (epochsDone === 0) throw nothingToLookInto(number);
      const { studyId } = store.session(sessionId);
      const about = { trialId };
      return (
        sameJob(store, 'inspection', about) ?? store.createJob({ kind: 'inspection', studyId, parent: null, about, cores: 'one' })
      );
    },
    title: ({ about }) => `Look into trial ${store.trial(about.trialId!).number}`,
    move: null,
    check: () => {},
    start: ({ about }, context) =>
      runTask(context, (signal, report) =>
        inspector.inspect(about.trialId!, signal, (epoch, epochs) => report(trainedAgain(epoch, epochs))),
      ),
    parts: () => [],
    settle: () => {},
    mayBeDeleted: () => true,
    announce: () => {},
  };
}

function trainedAgain(epoch: number, epochs: number): JobProgress {
  const text = `Trained again: ${countText(epoch)} of ${countedText(epochs, 'epoch')}`;
  return { done: epoch, of: epochs, share: epoch / epochs, remainingMs: null, text };
}

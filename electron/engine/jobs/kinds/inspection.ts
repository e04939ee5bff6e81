/** A look into a trained network; the trial is trained again first where its weights are gone. */
import * as z from 'zod';
import { TrialdeckError } from '../../../../shared/errors.ts';
import { countText, countedText } from '../../../../shared/format/count.ts';
import type { JobProgress } from '../../../../shared/job.ts';
import { check } from '../../../../shared/parse/check.ts';
import { id } from '../../../../shared/parse/scalar.ts';
import { nothingToLookInto } from '../../api/inspection.ts';
import { kindOf } from '../../tasks/catalogue.ts';
import type { Kind } from '../job.ts';
import type { KindParts } from '../kind-parts.ts';
import { runTask } from '../one-task.ts';
import { sameJob } from '../same-job.ts';

/** What has been found is asked for soon, or again. */
const KEPT = 20;

const request = z.strictObject({ trialId: id });

export function createInspectionKind({ host: { store }, inspector }: KindParts): Kind<'inspection'> {
  return {
    name: 'inspection',
    word: 'Inspection',
    pauses: false,
    keeps: KEPT,
    parse: (value) => check(request, value, 'The request'),
    begin: ({ trialId }) => {
      const { sessionId, number, epochsDone } = store.trial(trialId);
      const { studyId } = store.session(sessionId);
      const why = kindOf(store.study(studyId).task).cannot.inspect;
      if (why !== null) throw new TrialdeckError('unavailable', why);
      // What has an epoch stays as long as its study does; the rest may go with its session, under a job that names it.
      if (epochsDone === 0) throw nothingToLookInto(number);
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
    settle: ({ progress }) => progress,
    lostBy: () => null,
    mayBeDeleted: () => true,
    announce: () => {},
  };
}

function trainedAgain(epoch: number, epochs: number): JobProgress {
  const text = `Trained again: ${countText(epoch)} of ${countedText(epochs, 'epoch')}`;
  return { done: epoch, of: epochs, share: epoch / epochs, remainingMs: null, text };
}

/** What a session came to, as a text and as one JSON document. */
import type { AsyncApi } from '../../shared/contract/api.ts';
import type { SessionProgress } from '../../shared/contract/searches.ts';
import { bestText, correctedMeaning, type Corrected } from '../../shared/corrected.ts';
import { countedText } from '../../shared/format/count.ts';
import { durationText } from '../../shared/format/duration.ts';
import { paramsText } from '../../shared/format/parameter.ts';
import { measuredText } from '../../shared/format/value.ts';
import type { TrialRow } from '../../shared/trial-table.ts';
import { objectiveOf, type Measure } from '../../shared/measure.ts';
import type { Epoch, Session } from '../../shared/model.ts';
import { agrees } from '../../shared/same-value.ts';
import { winnerText } from '../../shared/winner.ts';
import { objectiveText, sessionStateText } from '../../shared/wording.ts';
import type { Terminal } from './terminal.ts';

const PAGE = 500;

export interface SessionResult {
  readonly study: number;
  /** Its number in the study. */
  readonly session: number;
  readonly state: Session['state'];
  readonly failure: string | null;
  /** Why it had nothing more to ask for. */
  readonly ended: string | null;
  readonly seconds: number;
  readonly best: { readonly trial: number; readonly value: number; readonly params: TrialRow['params'] } | null;
  /** Of the configurations that were measured again. */
  readonly winner: SessionProgress['winner'];
  /** What the best one is worth on fresh rows. */
  readonly corrected: Corrected;
  readonly trials: readonly (Pick<
    TrialRow,
    'id' | 'number' | 'state' | 'params' | 'value' | 'stopValue' | 'bestEpoch' | 'epochsDone' | 'durationMs'
  > & {
    /** Each partition with its values by the name of the measure. */
    readonly epochs: readonly Epoch[];
  })[];
}

/** @param seconds wall time of the command. */
export async function sessionResult(api: AsyncApi, session: Session, seconds: number): Promise<SessionResult> {
  const rows = await rowsOf(api, session);
  const { incumbent, winner } = await api.progress(session.id);
  const corrected = await api.correctedSession(session.id);
  const best = rows.find(({ id }) => id === incumbent?.trialId);
  const trials = await Promise.all(
    rows.map(async ({ id, number, state, params, value, stopValue, bestEpoch, epochsDone, durationMs }) => {
      const { epochs } = await api.trial(id);
      return { id, number, state, params, value, stopValue, bestEpoch, epochsDone, durationMs, epochs };
    }),
  );
  return {
    study: session.studyId,
    session: session.number,
    state: session.state,
    failure: session.failure,
    ended: session.ended,
    seconds,
    corrected,
    winner,
    best: best ? { trial: best.number, value: best.value!, params: best.params } : null,
    trials,
  };
}

export async function printSummary(api: AsyncApi, session: Session, terminal: Terminal): Promise<void> {
  const { incumbent, winner, finished, elapsedMs, session: now } = await api.progress(session.id);
  const study = await api.study(session.studyId);
  const { defaultTrialId, name } = study;
  const objective = objectiveOf(study);
  terminal.print(`${name}: ${countedText(finished, 'trial')} in ${durationText(elapsedMs)}, session ${sessionStateText(now)}.`);
  if (now.failure) terminal.print(now.failure);
  if (now.ended) terminal.print(now.ended);
  if (incumbent) {
    const { trial } = await api.trial(winner?.trialId ?? incumbent.trialId);
    const { trial: best, defaults } = await api.trial(incumbent.trialId);
    const budget = `after ${best.epochsDone} of ${best.epochs} epochs`;
    const corrected = await api.correctedSession(session.id);
    for (const line of bestLines(corrected, incumbent, budget, objective)) terminal.print(line);
    const isDefault = agrees(best.params, defaults);
    if (isDefault) terminal.print(`Trial ${best.number} is the default configuration.`);
    else if (defaultTrialId !== null) {
      const { trial: usual } = await api.trial(defaultTrialId);
      terminal.print(`The default configuration, trial ${usual.number}, reached ${measuredText(usual.value, objective)}.`);
    }
    if (winner) terminal.print(`Winner: ${winnerText(winner, objective)}, of the configurations that were measured again.`);
    terminal.print(`  ${paramsText(trial.params)}`);
  }
  if (now.state === 'paused') terminal.print(`Go on with: trialdeck resume ${now.jobId}`);
  terminal.print(`Look at it with: trialdeck show ${session.studyId}`);
}

/** The best trial and the winner, each with its own numbers: by the mean of its seeds another one may lead. */
export function bestLines(
  corrected: Corrected,
  { number, value }: NonNullable<SessionProgress['incumbent']>,
  budget: string,
  objective: Measure,
): readonly string[] {
  const measure = objectiveText(objective);
  if (corrected.kind === 'uncorrected')
    return [`Best: trial ${number}, ${measure} ${bestText(corrected, value, objective)}, ${budget}`];
  const winner = `trial ${corrected.trial}, ${measure} ${bestText(corrected, value, objective)}`;
  if (corrected.trial === number) return [`Best: ${winner}, ${budget}`, correctedMeaning(corrected)];
  const single = `Best single trial: trial ${number}, ${measure} ${measuredText(value, objective)} as it looks, ${budget}`;
  return [single, `Best by the mean of its seeds: ${winner}`, correctedMeaning(corrected)];
}

async function rowsOf(api: AsyncApi, session: Session): Promise<TrialRow[]> {
  const rows: TrialRow[] = [];
  for (;;) {
    const page = await api.trials({
      studyId: session.studyId,
      filter: { sessionIds: [session.id] },
      sort: { column: 'number', descending: false },
      offset: rows.length,
      limit: PAGE,
    });
    rows.push(...page.rows);
    if (page.rows.length < PAGE) return rows;
  }
}

/** `trialdeck show`: a study with its best trials, or a trial with its epochs. */
import { TrialdeckError } from '../../../shared/errors.ts';
import { durationText } from '../../../shared/format/duration.ts';
import { parameterText, paramsText } from '../../../shared/format/parameter.ts';
import { orUnknown } from '../../../shared/format/unknown.ts';
import { valueText } from '../../../shared/format/value.ts';
import { higherIsBetter } from '../../../shared/model.ts';
import { objectiveText, sessionStateText } from '../../../shared/wording.ts';
import type { Store } from '../../../db/store.ts';
import { openReader } from '../host.ts';
import { asTable, type Terminal } from '../terminal.ts';

const BEST_SHOWN = 20;

export function show(what: string, json: boolean, terminal: Terminal): void {
  const match = /^(t?)([1-9]\d*)$/.exec(what);
  if (!match) throw new TrialdeckError('usage', `${what} is neither the number of a study (3) nor of a trial (t17).`, 'what');
  const store = openReader();
  try {
    const id = Number(match[2]);
    terminal.print(match[1] === 't' ? showTrial(store, id, json) : showStudy(store, id, json));
  } finally {
    store.close();
  }
}

function showStudy(store: Store, studyId: number, json: boolean): string {
  const study = store.studyOverview(studyId);
  const descending = higherIsBetter(study.objective);
  const { rows } = store.trialPage({ studyId, sort: { column: 'value', descending }, limit: BEST_SHOWN });
  if (json) return JSON.stringify({ study, best: rows }, null, 1);
  const { split, dataset } = study;
  const table = rows.map((row) => [
    `t${row.id}`,
    String(row.number),
    row.state,
    valueText(row.value),
    String(row.epochsDone),
    durationText(row.durationMs),
    paramsText(row.params),
  ]);
  return [
    `${study.name} (study ${study.id}), ${dataset.title}, ${objectiveText(study.objective)}`,
    `train ${split.train}, stop ${split.stop}, select ${split.select}, confirm ${split.confirm} rows (split seed ${split.seed}); vault of ${dataset.vaultRows} rows, read ${study.vaultReadings.length} times`,
    `${study.finishedTrials} of ${study.trials} trials finished; best ${valueText(study.bestValue)}, default ${valueText(study.defaultValue)}`,
    ...study.sessions.map(
      ({ id, strategy, stopRule, seed, failure, ...session }) =>
        `session ${id}: ${strategy.name}${stopRule ? ` with ${stopRule.name}` : ''}, seed ${seed}, ${sessionStateText(session)}${failure ? `: ${failure}` : ''}`,
    ),
    '',
    asTable(['id', 'trial', 'state', 'value', 'epochs', 'time', 'configuration'], table),
  ].join('\n');
}

function showTrial(store: Store, trialId: number, json: boolean): string {
  const detail = store.trialDetail(trialId);
  if (json) return JSON.stringify(detail, null, 1);
  const { trial, epochs, environment } = detail;
  const table = epochs.map((metrics) => [
    String(metrics.epoch) + (metrics.epoch === trial.bestEpoch ? ' *' : ''),
    valueText(metrics.trainLoss),
    valueText(metrics.stopLoss),
    valueText(metrics.stopAccuracy),
    valueText(metrics.selectLoss),
    valueText(metrics.selectAccuracy),
    durationText(metrics.durationMs),
  ]);
  return [
    `Trial ${trial.number} of session ${trial.sessionId} (t${trial.id}), ${trial.state}${trial.failure ? `: ${trial.failure}` : ''}`,
    trial.reason.text,
    ...(trial.stopReason ? [trial.stopReason.text] : []),
    `value ${valueText(trial.value)} at epoch ${orUnknown(trial.bestEpoch, String)}, model seed ${trial.modelSeed}, ${durationText(trial.durationMs)}`,
    ...(environment ? [`${environment.engine} TensorFlow ${environment.tensorflow}, ${environment.cpu}`] : []),
    ...Object.entries(trial.params).map(([name, value]) => `  ${name} ${parameterText(value)}`),
    '',
    asTable(['epoch', 'train loss', 'stop loss', 'stop acc.', 'select loss', 'select acc.', 'time'], table),
  ].join('\n');
}

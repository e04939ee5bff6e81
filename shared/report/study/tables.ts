/** Sessions and trials of a study as tables. */
import { budgetText } from '../../format/budget.ts';
import { countedText } from '../../format/count.ts';
import { formatOf } from '../../format/dimension.ts';
import { parameterText } from '../../format/parameter.ts';
import { measuredText } from '../../format/value.ts';
import { objectiveOf } from '../../measure.ts';
import type { Params, Session } from '../../model.ts';
import { sameValue } from '../../same-value.ts';
import { shownValue } from '../../shown-value.ts';
import type { TrialRow } from '../../trial-table.ts';
import { objectiveText, sessionStateText } from '../../wording.ts';
import type { Table } from '../report.ts';
import { numberColumn, tableOf, textColumn, type ColumnOf } from '../table-of.ts';
import type { StudyEvidence } from './evidence.ts';

export function sessionsTable({ study, strategies }: StudyEvidence): Table {
  const titleOf = (name: string): string => strategies.find((entry) => entry.name === name)?.title ?? name;
  const isStopped = study.sessions.some(({ stopRule }) => stopRule !== null);
  const hasEnded = study.sessions.some(({ ended }) => ended !== null);
  const columns: readonly ColumnOf<Session>[] = [
    numberColumn('Session', 'count', ({ number }) => number),
    textColumn('Strategy', ({ strategy }) => titleOf(strategy.name)),
    ...(isStopped ? [textColumn<Session>('Stop rule', ({ stopRule }) => stopRule?.name ?? 'none', { priority: 2 })] : []),
    textColumn('Seed', ({ seed }) => String(seed)),
    textColumn('Budget', ({ budget }) => budgetText(budget)),
    textColumn('State', (session) => sessionStateText(session), { priority: 1 }),
    numberColumn('Time at work', 'duration', ({ activeMs }) => activeMs),
    ...(hasEnded ? [textColumn<Session>('Why it ended', ({ ended }) => ended ?? '', { priority: 2 })] : []),
  ];
  return tableOf(study.sessions, columns, ['The sessions of the study: each is one run of one strategy.']);
}

/** Each with what sets it apart from the default configuration. */
export function leadingTable({ study, leading, usual }: StudyEvidence): Table {
  const objective = objectiveOf(study);
  const columns: readonly ColumnOf<TrialRow>[] = [
    numberColumn('Trial', 'count', ({ number }) => number),
    textColumn(`Select ${objective.title}`, (row) => measuredText(shownValue(row), objective)),
    numberColumn('Epochs', 'count', ({ epochsDone }) => epochsDone),
    numberColumn('Time', 'duration', ({ durationMs }) => durationMs),
    textColumn('Other than the default', ({ params }) => differencesText(params, usual)),
  ];
  return tableOf(leading, columns, [
    `The configurations with the best ${objectiveText(objective)} as it looks, each by its best trial. They were chosen by it, so that it flatters them, the first one most.`,
  ]);
}

function differencesText(params: Params, usual: Params): string {
  const others = Object.entries(params).filter(([name, value]) => !sameValue(usual[name], value));
  return others.length === 0 ? 'nothing' : others.map(([name, value]) => `${name} ${parameterText(value)}`).join(', ');
}

/** A column for each hyperparameter that is searched. */
export function trialsTable({ study, trials }: StudyEvidence): Table {
  const objective = objectiveOf(study);
  const searched = Object.entries(study.space).filter(([, { type }]) => type !== 'fixed');
  const columns: readonly ColumnOf<TrialRow>[] = [
    numberColumn('Trial', 'count', ({ number }) => number),
    numberColumn('Session', 'count', ({ session }) => session),
    textColumn('State', ({ state }) => state),
    textColumn('Value', (row) => measuredText(shownValue(row), objective)),
    numberColumn('Epochs', 'count', ({ epochsDone }) => epochsDone),
    ...searched.map(([name, dimension]) => textColumn<TrialRow>(name, ({ params }) => formatOf(dimension).text(params[name]))),
  ];
  return tableOf(trials, columns, [captionOf(study.trials, trials.length, objectiveText(objective))]);
}

function captionOf(all: number, listed: number, value: string): string {
  const which =
    listed < all
      ? `The ${countedText(listed, 'trial')} of ${countedText(all, 'trial')} with the best value`
      : `All ${countedText(all, 'trial')}`;
  return `${which}, by number. Value: ${value} at the best epoch on stop; a dash where there is none, and under a hyperparameter where it is not active.`;
}

/** The commands that make the searches and comparisons of a study again. */
import type { Experiment, ExperimentAxis } from '../../experiment.ts';
import { objectiveOf } from '../../measure.ts';
import type { Session, StrategyChoice } from '../../model.ts';
import type { StudyEvidence } from './evidence.ts';

/** The option of a budget in each unit. */
export const BUDGET_OPTION: Readonly<Record<ExperimentAxis, string>> = {
  epochs: '--total-epochs',
  seconds: '--seconds',
  trials: '--trials',
};

/** Of the sessions that a strategy of Trialdeck searched by itself; the first makes the study. @param number what names it after that */
export function searchCommands(
  { study, words, compared, strategies }: StudyEvidence,
  number = String(study.id),
): readonly string[] {
  const own = study.sessions.filter(({ id, strategy }) => {
    const entry = strategies.find(({ name }) => name === strategy.name);
    return !compared.includes(id) && !strategy.name.includes('/') && entry?.queueOnly !== true;
  });
  return own.map((session, at) =>
    ['trialdeck search', ...(at === 0 ? studyOptions(study, words) : [`--study ${number}`]), ...sessionOptions(session)].join(
      ' ',
    ),
  );
}

/** Of those that have come to their end. */
export function comparisonCommands(
  { comparisons, study }: Pick<StudyEvidence, 'comparisons' | 'study'>,
  number = String(study.id),
): readonly string[] {
  return comparisons.map(({ progress: { experiment } }) => comparisonCommand(experiment, number));
}

/** Of the comparison that is cited: on the number that its study has here. */
export function citedCommand({ cited }: Pick<StudyEvidence, 'cited'>, number = String(cited?.study.id)): readonly string[] {
  return cited === null ? [] : [comparisonCommand(cited.comparison.progress.experiment, number)];
}

/** Of the latest confirmation; none where there is none. */
export function confirmCommands(
  { confirmation: { confirmation }, study }: Pick<StudyEvidence, 'confirmation' | 'study'>,
  number = String(study.id),
): readonly string[] {
  return confirmation === null ? [] : [`trialdeck confirm ${number} --seeds ${confirmation.modelSeeds.length}`];
}

function studyOptions(study: StudyEvidence['study'], { options }: StudyEvidence['words']): readonly string[] {
  return [...options, `--space space.json --objective ${objectiveOf(study).name} --epochs ${study.maxEpochs}`];
}

function sessionOptions({ strategy, stopRule, budget, seed, width, remeasure }: Session): readonly string[] {
  return [
    ...choiceOptions('strategy', 'options', strategy),
    ...(stopRule === null ? [] : choiceOptions('stop-rule', 'stop-options', stopRule)),
    ...given('trials', budget.trials),
    ...given('total-epochs', budget.epochs),
    ...given('seconds', budget.seconds),
    `--width ${width ?? 'none'}`,
    ...(remeasure ? ['--remeasure'] : []),
    `--seed ${seed}`,
  ];
}

function choiceOptions(name: string, optionsName: string, { name: chosen, options }: StrategyChoice): readonly string[] {
  return [`--${name} ${chosen}`, ...(Object.keys(options).length === 0 ? [] : [`--${optionsName} '${JSON.stringify(options)}'`])];
}

function given(name: string, value: number | undefined): readonly string[] {
  return value === undefined ? [] : [`--${name} ${value}`];
}

function comparisonCommand({ kind, arms, repetitions, budget, seed, width }: Experiment, number: string): string {
  const own = arms.filter(({ strategy }) => strategy.name !== 'random');
  const options = Object.fromEntries(
    own.flatMap(({ strategy }) => (Object.keys(strategy.options).length === 0 ? [] : [[strategy.name, strategy.options]])),
  );
  return [
    `trialdeck compare --study ${number}`,
    ...(own.length === 0 ? [] : [`--strategies ${own.map(({ strategy }) => strategy.name).join(',')}`]),
    ...(Object.keys(options).length === 0 ? [] : [`--options '${JSON.stringify(options)}'`]),
    `--pairs ${repetitions} ${BUDGET_OPTION[budget.axis]} ${budget.amount}`,
    ...(width === null ? [] : [`--width ${width}`]),
    ...(kind === 'training' ? ['--train'] : []),
    `--seed ${seed}`,
  ].join(' ');
}

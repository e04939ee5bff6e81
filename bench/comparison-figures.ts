/**
 * `node bench/comparison-figures.ts [--write]`: the figures of docs/comparison.md, concluded by today's rule from the latest
 * comparisons in the sample studies. With --write the page's sections are replaced by them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openStore } from '../db/open-store.ts';
import type { Store } from '../db/store.ts';
import { comparisonOf, noiseIn } from '../electron/engine/api/experiments.ts';
import { conclude } from '../electron/engine/insight/comparison/conclude.ts';
import { powerOf } from '../electron/engine/insight/comparison/plan-power.ts';
import { repetitionSeeds } from '../electron/engine/replay/plan-experiment.ts';
import { recordingOf } from '../electron/engine/replay/recording.ts';
import { importSample } from '../electron/engine/samples.ts';
import { strategyNamed } from '../electron/engine/search/catalogue.ts';
import type { ComparisonEvidence } from '../shared/evidence.ts';
import type { Experiment, ExperimentRun } from '../shared/experiment.ts';
import { objectiveOf } from '../shared/measure.ts';
import { amountText } from '../shared/format/budget.ts';
import { countedText } from '../shared/format/count.ts';
import { armsSection } from '../shared/report/comparison/arms.ts';
import { ladderSection } from '../shared/report/comparison/ladder.ts';
import { pairsSection } from '../shared/report/comparison/pairs.ts';
import { noiseText, powerText, spreadIn } from '../shared/report/comparison/power.ts';
import { verdictSection } from '../shared/report/comparison/verdict.ts';
import { BUDGET_OPTION } from '../shared/report/study/commands.ts';
import { PROJECT } from './circumstances.ts';
import { withSection } from './document.ts';
import { markdownSection } from '../shared/report/markdown-section.ts';
import { sampleFile } from './sample-file.ts';

const PAGE = path.join(PROJECT, 'docs', 'comparison.md');

export const COMPARISONS = [
  { heading: 'Replayed on the recorded study', sample: 'fashion-mnist-recorded.db' },
  { heading: 'With real training', sample: 'fashion-mnist-assignment.db' },
] as const;

/** The latest comparison of the sample's study, in Markdown. */
export function comparisonFigures({ heading, sample }: (typeof COMPARISONS)[number]): string {
  const store = openStore(':memory:');
  try {
    const [studyId] = importSample(store, sampleFile(sample));
    return [`## ${heading}`, ...paragraphsOn(store.experiments(studyId!)[0]!, store)].join('\n\n');
  } finally {
    store.close();
  }
}

function paragraphsOn(experiment: Experiment, store: Store): readonly string[] {
  const study = store.study(experiment.studyId);
  const recording = experiment.kind === 'replay' ? recordingOf(study, store.recordedTrials(study.id)) : null;
  const runs = store.experimentRuns(experiment.id);
  const comparison = comparisonOf(experiment, runs, study, recording);
  const { evidence, verdict } = conclude(comparison, (name) => strategyNamed(name).byHand);
  const sections = [
    verdictSection(verdict!),
    ladderSection(evidence!, experiment),
    armsSection(evidence!, experiment),
    pairsSection(evidence!, experiment),
  ];
  return [
    commandOf(experiment, isOfThisVersion(experiment, runs)),
    `${powerIn(evidence!)} ${noiseText(noiseIn(store, study), objectiveOf(study))}`,
    ...sections.map(markdownSection),
  ];
}

/** Former versions drew other seeds from that of the experiment, and trained without a width. */
function isOfThisVersion(experiment: Experiment, runs: readonly ExperimentRun[]): boolean {
  const seeds = repetitionSeeds(experiment);
  return experiment.width !== null && runs.every(({ arm, repetition, seed }) => arm > 0 || seed === seeds[repetition - 1]);
}

/** How it is run again, or one like it. */
function commandOf({ kind, arms, repetitions, seed, budget, workers }: Experiment, again: boolean): string {
  const strategies = ['random', ...arms.slice(2).map(({ strategy }) => strategy.name)].join(',');
  const training = kind === 'training' ? ` --train --workers ${workers}` : '';
  const size = `${countedText(repetitions, 'pair')} of ${countedText(arms.length, 'strategy', 'strategies')}, ${amountText(budget)} a search`;
  return [
    again
      ? `${size}, run by`
      : `${size}, made by a former version, whose pairs had other seeds and whose results counted as they came: it cannot be made again. One of the same size, with seeds and a width of today, is run by`,
    `    npm run trialdeck -- compare --study N${training} --strategies ${strategies} --pairs ${repetitions} ${BUDGET_OPTION[budget.axis]} ${budget.amount} --seed ${seed}`,
    'where N is the number that `npm run trialdeck -- studies` shows for the study.',
  ].join('\n\n');
}

function powerIn(evidence: ComparisonEvidence): string {
  const { arms, pairs, margin } = evidence;
  const planned = { arms: arms.length, pairs, margin, spread: spreadIn(evidence) };
  return powerText(planned, powerOf(planned), evidence.objective);
}

if (import.meta.main) {
  const sections = COMPARISONS.map((comparison) => ({ name: comparison.heading, text: comparisonFigures(comparison) }));
  process.stdout.write(`${sections.map(({ text }) => text).join('\n\n')}\n`);
  if (process.argv.includes('--write'))
    writeFileSync(
      PAGE,
      sections.reduce((page, { name, text }) => withSection(page, name, text), readFileSync(PAGE, 'utf8')),
    );
}

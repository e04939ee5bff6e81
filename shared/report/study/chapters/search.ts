/** The search: its sessions, its curves, its best trials, and which hyperparameters mattered. */
import { historyChart } from '../../../charts/history.ts';
import { learningCurves } from '../../../charts/learning-curves.ts';
import type { ChartLook } from '../../../charts/look.ts';
import { MOST_COLOURED } from '../../../charts/parallel-drawing.ts';
import { marginalChart } from '../../../charts/marginal-curve.ts';
import { shownText } from '../../../charts/wording.ts';
import { countedText, countText } from '../../../format/count.ts';
import { UNKNOWN } from '../../../format/unknown.ts';
import { measuredText } from '../../../format/value.ts';
import { objectiveOf, type Measure } from '../../../measure.ts';
import { bestText, capitalised, listed, objectiveText } from '../../../wording.ts';
import { importanceSection } from '../../importance.ts';
import type { Block, Chapter, FigureBlock, ParallelBlock, Section } from '../../report.ts';
import { textBlock } from '../../text-block.ts';
import type { StudyEvidence } from '../evidence.ts';
import { leadingTable, sessionsTable } from '../tables.ts';
import { chapter } from './chapter.ts';

/** As many hyperparameters have their curve drawn, those that explain most. */
const MOST_CURVES = 4;
const MOST_AXES = 9;

/** @param listsAll whether every trial is listed in the appendix */
export function searchChapter(evidence: StudyEvidence, look: ChartLook, listsAll: boolean): Chapter {
  const { study, leading } = evidence;
  if (leading.length === 0) return chapter('search', [textBlock('No trial has a value yet.'), sessionsTable(evidence)]);
  const objective = objectiveOf(study);
  const ended = `${countText(study.finishedTrials)} of ${countedText(study.trials, 'trial')} of the search have ended.${listsAll ? listedText(evidence) : ''}`;
  return chapter(
    'search',
    [textBlock(ended), sessionsTable(evidence)],
    [
      {
        heading: 'How it went',
        anchor: 'history',
        blocks: [historyBlock(evidence, objective, look), curvesBlock(evidence, objective, look)],
      },
      {
        heading: 'The best configurations',
        anchor: 'leading',
        blocks: [leadingTable(evidence), ...parallelBlocks(evidence, objective, listsAll)],
      },
      importanceSection(evidence.divergence),
      curvesSection(evidence, objective, look),
    ],
  );
}

function listedText({ study, trials }: StudyEvidence): string {
  const room = study.trials > trials.length ? `, as far as there is room: the ${countText(trials.length)} best` : '';
  return ` Every one of them is listed in the appendix${room}.`;
}

function historyBlock({ plots: { history }, study }: StudyEvidence, objective: Measure, look: ChartLook): FigureBlock {
  const improvements = history.incumbent.length;
  const [last] = history.incumbent.slice(-1);
  const ends = last
    ? `It improved ${countedText(improvements, 'time')}; the last improvement, to ${measuredText(last.y, objective)}, was trial ${last.number}, the ${place(last.x)} of ${countText(history.last)} to end.`
    : 'No trial has a value.';
  return {
    kind: 'figure',
    title: 'History of the search',
    figure: historyChart(history, look, { objective }),
    caption: [
      `The ${objectiveText(objective)} of every trial in the order in which they ended, and the best so far as a line. ${ends}`,
    ],
    alternative: `${study.name}: ${ends}`,
  };
}

const ORDINALS = new Intl.PluralRules('en-GB', { type: 'ordinal' });
const SUFFIXES: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const place = (at: number): string => `${countText(at)}${SUFFIXES[ORDINALS.select(at)]}`;

function curvesBlock({ plots: { curves }, study }: StudyEvidence, objective: Measure, look: ChartLook): FigureBlock {
  const shown = curves.curves.filter(({ rank }) => rank !== null).map(({ number }) => `trial ${number}`);
  return {
    kind: 'figure',
    title: 'Learning curves',
    figure: learningCurves(curves, look, { partition: 'select', measure: objective }),
    caption: [
      `The ${objectiveText(objective)} after every epoch: the ${countedText(shown.length, 'best trial')} as lines, all others as bands of their quantiles. A trial counts with its best epoch on stop, which need not be its best on select.`,
    ],
    alternative: `${capitalised(objectiveText(objective))} by epoch of ${shown.join(', ')}, over at most ${countedText(study.maxEpochs, 'epoch')}.`,
  };
}

/** As many axes as can be told apart in one picture: those that explain most first, in pictures of about equal size. */
function parallelBlocks(evidence: StudyEvidence, objective: Measure, listsAll: boolean): readonly ParallelBlock[] {
  const { study, forest } = evidence;
  const rank = (name: string): number => {
    const at = forest.parameters.findIndex((each) => each.name === name);
    return at === -1 ? Infinity : at;
  };
  const searched = Object.keys(study.space).filter((name) => study.space[name]!.type !== 'fixed');
  const names = searched.toSorted((one, other) => rank(one) - rank(other) || searched.indexOf(one) - searched.indexOf(other));
  const pictures = Math.ceil(names.length / MOST_AXES);
  const each = Math.ceil(names.length / Math.max(1, pictures));
  return Array.from({ length: pictures }, (_, at) => {
    const title = pictures === 1 ? 'All hyperparameters at once' : `Hyperparameters at once, part ${at + 1} of ${pictures}`;
    const block = parallelBlock(evidence, objective, title, names.slice(at * each, (at + 1) * each));
    return listsAll ? { ...block, alternative: `${block.alternative} The values are in the appendix.` } : block;
  });
}

function parallelBlock(
  { plots: { parallel }, study, leading }: StudyEvidence,
  objective: Measure,
  title: string,
  shown: readonly string[],
): ParallelBlock {
  const best = `trial ${leading[0]!.number} with ${measuredText(leading[0]!.value, objective)}`;
  return {
    kind: 'parallel',
    title,
    data: parallel,
    space: study.space,
    objective,
    shown,
    caption: [
      `${shownText(parallel.shown)}${parallel.shown.by === 'sample' ? ', the best among them' : ''}, as lines; where coloured lines run together, the best ones agree. The ${MOST_COLOURED} of the ${bestText(objective)} ${objectiveText(objective)} are coloured, the stronger the better. Axes marked (log) are logarithmic; below the axes run trials in which a hyperparameter is not active.`,
    ],
    alternative: `${countedText(parallel.rows.length, 'trial')} across ${listed(shown)} and the value; the best is ${best}.`,
  };
}

function curvesSection({ forest, study }: StudyEvidence, objective: Measure, look: ChartLook): Section {
  const shown = forest.parameters
    .flatMap(({ name, share, curve }) => (share.value === null || curve === null ? [] : [{ name, curve }]))
    .slice(0, MOST_CURVES);
  const figures = shown.map(({ name, curve }): FigureBlock => {
    const dimension = study.space[name]!;
    const ends =
      curve.mean.length === 0
        ? UNKNOWN
        : `between ${measuredText(Math.min(...curve.mean), objective)} and ${measuredText(Math.max(...curve.mean), objective)}`;
    return {
      kind: 'figure',
      title: name,
      figure: marginalChart(curve, look, { name, dimension, objective }),
      caption: [
        `What a forest that was fitted to all trials predicts along ${name}, in the mean over all other hyperparameters: ${ends}.`,
      ],
      alternative: `Predicted mean ${objectiveText(objective)} along ${name}, ${ends}.`,
    };
  });
  const none: readonly Block[] = [textBlock(forest.refusal ?? 'No hyperparameter is active in enough trials for a curve.')];
  return {
    heading: 'Along the hyperparameters that explain most',
    anchor: 'marginals',
    blocks: figures.length === 0 ? none : figures,
  };
}

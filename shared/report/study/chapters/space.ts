/** The search space: of every hyperparameter why it is searched and over which range, what was expected, and what was seen. */
import { conditionText, rangeText } from '../../../format/dimension-words.ts';
import { parameterText } from '../../../format/parameter.ts';
import type { ParameterImportance } from '../../../importance.ts';
import type { Dimension } from '../../../model.ts';
import { capitalised } from '../../../wording.ts';
import type { Chapter, Line, Section } from '../../report.ts';
import { estimateColumn, tableOf, textColumn, type ColumnOf } from '../../table-of.ts';
import { code, labelled, textBlock } from '../../text-block.ts';
import type { StudyEvidence } from '../evidence.ts';
import { observedText } from '../observed.ts';
import { chapter } from './chapter.ts';

interface Searched {
  readonly name: string;
  readonly dimension: Dimension;
  readonly importance: ParameterImportance | null;
}

export function spaceChapter(evidence: StudyEvidence): Chapter {
  const { study, forest } = evidence;
  const searched = Object.entries(study.space).map(([name, dimension]): Searched => {
    return { name, dimension, importance: forest.parameters.find((each) => each.name === name) ?? null };
  });
  const about =
    'What was searched, in which ranges, and how much of the values each hyperparameter explains. Below, of each: why it is searched, why over this range, what was expected before anything was measured, and what was seen. Expectations are words, as they were written: whether they came true is for the reader to say.';
  return chapter(
    'space',
    [textBlock(about), tableOf(searched, columnsOf(evidence), captionOf(evidence))],
    searched.map((each) => sectionOf(each, evidence)),
  );
}

function columnsOf({ usual }: StudyEvidence): readonly ColumnOf<Searched>[] {
  return [
    textColumn('Hyperparameter', ({ name }) => code(name)),
    textColumn('Range', ({ dimension }) => rangeText(dimension)),
    textColumn('Only where', ({ dimension }) => (dimension.when === undefined ? '' : conditionText(dimension.when)), {
      priority: 2,
    }),
    textColumn('Default', ({ name }) => parameterText(usual[name]), { priority: 1 }),
    estimateColumn('Share', 'percent', ({ importance }) => importance?.share ?? { value: null, low: null, high: null }),
  ];
}

function captionOf({ forest: { refusal } }: StudyEvidence): Line {
  if (refusal !== null) return [`No shares: ${refusal}`];
  return [
    'Share: of the variance of the values, as a forest predicts them over the space, what each explains alone, with its 95 % interval (fANOVA, Hutter, Hoos and Leyton-Brown 2014).',
  ];
}

const NOT_STATED = 'Not stated.';

function sectionOf({ name, dimension, importance }: Searched, evidence: StudyEvidence): Section {
  const { why, rangeWhy, expectedImpact } = dimension;
  const words: readonly Line[] = [
    labelled('Why', why ?? NOT_STATED),
    labelled(
      'Range',
      `${dimension.type === 'categorical' ? rangeText(dimension) : capitalised(rangeText(dimension))}. ${rangeWhy ?? 'Why this range: not stated.'}`,
    ),
    labelled('Expected', expectedImpact ?? NOT_STATED),
    labelled('Observed', observedText(name, dimension, importance, evidence)),
  ];
  return { heading: name, anchor: `space-${name.replaceAll('_', '-')}`, blocks: [textBlock(...words)] };
}

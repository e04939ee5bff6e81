/** The columns of the table of trials: the trial's own fields, then a column a parameter. */
import type { StudyOverview } from '../../../shared/contract/studies.ts';
import { formatOf } from '../../../shared/format/dimension.ts';
import { objectiveFormat } from '../../../shared/format/objective.ts';
import { UNKNOWN } from '../../../shared/format/unknown.ts';
import { measuredText } from '../../../shared/format/value.ts';
import { bestIsLargest, objectiveOf, type Measure } from '../../../shared/measure.ts';
import type { SortColumn, TrialRow } from '../../../shared/trial-table.ts';
import { capitalised, measureText, objectiveText } from '../../../shared/wording.ts';
import type { Dimension } from '../../../shared/model.ts';
import { dateTime } from '../../format/moment.ts';

export interface Column {
  readonly id: string;
  readonly title: string;
  /** Stands in the head, smaller. */
  readonly unit?: string;
  /** What the column says, on hover. */
  readonly means: string;
  /** By what the server sorts; absent where there is no order. */
  readonly sort?: SortColumn;
  /** The direction of the first click. */
  readonly descendingFirst?: boolean;
  readonly right?: boolean;
  readonly widthPx: number;
  /** Shown until a person chooses otherwise. */
  readonly initially: boolean;
  /** Always shown, at the left edge. */
  readonly fixed?: boolean;
  text(row: TrialRow): string;
}

/** @param margin half the 95 % interval of one value, where it is known */
export function columnsOf(study: StudyOverview, margin: string): readonly Column[] {
  const parameters = Object.entries(study.space).map(([name, dimension]) => parameterColumn(name, dimension));
  return [...ownColumns(study, margin), ...otherMeasures(study).map(measureColumn), ...parameters, ...LAST];
}

const nothing = (): string => '';

function ownColumns(study: StudyOverview, margin: string): readonly Column[] {
  const objective = objectiveOf(study);
  const descendingFirst = bestIsLargest(objective);
  const valueText = objectiveFormat(study);
  return [
    {
      id: 'chosen',
      title: 'Choose',
      means: 'Choose trials to compare.',
      widthPx: 32,
      initially: true,
      fixed: true,
      text: nothing,
    },
    {
      id: 'starred',
      title: 'Starred',
      means: 'Starred trials.',
      sort: 'starred',
      descendingFirst: true,
      widthPx: 32,
      initially: true,
      fixed: true,
      text: nothing,
    },
    {
      id: 'number',
      title: 'Trial',
      means: 'Counts from 1 within its study, in the order of asking.',
      sort: 'number',
      right: true,
      widthPx: 76,
      initially: true,
      fixed: true,
      text: ({ number }) => String(number),
    },
    {
      id: 'session',
      title: 'Session',
      means: 'The session that asked for the trial, by its number in the study.',
      sort: 'session',
      right: true,
      widthPx: 76,
      initially: study.sessions.length > 1,
      text: ({ session }) => String(session),
    },
    {
      id: 'repeats',
      title: 'Repeats',
      means: 'The trial whose configuration it measures again, with another model seed.',
      right: true,
      widthPx: 76,
      initially: study.sessions.some(({ remeasure }) => remeasure),
      text: ({ repeats }) => (repeats === null ? '' : `trial ${repeats}`),
    },
    {
      id: 'state',
      title: 'State',
      means: 'What has become of the trial.',
      sort: 'state',
      widthPx: 140,
      initially: true,
      text: ({ state }) => state,
    },
    {
      id: 'value',
      title: capitalised(objectiveText(objective)),
      ...(margin && { unit: margin }),
      means: `The ${objective.title} on select at the best epoch: the trial’s value${margin && `, with the 95 % interval of one measurement (${margin})`}.`,
      sort: 'value',
      descendingFirst,
      right: true,
      widthPx: margin ? 196 : 148,
      initially: true,
      text: ({ value }) => valueText(value),
    },
    {
      id: 'stopValue',
      title: `Stop ${objective.title}`,
      means: `The ${objective.title} on stop at the best epoch.`,
      sort: 'stopValue',
      descendingFirst,
      right: true,
      widthPx: 108,
      initially: false,
      text: ({ stopValue }) => valueText(stopValue),
    },
    {
      id: 'bestEpoch',
      title: 'Best epoch',
      means: 'The epoch whose weights are kept: the best on stop.',
      sort: 'bestEpoch',
      right: true,
      widthPx: 88,
      initially: true,
      text: ({ bestEpoch }) => String(bestEpoch ?? UNKNOWN),
    },
    {
      id: 'epochsDone',
      title: 'Epochs',
      means: 'Epochs trained, of those asked for.',
      sort: 'epochsDone',
      descendingFirst: true,
      right: true,
      widthPx: 76,
      initially: true,
      text: ({ epochsDone, epochs }) => `${epochsDone}/${epochs}`,
    },
    {
      id: 'durationMs',
      title: 'Trained',
      unit: 's',
      means: 'Seconds of training, without waiting.',
      sort: 'durationMs',
      descendingFirst: true,
      right: true,
      widthPx: 88,
      initially: true,
      text: ({ durationMs, startedAt }) => (startedAt === null ? UNKNOWN : (durationMs / 1000).toFixed(1)),
    },
  ];
}

const LAST: readonly Column[] = [
  {
    id: 'tags',
    title: 'Tags',
    means: 'Words that a person gave the trial.',
    sort: 'tags',
    widthPx: 140,
    initially: true,
    text: ({ tags }) => tags.join(', '),
  },
  {
    id: 'note',
    title: 'Note',
    means: 'What a person wrote about the trial.',
    sort: 'note',
    widthPx: 240,
    initially: false,
    text: ({ note }) => note.replaceAll(/\s+/g, ' '),
  },
  {
    id: 'worker',
    title: 'Worker',
    means: 'The worker that trained it.',
    sort: 'worker',
    right: true,
    widthPx: 72,
    initially: false,
    text: ({ worker }) => String(worker ?? UNKNOWN),
  },
  {
    id: 'startedAt',
    title: 'Started',
    means: 'When training began.',
    sort: 'startedAt',
    descendingFirst: true,
    right: true,
    widthPx: 140,
    initially: false,
    text: ({ startedAt }) => moment(startedAt),
  },
  {
    id: 'finishedAt',
    title: 'Finished',
    means: 'When the trial ended.',
    sort: 'finishedAt',
    descendingFirst: true,
    right: true,
    widthPx: 140,
    initially: false,
    text: ({ finishedAt }) => moment(finishedAt),
  },
];

function otherMeasures(study: StudyOverview): readonly Measure[] {
  const objective = objectiveOf(study);
  return study.measures.filter(({ name }) => name !== objective.name);
}

function measureColumn(measure: Measure): Column {
  const title = capitalised(objectiveText(measure));
  return {
    id: `measures.${measure.name}`,
    title,
    means: `The ${measureText(measure)} on select at the best epoch.`,
    sort: `measures.${measure.name}`,
    descendingFirst: bestIsLargest(measure),
    right: true,
    widthPx: Math.max(96, 30 + 7 * title.length),
    initially: false,
    text: ({ otherValues }) => measuredText(otherValues[measure.name], measure),
  };
}

function parameterColumn(name: string, dimension: Dimension): Column {
  const { numeric, text } = formatOf(dimension);
  return {
    id: `params.${name}`,
    title: name,
    means: dimension.why ?? `Parameter ${name}.`,
    sort: `params.${name}`,
    right: numeric,
    widthPx: Math.max(numeric ? 84 : 96, 30 + 7 * name.length),
    initially: dimension.type !== 'fixed',
    text: ({ params }) => text(params[name]),
  };
}

function moment(at: string | null): string {
  return at === null ? UNKNOWN : dateTime(at);
}

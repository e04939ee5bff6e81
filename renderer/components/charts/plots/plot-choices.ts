import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { objectiveOf, type Measure } from '../../../../shared/measure.ts';
import type { TrialColumn } from '../../../../shared/trial-table.ts';
import type { Space } from '../../../../shared/model.ts';
import { objectiveText } from '../../../../shared/wording.ts';
import { leadingParameters } from '../../../leading-parameters.ts';
import { useStudy } from '../../../stores/study.ts';
import { curveMetrics, metricKey } from './curve-metrics.ts';

/** What a person has chosen on the plots; a parameter or a measure that the open study lacks is replaced by one that it has. */
export const usePlotChoices = defineStore('plot-choices', () => {
  const study = useStudy();
  const space = computed<Space>(() => study.overview?.space ?? {});
  const parameters = computed(() => Object.keys(space.value).filter((name) => space.value[name]!.type !== 'fixed'));
  const columns = computed<readonly TrialColumn[]>(() => [
    ...FIELDS,
    ...parameters.value.map((name) => `params.${name}` as const),
  ]);

  /** @param place among those that lead, until a person chooses */
  const parameter = (place: number) => {
    const chosen = ref('');
    return computed({
      get: () => {
        if (parameters.value.includes(chosen.value)) return chosen.value;
        const leading = leadingParameters(space.value);
        return leading[place] ?? leading[0] ?? '';
      },
      set: (name: string) => (chosen.value = name),
    });
  };
  const column = (first: TrialColumn) => {
    const chosen = ref<TrialColumn>(first);
    return computed({
      get: () => (columns.value.includes(chosen.value) ? chosen.value : 'number'),
      set: (name: TrialColumn) => (chosen.value = name),
    });
  };

  const metrics = computed(() => (study.overview ? curveMetrics(study.overview.measures) : []));
  const chosenMetric = ref('');
  const metric = computed({
    get: () => {
      if (!study.overview || metrics.value.some(({ value }) => value === chosenMetric.value)) return chosenMetric.value;
      return metricKey('select', objectiveOf(study.overview));
    },
    set: (value: string) => (chosenMetric.value = value),
  });

  return {
    parameters,
    columns,
    metrics,
    metric,
    top: ref(5),
    slice: parameter(0),
    contourX: parameter(0),
    contourY: parameter(1),
    contourShow: ref<'mean' | 'best'>('mean'),
    scatterX: column('durationMs'),
    scatterY: column('value'),
  };
});

const FIELDS: readonly TrialColumn[] = [
  'number',
  'value',
  'stopValue',
  'bestEpoch',
  'epochsDone',
  'durationMs',
  'startedAt',
  'state',
  'worker',
];

const FIELD_TITLES: Readonly<Record<string, string>> = {
  number: 'trial number',
  bestEpoch: 'best epoch',
  epochsDone: 'epochs trained',
  durationMs: 'training time',
  startedAt: 'time of start',
};

/** The words for a column in a menu: "select accuracy", "training time", a parameter's name. */
export function columnTitle(column: TrialColumn, objective: Measure): string {
  if (column === 'value') return objectiveText(objective);
  if (column === 'stopValue') return `stop ${objective.title}`;
  return column.startsWith('params.') ? column.slice(7) : (FIELD_TITLES[column] ?? column);
}

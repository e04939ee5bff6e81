/** What a curve can show: the study's measures on the partitions on which a person follows trials. */
import type { CurveChoices } from '../../../../shared/charts/learning-curves.ts';
import { drawnPartitions } from '../../../../shared/charts/trial-curves.ts';
import type { Measure } from '../../../../shared/measure.ts';
import type { PartitionName } from '../../../../shared/model.ts';
import { capitalised } from '../../../../shared/wording.ts';

export interface CurveMetricOption extends CurveChoices {
  readonly value: string;
  readonly label: string;
}

const ORDER: readonly PartitionName[] = ['select', 'stop', 'train'];

/** *select* first, then *stop*, then *train*; of each the measures in the study's order. */
export function curveMetrics(measures: readonly Measure[]): readonly CurveMetricOption[] {
  return ORDER.flatMap((partition) =>
    measures
      .filter((measure) => drawnPartitions(measure).includes(partition))
      .map((measure) => ({
        value: metricKey(partition, measure),
        label: capitalised(`${partition} ${measure.title}`),
        partition,
        measure,
      })),
  );
}

export function metricKey(partition: PartitionName, { name }: Pick<Measure, 'name'>): string {
  return `${partition} ${name}`;
}

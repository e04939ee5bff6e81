import { expect, test } from 'vitest';
import { lightLook } from '../../../shared/charts/look.ts';
import { timelineChart, type TimelineData } from '../../../shared/charts/timeline.ts';

const span = (id: number, number: number, startMs: number) =>
  ({ id, number, worker: 1 + (id % 2), startMs, endMs: startMs + 1000, state: 'completed' }) as const;
const dataOf = (spans: TimelineData['spans']): TimelineData => ({
  ...{ kind: 'timeline', spans, shown: { matched: spans.length, shown: spans.length, by: 'all' } },
});
const labels = (spans: TimelineData['spans']) => {
  const { series, subtitle } = timelineChart(dataOf(spans), lightLook);
  return [subtitle, ...series.flatMap(({ data }) => data.map(({ box }) => box?.label))];
};

test('says that the numbers are trials', () => {
  expect(labels([span(1, 1, 0), span(2, 2, 0)])).toEqual(['All 2 trials; numbers are trials.', '1', '2']);
});

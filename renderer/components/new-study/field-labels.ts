/** What the fields of the form are called, by their path in the request. */
import type { StrategyEntry } from '../../../shared/catalogue.ts';

export const FIELD_LABELS = {
  name: 'Name',
  'task.dataset': 'Data set',
  'task.rows': 'Rows',
  'task.splitSeed': 'Split seed',
  strategy: 'Strategy',
  stopRule: 'Stop rule',
  budget: 'Ends after',
  epochs: 'Epochs of a trial',
  workers: 'Workers',
  width: 'Width',
  remeasure: 'Measure the leaders again',
  seed: 'Seed',
  objective: 'Objective',
} as const;

export const BOUND_LABELS = { low: 'Lowest', high: 'Highest', values: 'Choices', value: 'Value' } as const;

/**
 * The label of the field that a refusal is about; undefined where the form has none for it.
 * @param path in the request
 * @param strategy whose options the form shows, as for the rule
 */
export function labelOf(
  path: string,
  strategy: StrategyEntry | undefined,
  stopRule: StrategyEntry | undefined,
): string | undefined {
  const [first, second, third] = path.split('.') as [string, ...string[]];
  if (second === 'options') {
    const entry = first === 'strategy' ? strategy : stopRule;
    return entry?.options.find(({ name }) => name === third)?.title;
  }
  if (first === 'space' && third !== undefined && isIn(third, BOUND_LABELS)) return `${BOUND_LABELS[third]} of ${second}`;
  const field = first === 'task' ? path : first;
  return isIn(field, FIELD_LABELS) ? FIELD_LABELS[field] : undefined;
}

function isIn<Key extends string>(key: string, labels: Readonly<Record<Key, string>>): key is Key {
  return Object.hasOwn(labels, key);
}

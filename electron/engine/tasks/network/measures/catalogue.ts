/** The one list of what a network is measured by; the first is the objective unless another one is asked for. */
import type { Measure, Values } from '../../../../../shared/measure.ts';
import { accuracy } from './accuracy.ts';
import { balancedAccuracy } from './balanced-accuracy.ts';
import { loss } from './loss.ts';
import type { Answers, NetworkMeasure } from './network-measure.ts';

const CATALOGUE: readonly NetworkMeasure[] = [accuracy, loss, balancedAccuracy];

export const NETWORK_MEASURES: readonly Measure[] = CATALOGUE.map(({ measure }) => measure);

/** The values of those measures that are asked for: a study of a former version knows fewer. */
export function measured(answers: Answers, measures: readonly Pick<Measure, 'name'>[]): Values {
  const asked = new Set(measures.map(({ name }) => name));
  const found = CATALOGUE.filter(({ measure }) => asked.has(measure.name));
  return Object.fromEntries(found.map(({ measure, of }) => [measure.name, of(answers)]));
}

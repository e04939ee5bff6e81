/** The one list of what a network is measured by; the first is the objective unless another one is asked for. */
import type { Measure, Values } from '../../../../../shared/measure.ts';
import { packHits, packLosses, type RowResults } from '../../../../../shared/row-results.ts';
import { accuracy } from './accuracy.ts';
import { balancedAccuracy } from './balanced-accuracy.ts';
import { loss } from './loss.ts';
import type { Answers, NetworkMeasure, RowAnswers, Training } from './network-measure.ts';

const CATALOGUE: readonly NetworkMeasure[] = [accuracy, loss, balancedAccuracy];

export const NETWORK_MEASURES: readonly Measure[] = CATALOGUE.map(({ measure }) => measure);

/** The values of those measures that are asked for: a study of a former version knows fewer. */
export function measured(answers: Answers, measures: readonly Pick<Measure, 'name'>[]): Values {
  return Object.fromEntries(askedOf(measures).map(({ measure, of }) => [measure.name, of(answers)]));
}

/** The values on *train* of those among them that are measured there. */
export function measuredInTraining(training: Training, measures: readonly Pick<Measure, 'name'>[]): Values {
  const found = askedOf(measures).filter((each) => 'ofTraining' in each);
  return Object.fromEntries(found.map(({ measure, ofTraining }) => [measure.name, ofTraining(training)]));
}

/** What is kept of each row, from which the measure can be computed again; null where it is no mean over rows. */
export function measuredByRow(answers: RowAnswers, measure: Pick<Measure, 'name'>): RowResults | null {
  const [found] = askedOf([measure]);
  if (found === undefined || !('ofRows' in found)) return null;
  const pack = found.measure.rows === 'hits' ? packHits : packLosses;
  return pack(found.ofRows(answers));
}

function askedOf(measures: readonly Pick<Measure, 'name'>[]): readonly NetworkMeasure[] {
  const asked = new Set(measures.map(({ name }) => name));
  return CATALOGUE.filter(({ measure }) => asked.has(measure.name));
}

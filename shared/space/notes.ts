/** What is legal in a space and may be meant otherwise. */
import type { Dimension, Space } from '../model.ts';
import { countedText } from '../format/count.ts';
import { exactText } from '../format/parameter.ts';
import { isRange, stepCount, valuesOf } from './values.ts';

/** With fewer values than this a step on a logarithmic scale may be meant as a distance. */
const FEW = 5;

/** A sentence each. @param space as it was written */
export function notesOn(space: Space): readonly string[] {
  return Object.entries(space).flatMap(([name, dimension]) => noteOn(name, dimension) ?? []);
}

function noteOn(name: string, dimension: Dimension): string | null {
  if (!isRange(dimension)) return null;
  const { low, high, scale, step, type } = dimension;
  if (low === high) return `${name} is ${low} in every trial: its range has one value.`;
  if (scale !== 'log' || step === undefined) return null;
  const count = stepCount(dimension)!;
  if (count >= FEW) return null;
  const values = valuesOf(dimension)!.map(exactText).join(', ');
  const multiples = type === 'int' ? ` Multiples of ${step} are "multipleOf": ${step}.` : '';
  return `${name} has ${countedText(count, 'value')}, ${values}: on a logarithmic scale a step is a factor.${multiples}`;
}

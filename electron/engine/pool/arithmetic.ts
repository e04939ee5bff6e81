import type { Environment } from '../../../shared/model.ts';

export type Arithmetic = Pick<Environment, 'engine' | 'tensorflow' | 'cpu'>;

/** Whether the same training gives the same numbers on both, bit for bit: the same engine, library and processor. */
export function sameArithmetic(one: Arithmetic, other: Arithmetic): boolean {
  return one.engine === other.engine && one.tensorflow === other.tensorflow && one.cpu === other.cpu;
}

/** "native TensorFlow 2.21.0 on Some Processor". */
export function arithmeticText({ engine, tensorflow, cpu }: Arithmetic): string {
  if (tensorflow === null) return `a ${engine} on ${cpu}`;
  return `${engine} TensorFlow ${tensorflow} on ${cpu}`;
}

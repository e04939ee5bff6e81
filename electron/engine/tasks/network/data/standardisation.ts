/**
 * How inputs become the numbers that a network sees: value * factor + shift, computed in double precision and rounded to
 * single precision at the end. Every engine does exactly this, so that they train on the same bits.
 */

/** What an input is stored as: pictures stay 8-bit, columns of tables are float32. */
export type Inputs = Uint8Array<ArrayBuffer> | Float32Array<ArrayBuffer>;

/** Two numbers for all columns, or two for each. */
export interface Standardisation {
  readonly factor: readonly number[];
  readonly shift: readonly number[];
}

/** Of the columns of *train*: preprocessing never looks at another partition. */
export interface Statistics {
  /** One for all columns, or one for each; of pixels divided by 255. */
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
}

/** One mean and deviation of all pixels, divided by 255. */
export function pictureStatistics(pixels: Uint8Array): Statistics {
  const counts = new Float64Array(256);
  for (const value of pixels) counts[value]!++;
  const average = (of: (value: number) => number): number =>
    counts.reduce((sum, count, value) => sum + count * of(value / 255), 0) / pixels.length;
  const mean = average((value) => value);
  return { mean: [mean], deviation: [Math.sqrt(average((value) => (value - mean) ** 2)) || 1] };
}

/** Mean and deviation of every column of [rows, features]; a column that never changes keeps the deviation 1. */
export function columnStatistics(values: Float32Array, features: number): Statistics {
  const rows = values.length / features;
  const columns = Array.from({ length: features }, (_, column) => {
    const average = (of: (value: number) => number): number => {
      let sum = 0;
      for (let at = column; at < values.length; at += features) sum += of(values[at]!);
      return sum / rows;
    };
    const mean = average((value) => value);
    return { mean, deviation: Math.sqrt(average((value) => (value - mean) ** 2)) || 1 };
  });
  return { mean: columns.map(({ mean }) => mean), deviation: columns.map(({ deviation }) => deviation) };
}

/** (value / scale - mean) / deviation. @param scale 255 for pictures, so that a pixel lies in 0 to 1, else 1. */
export function standardisationBy({ mean, deviation }: Statistics, scale: number): Standardisation {
  return {
    factor: deviation.map((one) => 1 / (scale * one)),
    shift: mean.map((one, at) => -one / deviation[at]!),
  };
}

/** The numbers that a network sees, [rows, features]. */
export function standardised(inputs: Inputs, features: number, { factor, shift }: Standardisation): Float32Array<ArrayBuffer> {
  const numbers = new Float32Array(inputs.length);
  const [factors, shifts] = [factor, shift].map((given) =>
    Float64Array.from({ length: features }, (_, at) => given[at] ?? given[0]!),
  );
  for (let at = 0, column = 0; at < inputs.length; at++, column = column + 1 === features ? 0 : column + 1)
    numbers[at] = inputs[at]! * factors![column]! + shifts![column]!;
  return numbers;
}

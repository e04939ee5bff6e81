/** Normal kernels on [0, 1], cut off at its ends; where an axis has steps, their mass on the cell of a value. */
import { normalCdf } from '../../../../shared/statistics/normal-cdf.ts';
import { cellAt, onValue, type NumberAxis } from '../coordinates.ts';
import { bandwidths, WIDEST } from './bandwidths.ts';
import type { AxisKernels } from './kernels.ts';

const PRIOR_PLACE = 0.5;
const ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);
/** Standard deviations beyond which a kernel has no mass: it is below 1e-15. */
const FAR = 8;

/** @param places of the observations; NaN where the parameter was inactive, which gives the prior's kernel. */
export function numberKernels(axis: NumberAxis, places: Float64Array): AxisKernels {
  const { centres, deviations } = placed(places);
  const inside = centres.map((centre, at) => massBetween(-centre / deviations[at]!, (1 - centre) / deviations[at]!));
  const peaks = inside.map((mass, at) => 1 / (mass * deviations[at]! * ROOT_OF_TWO_PI));

  const weighPoint = (place: number, terms: Float64Array, exponents: Float64Array): void => {
    for (let kernel = 0; kernel < terms.length; kernel++) {
      const z = (place - centres[kernel]!) / deviations[kernel]!;
      terms[kernel]! *= peaks[kernel]!;
      exponents[kernel]! += 0.5 * z * z;
    }
  };
  const weighCell = (place: number, terms: Float64Array): void => {
    const [from, to] = cellAt(axis, place);
    for (let kernel = 0; kernel < terms.length; kernel++) {
      if (terms[kernel] === 0) continue;
      const low = (from - centres[kernel]!) / deviations[kernel]!;
      const high = (to - centres[kernel]!) / deviations[kernel]!;
      terms[kernel]! *= massBetween(low, high) / inside[kernel]!;
    }
  };
  return {
    draw: (kernel, random) => {
      for (;;) {
        const place = centres[kernel]! + deviations[kernel]! * random.normal();
        if (place >= 0 && place <= 1) return onValue(axis, place);
      }
    },
    weigh: axis.step === null ? weighPoint : weighCell,
  };
}

function massBetween(low: number, high: number): number {
  if (low > FAR || high < -FAR) return 0;
  return (high > FAR ? 1 : normalCdf(high)) - (low < -FAR ? 0 : normalCdf(low));
}

function placed(places: Float64Array): { centres: Float64Array; deviations: Float64Array } {
  const centres = new Float64Array(places.length + 1).fill(PRIOR_PLACE);
  const deviations = new Float64Array(places.length + 1).fill(WIDEST);
  const known = places.filter((place) => !Number.isNaN(place));
  const widths = bandwidths(known);
  let next = 0;
  for (let at = 0; at < places.length; at++) {
    if (Number.isNaN(places[at]!)) continue;
    centres[at] = places[at]!;
    deviations[at] = widths[next++]!;
  }
  return { centres, deviations };
}

/** Normal kernels on [0, 1], cut off at its ends; where an axis has steps, their mass on the cell of a value. */
import { normalCdf } from '../../../../../shared/statistics/normal-cdf.ts';
import type { NumberBelief } from '../../../../../shared/space/belief.ts';
import { cellAt, onValue, type NumberAxis } from '../../coordinates.ts';
import { bandwidths, WIDEST } from './bandwidths.ts';
import type { AxisKernels } from './kernels.ts';

const ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);
/** Standard deviations beyond which a kernel has no mass: it is below 1e-15. */
const FAR = 8;

/** The kernel of the prior. */
type Prior = Pick<NumberBelief, 'centre' | 'deviation'>;

const EVEN: Prior = { centre: 0.5, deviation: WIDEST };

/**
 * @param places of the observations; NaN where the parameter was inactive, which gives the prior's kernel.
 * @param belief the prior's kernel; one as wide as the range where nothing is believed.
 */
export function numberKernels(axis: NumberAxis, places: Float64Array, belief: Prior | null = null): AxisKernels {
  const { centres, deviations } = placed(places, belief ?? EVEN);
  return {
    draw: (kernel, random) => {
      for (;;) {
        const place = centres[kernel]! + deviations[kernel]! * random.normal();
        if (place >= 0 && place <= 1) return onValue(axis, place);
      }
    },
    ...(axis.step === null ? atPoints(centres, deviations) : onCells(axis, centres, deviations)),
  };
}

function atPoints(centres: Float64Array, deviations: Float64Array): Omit<AxisKernels, 'draw'> {
  const peaks = new Float64Array(centres.length);
  const scales = new Float64Array(centres.length);
  for (let kernel = 0; kernel < centres.length; kernel++) {
    const deviation = deviations[kernel]!;
    peaks[kernel] = 1 / (massInside(centres[kernel]!, deviation) * deviation * ROOT_OF_TWO_PI);
    scales[kernel] = Math.SQRT1_2 / deviation;
  }
  const weigh: AxisKernels['weigh'] = (place, _, exponents) => {
    for (let kernel = 0; kernel < exponents.length; kernel++) {
      const z = (place - centres[kernel]!) * scales[kernel]!;
      exponents[kernel]! += z * z;
    }
  };
  return { peaks, weigh };
}

/** Many observations lie on few values: the mass of a cell is worked out once for all kernels that are alike. */
function onCells(axis: NumberAxis, centres: Float64Array, deviations: Float64Array): Omit<AxisKernels, 'draw'> {
  const { kindOf, firsts } = kindsOf(centres, deviations);
  const kinds = firsts.length;
  const places = new Float64Array(kinds);
  const precisions = new Float64Array(kinds);
  const inside = new Float64Array(kinds);
  for (let kind = 0; kind < kinds; kind++) {
    places[kind] = centres[firsts[kind]!]!;
    precisions[kind] = 1 / deviations[firsts[kind]!]!;
    inside[kind] = massInside(places[kind]!, deviations[firsts[kind]!]!);
  }
  const known = new Map<number, Float64Array>();
  const massesIn = (from: number, to: number): Float64Array => {
    const masses = new Float64Array(kinds);
    for (let kind = 0; kind < kinds; kind++) {
      const low = (from - places[kind]!) * precisions[kind]!;
      const high = (to - places[kind]!) * precisions[kind]!;
      if (low <= FAR && high >= -FAR) masses[kind] = massBetween(low, high) / inside[kind]!;
    }
    return masses;
  };
  const weigh: AxisKernels['weigh'] = (place, terms) => {
    const masses = known.get(place) ?? massesIn(...cellAt(axis, place));
    known.set(place, masses);
    for (let kernel = 0; kernel < terms.length; kernel++) terms[kernel]! *= masses[kindOf[kernel]!]!;
  };
  return { peaks: null, weigh };
}

interface Kinds {
  /** The kind of each kernel. */
  readonly kindOf: Uint32Array;
  /** The first kernel of each kind. */
  readonly firsts: readonly number[];
}

/** Kernels with the same centre and deviation are of one kind. */
function kindsOf(centres: Float64Array, deviations: Float64Array): Kinds {
  const byCentre = new Map<number, Map<number, number>>();
  const firsts: number[] = [];
  const kindOf = new Uint32Array(centres.length);
  for (let kernel = 0; kernel < centres.length; kernel++) {
    let byDeviation = byCentre.get(centres[kernel]!);
    if (!byDeviation) byCentre.set(centres[kernel]!, (byDeviation = new Map<number, number>()));
    const kind = byDeviation.get(deviations[kernel]!) ?? firsts.push(kernel) - 1;
    byDeviation.set(deviations[kernel]!, kind);
    kindOf[kernel] = kind;
  }
  return { kindOf, firsts };
}

/** Of a kernel on [0, 1]. */
function massInside(centre: number, deviation: number): number {
  return massBetween(-centre / deviation, (1 - centre) / deviation);
}

function massBetween(low: number, high: number): number {
  if (low > FAR || high < -FAR) return 0;
  return (high > FAR ? 1 : normalCdf(high)) - (low < -FAR ? 0 : normalCdf(low));
}

function placed(places: Float64Array, prior: Prior): { centres: Float64Array; deviations: Float64Array } {
  const centres = new Float64Array(places.length + 1).fill(prior.centre);
  const deviations = new Float64Array(places.length + 1).fill(prior.deviation);
  const active = new Uint32Array(places.length);
  let count = 0;
  for (let at = 0; at < places.length; at++) if (!Number.isNaN(places[at]!)) active[count++] = at;
  const known = new Float64Array(count);
  for (let next = 0; next < count; next++) known[next] = places[active[next]!]!;
  const widths = bandwidths(known);
  for (let next = 0; next < count; next++) {
    centres[active[next]!] = known[next]!;
    deviations[active[next]!] = widths[next]!;
  }
  return { centres, deviations };
}

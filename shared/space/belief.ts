/**
 * What a person believes of a dimension before anything is measured, as a distribution of its places in the unit interval.
 *
 * A belief speeds a search up and does not bind it: it is mixed with even chance, so that no value is out of reach (the mixture of
 * PriorBand: Mallik et al. 2023, NeurIPS 36). A default without more is believed as a normal distribution whose deviation is a quarter of
 * the range, or four times as likely as any other choice. A centre outside of the range counts as its end.
 */
import type { CategoricalDimension, Space } from '../model.ts';
import { indexOfValue } from '../same-value.ts';
import { normalCdf } from '../statistics/normal-cdf.ts';
import { isRange, placeOf, valueAt, type RangeDimension } from './values.ts';

/** Share of even chance. */
const EVEN = 0.2;
const DEVIATION_AROUND_DEFAULT = 0.25;
const WEIGHT_OF_DEFAULT = 4;
/** Halvings of the unit interval: as fine as the draws are. */
const HALVINGS = 40;
const ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);

export interface NumberBelief {
  /** Of the normal distribution, in places, before it is cut off and mixed. */
  readonly centre: number;
  readonly deviation: number;
  /** The place below which a share of the distribution lies. @param share in [0, 1) */
  placeAt(share: number): number;
  /** Logarithm of the density at a place: 0 where nothing is believed. */
  logDensity(place: number): number;
  /** Of `logDensity`, by the place. */
  slope(place: number): number;
}

export interface ChoiceBelief {
  /** How likely each value is; they sum to 1. */
  readonly shares: readonly number[];
  /** The first value up to which a share of the distribution lies. @param share in [0, 1) */
  indexAt(share: number): number;
}

/** Null where nothing is believed, or there is one value. */
export function beliefOfRange(dimension: RangeDimension): NumberBelief | null {
  const known = ofRanges.get(dimension);
  if (known !== undefined) return known;
  const normal = dimension.low === dimension.high ? null : normalOf(dimension);
  const belief = normal && numberBelief(normal.centre, normal.deviation);
  ofRanges.set(dimension, belief);
  return belief;
}

/** Null where nothing is believed. */
export function beliefOfChoice(dimension: CategoricalDimension): ChoiceBelief | null {
  const known = ofChoices.get(dimension);
  if (known !== undefined) return known;
  const weights = weightsOf(dimension);
  const belief = weights && choiceBelief(weights);
  ofChoices.set(dimension, belief);
  return belief;
}

/** A dimension never changes, and it is asked at every draw. */
const ofRanges = new WeakMap<RangeDimension, NumberBelief | null>();
const ofChoices = new WeakMap<CategoricalDimension, ChoiceBelief | null>();

/** Whether anything is believed of the space. */
export function believes(space: Space): boolean {
  return Object.values(space).some((dimension) => {
    if (dimension.type === 'categorical') return beliefOfChoice(dimension) !== null;
    return isRange(dimension) && beliefOfRange(dimension) !== null;
  });
}

interface Normal {
  readonly centre: number;
  readonly deviation: number;
}

function normalOf(dimension: RangeDimension): Normal | null {
  const { low, high, scale, prior, default: usual } = dimension;
  const onScale = (value: number): number => (scale === 'log' ? Math.log(value) : value);
  const [first, last] = [placeOf(dimension, low), placeOf(dimension, valueAt(dimension, 1))];
  const perUnit = (last - first) / (onScale(high) - onScale(low));
  const place = (value: number): number => first + perUnit * (onScale(value) - onScale(low));
  if (prior) return { centre: Math.min(1, Math.max(0, place(prior.centre))), deviation: perUnit * onScale(prior.deviation) };
  return usual === undefined ? null : { centre: place(usual), deviation: DEVIATION_AROUND_DEFAULT };
}

function numberBelief(centre: number, deviation: number): NumberBelief {
  const below = normalCdf(-centre / deviation);
  const inside = normalCdf((1 - centre) / deviation) - below;
  const massBelow = (place: number): number =>
    (1 - EVEN) * ((normalCdf((place - centre) / deviation) - below) / inside) + EVEN * place;
  const believed = (place: number): number =>
    ((1 - EVEN) * Math.exp(-0.5 * ((place - centre) / deviation) ** 2)) / (inside * deviation * ROOT_OF_TWO_PI);
  return {
    centre,
    deviation,
    placeAt: (share) => {
      let [low, high] = [0, 1];
      for (let halving = 0; halving < HALVINGS; halving++) {
        const middle = (low + high) / 2;
        if (massBelow(middle) <= share) low = middle;
        else high = middle;
      }
      return low;
    },
    logDensity: (place) => Math.log(believed(place) + EVEN),
    slope: (place) => (-(place - centre) / deviation ** 2) * (believed(place) / (believed(place) + EVEN)),
  };
}

function weightsOf({ values, weights, default: usual }: CategoricalDimension): readonly number[] | null {
  if (weights) return weights;
  if (usual === undefined) return null;
  const at = indexOfValue(values, usual);
  return values.map((_, index) => (index === at ? WEIGHT_OF_DEFAULT : 1));
}

function choiceBelief(weights: readonly number[]): ChoiceBelief {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const shares = weights.map((weight) => ((1 - EVEN) * weight) / sum + EVEN / weights.length);
  return {
    shares,
    indexAt: (share) => {
      let left = share;
      for (let index = 0; index < shares.length - 1; index++) {
        left -= shares[index]!;
        if (left < 0) return index;
      }
      return shares.length - 1;
    },
  };
}

/**
 * Sizes of brackets: how many configurations start, how many go on, and for how many epochs.
 *
 * Notation: R epochs at most, eta the reduction factor, s the number of times that a bracket halves, i a rung.
 */
export interface Rung {
  /** Configurations that train in this rung. */
  readonly size: number;
  /** Cumulative epochs after this rung. */
  readonly epochs: number;
}

/** Its rungs, from the one with most configurations. */
export type Bracket = readonly Rung[];

/** What a session means to fill, if nothing fails and its budget lasts. */
export interface RungPlan {
  /** In the order of starting. */
  readonly brackets: readonly Bracket[];
  /** How often all brackets are run; 0 for as often as the budget allows. */
  readonly iterations: number;
}

/**
 * How often `maxEpochs` can be divided by eta without falling below `minEpochs`.
 * By whole products: log(243) / log(3) falls short of 5 with some libraries of mathematics, and its floor loses a bracket.
 */
export function halvings(maxEpochs: number, eta: number, minEpochs: number): number {
  let count = 0;
  for (let least = minEpochs * eta; least <= maxEpochs; least *= eta) count++;
  return count;
}

/**
 * Hyperband's brackets (Li et al. 2018, algorithm 1), the most aggressive first: n = ceil((s_max + 1) / (s + 1) eta^s)
 * configurations, floor(n eta^-i) of them in rung i for R eta^(i-s) epochs, rounded.
 */
export function hyperbandBrackets(maxEpochs: number, eta: number, minEpochs: number): readonly Bracket[] {
  const most = halvings(maxEpochs, eta, minEpochs);
  return Array.from({ length: most + 1 }, (_, at) => {
    const s = most - at;
    return halvingBracket(Math.ceil(((most + 1) * eta ** s) / (s + 1)), s, maxEpochs, eta);
  });
}

/** One bracket of successive halving (Jamieson and Talwalkar 2016) whose last rung trains for all `maxEpochs`. */
export function halvingBracket(configurations: number, s: number, maxEpochs: number, eta: number): Bracket {
  return Array.from({ length: s + 1 }, (_, i) => ({
    size: Math.max(1, Math.floor(configurations / eta ** i)),
    epochs: Math.round(maxEpochs / eta ** (s - i)),
  }));
}

/**
 * The brackets that Keras Tuner 1.4.8 forms: with E = ceil(1 + log_eta R), ceil(E / (s + 1) eta^(s-i)) configurations in
 * rung i for ceil(R eta^(i-s)) epochs.
 */
export function kerasTunerBrackets(maxEpochs: number, eta: number): readonly Bracket[] {
  let count = 0;
  for (let epochs = maxEpochs; epochs >= 1; epochs /= eta) count++;
  const exact = eta ** (count - 1) === maxEpochs;
  const last = exact ? count : count + 1;
  return Array.from({ length: count }, (_, at) => {
    const s = count - 1 - at;
    return Array.from({ length: s + 1 }, (_, i) => ({
      size: Math.ceil((last / (s + 1)) * eta ** (s - i)),
      epochs: Math.ceil(maxEpochs / eta ** (s - i)),
    }));
  });
}

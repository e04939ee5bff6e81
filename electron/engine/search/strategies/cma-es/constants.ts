/**
 * The constants of CMA-ES for a number of dimensions and a population (Hansen 2016, arXiv 1604.00772, table 1).
 *
 * Notation: n dimensions, lambda the population, mu of them selected, w the weights of recombination, best first.
 */
export interface Constants {
  readonly population: number;
  readonly selected: number;
  /** Best first; the first `selected` are positive and add up to 1, the others negative. */
  readonly weights: Float64Array;
  readonly selectionMass: number;
  readonly pathRate: number;
  readonly rankOneRate: number;
  readonly rankMuRate: number;
  readonly sigmaPathRate: number;
  readonly sigmaDamping: number;
  /** Expected length of a standard normal vector. */
  readonly expectedLength: number;
}

/** 4 + floor(3 ln n), equation 48. @param dimensions numbers and categories, at least one. */
export function defaultPopulation(dimensions: number): number {
  return 4 + Math.floor(3 * Math.log(dimensions));
}

/** @param n of the normal distribution; 0 where all parameters are categories, which use the positive weights alone. */
export function constantsFor(n: number, population: number): Constants {
  const selected = Math.floor(population / 2);
  const raw = Float64Array.from({ length: population }, (_, at) => Math.log((population + 1) / 2) - Math.log(at + 1));
  const selectionMass = massOf(raw.subarray(0, selected));
  const rankOneRate = 2 / ((n + 1.3) ** 2 + selectionMass);
  const rankMuRate = Math.min(
    1 - rankOneRate - 1e-8,
    (2 * (selectionMass - 2 + 1 / selectionMass)) / ((n + 2) ** 2 + selectionMass),
  );
  // Equations 50 to 52: how far the covariance may be driven by what was bad, staying positive definite.
  const negativeSum = Math.min(
    1 + rankOneRate / rankMuRate,
    1 + (2 * massOf(raw.subarray(selected))) / (selectionMass + 2),
    (1 - rankOneRate - rankMuRate) / (n * rankMuRate),
  );
  const sumOf = (sign: number): number => raw.reduce((sum, weight) => sum + Math.max(0, sign * weight), 0);
  const [positive, negative] = [sumOf(1), sumOf(-1)];
  const sigmaPathRate = (selectionMass + 2) / (n + selectionMass + 5);
  return {
    population,
    selected,
    weights: raw.map((weight) => (weight >= 0 ? weight / positive : (weight * negativeSum) / negative)),
    selectionMass,
    pathRate: (4 + selectionMass / n) / (n + 4 + (2 * selectionMass) / n),
    rankOneRate,
    rankMuRate,
    sigmaPathRate,
    sigmaDamping: 1 + 2 * Math.max(0, Math.sqrt((selectionMass - 1) / (n + 1)) - 1) + sigmaPathRate,
    expectedLength: Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n)),
  };
}

/** The variance-effective number of members, mu_eff. */
function massOf(weights: Float64Array): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return sum ** 2 / weights.reduce((total, weight) => total + weight ** 2, 0);
}

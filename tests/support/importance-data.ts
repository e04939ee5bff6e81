import type { Importances, MarginalCurve, ParameterImportance } from '../../shared/importance.ts';

export const CURVE: MarginalCurve = { at: [1e-4, 1e-2], mean: [0.8, 0.9], low: [0.78, 0.89], high: [0.82, 0.91] };

/** @param share with the ends of its interval; null where too few trials have it */
export function weighedParameter(
  name: string,
  share: readonly [value: number, low: number, high: number] | null,
  inactive = 0,
): ParameterImportance {
  const [value, low, high] = share ?? [null, null, null];
  return { name, share: { value, low, high }, inactive, curve: share && CURVE };
}

export function importancesOf(rest: Partial<Importances> = {}): Importances {
  const parameters = [
    weighedParameter('learning_rate', [0.62, 0.51, 0.73]),
    weighedParameter('units', [0.3, 0.2, 0.4]),
    weighedParameter('momentum', null, 70),
  ];
  return { method: 'ped-anova', region: 'whole', matched: 80, used: 80, refusal: null, parameters, pairs: [], ...rest };
}

import type { ComparisonPower, PlannedComparison } from '../../shared/planned-comparison.ts';
import { parsePlannedComparison } from '../../shared/parse/experiment.ts';
import { useBackend } from '../transports/backend.ts';
import { useLivePower, type LivePower } from './live-power.ts';

/** What a planned comparison finds. */
export function useComparisonPower(planned: () => PlannedComparison): LivePower<PlannedComparison, ComparisonPower> {
  const { api } = useBackend();
  return useLivePower(planned, parsePlannedComparison, (about) => api.comparisonPower(about));
}

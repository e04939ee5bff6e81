/** Below this share of resampled experiments with the same finding it lies on the edge to another one. */
const STABLE = 0.9;

/** Whether another experiment of the same size might well have found something else. @param stability null where it is not known. */
export function isOnEdge(stability: number | null): boolean {
  return stability !== null && stability < STABLE;
}

/** Which trials are chosen when a person clicks, with or without Shift and Ctrl. */

/** Trials that can be looked at side by side. */
export const MOST_COMPARED = 8;
export const LEAST_COMPARED = 2;

/** The list with the trial taken in or out; a full list takes no more in. */
export function withToggled(chosen: readonly number[], trialId: number): readonly number[] {
  if (chosen.includes(trialId)) return chosen.filter((other) => other !== trialId);
  return chosen.length < MOST_COMPARED ? [...chosen, trialId] : chosen;
}

/** The trials from one place to another, the first included; at most as many as can be compared, nearest to the first. */
export function between(from: number, to: number, idAt: (index: number) => number | undefined): readonly number[] {
  const step = to < from ? -1 : 1;
  const places = Array.from({ length: Math.min(MOST_COMPARED, Math.abs(to - from) + 1) }, (_, at) => from + step * at);
  return places.map(idAt).filter((id) => id !== undefined);
}

export function canCompare(chosen: readonly number[]): boolean {
  return chosen.length >= LEAST_COMPARED && chosen.length <= MOST_COMPARED;
}

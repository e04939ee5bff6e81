/** Which configurations a session has had, and which it may still ask for. */
import type { Params, Space } from '../../../shared/model.ts';
import { isForbidden } from '../../../shared/space/conditions.ts';
import { configurationsOf } from './configurations.ts';
import { configurationKey } from './configuration-key.ts';
import type { HistoryTrial } from './strategy.ts';

/**
 * The keys of the configurations in a history. A list that has only grown since the last question is read from there on: the
 * configurations of its trials stay.
 */
export function configurationsIn(history: readonly HistoryTrial[]): ReadonlySet<string> {
  const known = histories.get(history);
  const read = known && known.trials <= history.length ? known : { trials: 0, configurations: new Set<string>() };
  for (; read.trials < history.length; read.trials++) read.configurations.add(configurationKey(history[read.trials]!.params));
  histories.set(history, read);
  return read.configurations;
}

const histories = new WeakMap<readonly HistoryTrial[], { trials: number; readonly configurations: Set<string> }>();

/** Tells of a configuration whether the session may ask for it: it has not had it, and the space does not forbid it. */
export function openIn(space: Space, history: readonly HistoryTrial[]): (params: Params) => boolean {
  const tried = configurationsIn(history);
  return (params) => !tried.has(configurationKey(params)) && !isForbidden(space, params);
}

/** The configurations that the session has not had, where those of the space can be counted; else null. */
export function untriedIn(space: Space, history: readonly HistoryTrial[]): readonly Params[] | null {
  const tried = configurationsIn(history);
  return countedIn(space)?.filter((params) => !tried.has(configurationKey(params))) ?? null;
}

/** Why a session has nothing more to ask for, where no draw gives anything new. */
export function whyNothingIsLeft(space: Space): string {
  const count = countedIn(space)?.length;
  if (count === undefined)
    return 'A hundred draws in a row gave nothing new, in a space with too many configurations to be counted.';
  if (count === 0) return 'The space forbids every configuration.';
  return count === 1 ? 'The one configuration of the space is tried.' : `All ${count} configurations of the space are tried.`;
}

function countedIn(space: Space): readonly Params[] | null {
  const known = counted.get(space);
  if (known !== undefined) return known;
  const configurations = configurationsOf(space);
  counted.set(space, configurations);
  return configurations;
}

/** A session near its end asks again and again. */
const counted = new WeakMap<Space, readonly Params[] | null>();

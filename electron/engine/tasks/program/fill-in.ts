/** A command with names in braces, and the words that a trial makes of it. */
import { exactText } from '../../../../shared/format/parameter.ts';
import type { Params } from '../../../../shared/model.ts';

/** What is filled in beside the parameters. */
export const FILLED_IN = ['epochs', 'max_epochs', 'seed', 'trial'] as const;

const PLACE = /\{([A-Za-z_][\w.-]*)\}/g;

/** The names in braces in a word of a command. */
export function placesIn(word: string): readonly string[] {
  return [...word.matchAll(PLACE)].map(([, name]) => name!);
}

/** What of a trial can be filled in. */
interface Filling {
  readonly params: Params;
  readonly epochs: number;
  readonly maxEpochs: number;
  readonly modelSeed: number;
  readonly number: number;
}

/** Words as the program gets them, null and lists as JSON. One that names a parameter which is not active in the trial is left out. */
export function filledIn(
  command: readonly string[],
  { params, epochs, maxEpochs, modelSeed, number }: Filling,
): readonly string[] {
  const values: Params = { ...params, epochs, max_epochs: maxEpochs, seed: modelSeed, trial: number };
  return command
    .filter((word) => placesIn(word).every((name) => Object.hasOwn(values, name)))
    .map((word) => word.replaceAll(PLACE, (_, name: string) => exactText(values[name]!)));
}

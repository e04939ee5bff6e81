import * as z from 'zod';
import { GOALS, type Goal } from '../measure.ts';
import type { Params, Space, StrategyChoice } from '../model.ts';
import { check, within } from './check.ts';
import { epochs, parameterValue, seed, wholeNumber } from './scalar.ts';
import { choice } from './search-request.ts';
import { parseSpace } from './space.ts';

/** A search whose trials are trained by another program. */
export interface AskAndTellSetting {
  /** Parameters of any name. */
  readonly space: Space;
  readonly strategy: StrategyChoice;
  readonly seed: number;
  /** Which values are better; smaller ones by default. */
  readonly goal?: Goal | undefined;
  /** How many trials may be asked for; as many as the strategy has by default. */
  readonly trials?: number | undefined;
  /** The most epochs of a trial, for strategies with rungs; 27 by default. */
  readonly epochs?: number | undefined;
  /** Answers intermediate values; none by default. */
  readonly stopRule?: StrategyChoice | undefined;
  /** Configurations to try before the strategy is asked. */
  readonly queue?: readonly Params[] | undefined;
}

const setting = z.strictObject({
  space: z.unknown(),
  strategy: choice,
  seed,
  goal: z.enum(GOALS).optional(),
  trials: wholeNumber(1).optional(),
  epochs: epochs.optional(),
  stopRule: choice.optional(),
  queue: z.array(z.record(z.string(), parameterValue), 'a list of configurations').optional(),
});

/** @throws TrialdeckError usage, with the field's path, such as `space.units.low` */
export function parseAskAndTell(value: unknown): AskAndTellSetting {
  const { space, ...rest } = check(setting, value, 'The search');
  return { ...rest, space: within('space', '', () => parseSpace(space, { names: 'any' })) };
}

/**
 * The same training, judged with other roles of its held-out rows: what decides how long, what gives the value and what is
 * honest are choices. A training is kept with every epoch's values on all three, so that each choice can be made afterwards;
 * patience is switched off, which changes no weight of the epochs that there are.
 */
import { bestEpoch, measureNamed, valueOf } from '../../../../../shared/measure.ts';
import type { PartitionName } from '../../../../../shared/model.ts';
import { mean } from '../../../../../shared/statistics/mean.ts';
import { NETWORK_MEASURES } from '../measures/catalogue.ts';
import type { Trained } from './training.ts';

export type HeldOutName = Exclude<PartitionName, 'train'>;

/** What a training's `Roles` say of the rows that do not train. */
export interface Judging {
  readonly decides: HeldOutName;
  readonly values: HeldOutName;
  /** Is looked at by nobody, and so is honest. */
  readonly honest: HeldOutName;
}

const HELD_OUT: readonly HeldOutName[] = ['stop', 'select', 'confirm'];

/** As a study does it: three sets of rows for three questions. All six ways, so that what differs between the rows cancels. */
export const APART: readonly Judging[] = HELD_OUT.flatMap((decides) =>
  HELD_OUT.filter((values) => values !== decides).map((values) => ({
    decides,
    values,
    honest: HELD_OUT.find((name) => name !== decides && name !== values)!,
  })),
);

/** One set of rows says how long, and gives the value. */
export const IN_ONE: readonly Judging[] = HELD_OUT.flatMap((values) =>
  HELD_OUT.filter((name) => name !== values).map((honest) => ({ decides: values, values, honest })),
);

/** Where the rows of *confirm* alone are honest. */
export const PLANTED: readonly Judging[] = APART.filter(({ honest }) => honest === 'confirm');

export const ACCURACY = measureNamed(NETWORK_MEASURES, 'accuracy');

export interface Verdict {
  readonly reported: number;
  readonly honest: number;
}

/** The training as these roles name its values. */
export function playing(trained: Trained, { decides, values, honest }: Judging): Trained {
  return trained.map((epoch) => ({ stop: epoch[decides], select: epoch[values], confirm: epoch[honest] }));
}

/** The accuracy at the epoch that the roles decide on. */
export function judge(trained: Trained, roles: Judging): Verdict {
  const { select, confirm } = bestEpoch(playing(trained, roles), ACCURACY)!;
  return { reported: valueOf(select, ACCURACY)!, honest: valueOf(confirm, ACCURACY)! };
}

/** The place of the largest reported value, the first of equals. @param verdicts at least one */
export function winnerOf(verdicts: readonly Verdict[]): number {
  return verdicts.reduce((best, { reported }, at) => (reported > verdicts[best]!.reported ? at : best), 0);
}

export function illusionOf({ reported, honest }: Verdict): number {
  return reported - honest;
}

/** The mean of something over several ways to play the roles. */
export function over(ways: readonly Judging[], of: (roles: Judging) => number): number {
  return mean(ways.map(of));
}

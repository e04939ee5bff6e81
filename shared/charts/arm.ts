/** An arm of an experiment as charts need it. */
export interface ChartArm {
  readonly label: string;
  /** Place of its strategy in the catalogue, from 0. */
  readonly strategy: number;
  readonly budgetFactor: number;
}

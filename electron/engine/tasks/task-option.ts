/** An option of the terminal with which a request says what its trials are. */
export interface TaskOption {
  /** As it is given after two dashes: "epoch-seconds". */
  readonly name: string;
  /** What of a request it fills: "task.secondsAnEpoch". */
  readonly field: string;
  /** How the help calls what it takes: "n", "name:goal"; null where it takes nothing. */
  readonly takes: string | null;
  /** In the help. */
  readonly what: string;
  readonly isNumber?: true;
  /** It says on what trials train: a preset that says so itself is not meant then. */
  readonly namesData?: true;
  /** May be given several times. */
  readonly repeats?: true;
}

/** What was given with the options, by their names. */
export type GivenOptions = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** What the kind of its trials has the report of a study say: the report itself asks no task which kind it is. */
export interface TaskWords {
  /** What the data are, a paragraph each; the rows of each partition follow where the task has any. */
  readonly data: readonly string[];
  /** How leaks are prevented. */
  readonly prevention: string;
  /** What of the data limits the values. */
  readonly limit: string;
  readonly repeats: {
    /** How the same rows are had again; null where nothing is known of them. */
    readonly rows: string | null;
    /** How far a trial comes out the same. */
    readonly trial: string;
  };
  /** Options of `trialdeck search` that make such a study again, beside those that every study has. */
  readonly options: readonly string[];
  /** What checklists ask of model and data; what is missing its author alone knows. */
  readonly answers: Readonly<Partial<Record<TaskAnswer, string>>>;
}

export type TaskAnswer = 'model' | 'data' | 'sources' | 'outcome' | 'sampleSize' | 'excluded' | 'preprocessing' | 'reach';

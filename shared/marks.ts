/** What a person notes at a study or a trial; what is left out keeps its value. */
export interface StudyMarks {
  readonly starred?: boolean | undefined;
  readonly archived?: boolean | undefined;
  readonly note?: string | undefined;
}

export interface TrialMarks {
  readonly starred?: boolean | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly note?: string | undefined;
}

/** What a person sets for the program, whatever the study. */
export interface Settings {
  readonly workers: number;
  readonly theme: 'system' | 'light' | 'dark';
  readonly checkpointQuotaMb: number;
  readonly keepAwake: boolean;
  readonly notify: boolean;
}

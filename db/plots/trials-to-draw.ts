/** The question behind every plot: which study, and which of its trials pass the filter. */
import type { Study } from '../../shared/model.ts';
import type { Connection } from '../connection.ts';
import type { Sql } from '../sql.ts';

export interface TrialsToDraw {
  readonly connection: Connection;
  readonly study: Study;
  /** What follows FROM; more conditions may follow after AND. */
  readonly matching: Sql;
  /** Whether the filter lets every trial pass. */
  readonly whole: boolean;
}

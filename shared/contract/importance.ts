/** Which hyperparameters of a study mattered. */
import type { Importances, ImportanceRequest } from '../importance.ts';
import { parseImportanceRequest } from '../parse/importance-request.ts';
import type { ArgumentParsers } from './argument-parsers.ts';

export interface ImportanceCalls {
  /** Over the trials that pass the filter; of many it takes some seconds. */
  importance(request: ImportanceRequest): Importances;
}

export const importanceCalls = {
  importance: [parseImportanceRequest],
} satisfies ArgumentParsers<ImportanceCalls>;

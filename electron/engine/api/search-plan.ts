/** What a request for a search comes to. */
import type { Params } from '../../../shared/model.ts';
import type { NewSession } from '../../../db/store/sessions.ts';
import type { NewStudy } from '../../../db/store/studies.ts';

export interface SearchPlan {
  /** Null where an existing study is continued. */
  readonly study: NewStudy | null;
  readonly session: Omit<NewSession, 'studyId'>;
  /** Trained before the strategy is asked; the default configuration is marked. */
  readonly queue: readonly { readonly params: Params; readonly isDefault: boolean }[];
}

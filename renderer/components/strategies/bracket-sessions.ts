import type { StudyOverview } from '../../../shared/contract/studies.ts';
import type { Session } from '../../../shared/model.ts';
import { useCatalogue } from '../../stores/catalogue.ts';

/** The sessions of a study whose trials stand in rungs, the oldest first. */
export function useBracketSessions(): (study: StudyOverview) => readonly Session[] {
  const catalogue = useCatalogue();
  return ({ sessions }) => sessions.filter(({ strategy }) => catalogue.strategy(strategy.name)?.promotes === true);
}

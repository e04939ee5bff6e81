/** Whether the leaders of a study had better be measured again, told at the start of a search that does not. */
import { BY_HAND } from '../../shared/catalogue.ts';
import type { AsyncApi } from '../../shared/contract/api.ts';
import { leadersNoiseText } from '../../shared/leaders-noise.ts';
import { objectiveOf } from '../../shared/measure.ts';
import type { SearchRequest } from '../../shared/search-request.ts';
import type { Terminal } from './terminal.ts';

type Asked = Pick<SearchRequest, 'studyId' | 'remeasure' | 'strategy'>;

/** Nothing of a new study, nor where trials are trained by hand: there is no leader to be chosen. */
export async function sayNoise(
  { studyId, remeasure = false, strategy }: Asked,
  api: Pick<AsyncApi, 'seedNoise' | 'study'>,
  terminal: Pick<Terminal, 'say'>,
): Promise<void> {
  if (studyId === undefined || remeasure || strategy?.name === BY_HAND.name) return;
  const text = leadersNoiseText(await api.seedNoise(studyId), objectiveOf(await api.study(studyId)));
  if (text !== '') terminal.say(`${text.replace(/\.$/, '')} (--remeasure).`);
}

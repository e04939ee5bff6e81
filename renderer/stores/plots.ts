/** What is drawn of the study that is looked at. */
import type { PlotData, PlotRequest } from '../../shared/plots.ts';
import type { Answer } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';
import { useStudyAnswer } from './study-answer.ts';

export type PlotKind = PlotRequest['kind'];
export type PlotRequestOf<Kind extends PlotKind> = Extract<PlotRequest, { readonly kind: Kind }>;
export type PlotDataOf<Kind extends PlotKind, Data = PlotData> = Data extends { readonly kind: infer Named }
  ? Kind extends Named
    ? Data
    : never
  : never;

/** Asks for what a plot draws: of a kind of request comes that kind of data. */
export function usePlotting(): <Kind extends PlotKind>(request: PlotRequestOf<Kind>) => Promise<PlotDataOf<Kind>> {
  const { api } = useBackend();
  return async <Kind extends PlotKind>(request: PlotRequestOf<Kind>) => (await api.plot(request)) as PlotDataOf<Kind>;
}

/** The best value so far over all trials, whatever the filter. */
export function useHistory(): Answer<PlotDataOf<'history'>> {
  const plot = usePlotting();
  return useStudyAnswer((studyId) => plot({ studyId, kind: 'history' }));
}

/** The brackets of a session, whatever the filter. */
export function useBrackets(sessionId: () => number): Answer<PlotDataOf<'brackets'>> {
  const plot = usePlotting();
  return useStudyAnswer((studyId) => plot({ studyId, kind: 'brackets', sessionId: sessionId() }), sessionId);
}

import type { Store } from '../../db/store.ts';
import type { PlotData, PlotRequest } from '../../shared/plots.ts';

type Kind = PlotRequest['kind'];
type RequestOf<Name extends Kind> = Omit<Extract<PlotRequest, { kind: Name }>, 'studyId' | 'kind'>;
type DataOf<Name extends Kind, Data = PlotData> = Data extends { kind: infer Kinds }
  ? Name extends Kinds
    ? Data
    : never
  : never;

/** The plot of the store's first study, with the type of its kind. */
export function plotted<Name extends Kind>(store: Store, kind: Name, request: RequestOf<Name>): DataOf<Name> {
  return store.plot({ studyId: 1, kind, ...request } as unknown as PlotRequest) as DataOf<Name>;
}

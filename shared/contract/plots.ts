/** What the plots of a study draw. */
import { parsePlotRequest } from '../parse/plot-request.ts';
import type { PlotData, PlotRequest } from '../plots.ts';
import type { ArgumentParsers } from './argument-parsers.ts';

export interface PlotCalls {
  plot(request: PlotRequest): PlotData;
}

export const plotCalls = {
  plot: [parsePlotRequest],
} satisfies ArgumentParsers<PlotCalls>;

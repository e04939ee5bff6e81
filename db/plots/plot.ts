/** The data of a plot. */
import type { PlotData, PlotRequest } from '../../shared/plots.ts';
import type { Connection } from '../connection.ts';
import { findStudy } from '../studies.ts';
import { isEmpty, matchingTrials } from '../trial-filter.ts';
import { brackets } from './brackets.ts';
import { contour } from './contour.ts';
import { curves } from './curves.ts';
import { distribution } from './distribution.ts';
import { history } from './history.ts';
import { parallel } from './parallel.ts';
import { scatter, slice } from './scatter.ts';
import { timeline } from './timeline.ts';
import type { TrialsToDraw } from './trials-to-draw.ts';

/**
 * Computes a plot over the trials that pass the filter. `shown.matched` counts those of them that have what the plot draws,
 * `shown.shown` those that are drawn one by one or enter a density. The same database gives the same plot, at once when it is
 * asked for again; the timeline alone goes with the clock.
 *
 * @throws TrialdeckError not-found, or usage for a column or parameter that is not there
 */
export function plot(connection: Connection, request: PlotRequest): PlotData {
  return connection.read(() => {
    const study = findStudy(connection, request.studyId);
    const matching = matchingTrials(study.id, request.filter ?? {}, study.space);
    const trials: TrialsToDraw = { connection, study, matching, whole: isEmpty(request.filter) };
    return request.kind === 'timeline' ? timeline(trials) : connection.remembered(request, () => drawn(trials, request));
  });
}

function drawn(trials: TrialsToDraw, request: Exclude<PlotRequest, { kind: 'timeline' }>): PlotData {
  switch (request.kind) {
    case 'history':
      return history(trials);
    case 'curves':
      return curves(trials, request);
    case 'parallel':
      return parallel(trials, request.parameters);
    case 'slice':
      return slice(trials, request.parameter);
    case 'scatter':
      return scatter(trials, request.x, request.y);
    case 'contour':
      return contour(trials, request.x, request.y);
    case 'distribution':
      return distribution(trials);
    case 'brackets':
      return brackets(trials, request.sessionId);
  }
}

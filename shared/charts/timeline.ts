/** Which worker trained which trial when. */
import { countedText } from '../format/count.ts';
import { durationIn, durationUnit } from '../format/duration.ts';
import type { PlotData } from '../plots.ts';
import type { TrialState } from '../model.ts';
import { categoryAxis, durationAxis, STATE_ORDER } from './axis.ts';
import { figure, type Figure } from './figure.ts';
import type { ChartLook } from './look.ts';
import type { FigurePoint, Series } from './series.ts';
import { withoutPauses } from './without-pauses.ts';
import { shownText } from './wording.ts';

export type TimelineData = Extract<PlotData, { readonly kind: 'timeline' }>;
type Work = TimelineData['spans'][number];

/** Half the height of a lane's spans, in lanes. */
const HALF = 0.36;

export function timelineChart(data: TimelineData, look: ChartLook): Figure {
  const { spans, cuts } = withoutPauses(data.spans);
  const workers = [...new Set(spans.map(({ worker }) => worker))].sort((left, right) => left - right);
  const end = spans.reduce((latest, { endMs }) => Math.max(latest, endMs), 1);
  const states = STATE_ORDER.filter((state) => spans.some((span) => span.state === state));
  return figure({
    look,
    x: durationAxis(cuts.length > 0 ? 'time at work, pauses cut out' : 'time since the first trial', [0, end]),
    y: {
      ...categoryAxis(
        '',
        workers.map((worker) => `worker ${worker}`),
      ),
      reversed: true,
    },
    series: [
      ...cuts.map((cut) => cutLine(cut, workers.length, look)),
      ...states.map((state) => lane(state, spans, workers, look)),
    ],
    subtitle: subtitleOf(data, cuts.length),
    legend: 'boxes',
  });
}

function lane(state: TrialState, spans: readonly Work[], workers: readonly number[], look: ChartLook): Series {
  const fill = look.states[state];
  const data = spans
    .filter((span) => span.state === state)
    .map((span): FigurePoint => {
      const y = workers.indexOf(span.worker);
      const { id, number, startMs, endMs } = span;
      const box = { x0: startMs, x1: endMs, y0: y - HALF, y1: y + HALF, fill, label: String(number) };
      return {
        x: (startMs + endMs) / 2,
        y,
        id,
        number,
        text: `${state} after ${lengthText(endMs - startMs)}\nworker ${span.worker}`,
        box,
      };
    });
  return { label: state, data, showLine: false, backgroundColor: fill, borderColor: fill };
}

function cutLine(at: number, lanes: number, look: ChartLook): Series {
  const data = [-0.5, lanes - 0.5].map((y) => ({ x: at, y }));
  return { label: 'pause', decoration: true, data, borderColor: look.muted, borderWidth: 1, borderDash: [2, 3] };
}

function lengthText(durationMs: number): string {
  return durationIn(durationUnit(durationMs), durationMs);
}

function subtitleOf({ shown, spans }: TimelineData, cuts: number): string {
  if (spans.length === 0) return 'No trial shown has started yet.';
  const parts = [shownText(shown), 'numbers are trials'];
  if (cuts > 0) parts.push(`dotted: ${countedText(cuts, 'pause')} cut out`);
  return `${parts.join('; ')}.`;
}

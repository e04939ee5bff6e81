/** How far the runs of every arm ended from the best known: each run a point, with quartiles and median. */
import type { ArmEvidence, ComparisonEvidence } from '../evidence.ts';
import { countText } from '../format/count.ts';
import { measuredText } from '../format/value.ts';
import { regretIn, type Measure } from '../measure.ts';
import { measureText } from '../wording.ts';
import { quantile } from '../statistics/quantile.ts';
import type { ChartArm } from './arm.ts';
import { categoryAxis, numberAxis } from './axis.ts';
import { withOpacity } from './colour.ts';
import { figure, type Figure } from './figure.ts';
import { focusOn } from './focus.ts';
import { jitter } from './jitter.ts';
import type { ChartLook } from './look.ts';
import type { FigurePoint, Series } from './series.ts';
import { armStyle } from './strategy-style.ts';

export interface RegretStrips {
  readonly arms: readonly ChartArm[];
  readonly evidence: readonly ArmEvidence[];
  readonly measure: ComparisonEvidence['measure'];
  readonly objective: Measure;
}

/** Half the height of a box, in lanes; the points spread over twice as much. */
const HALF = 0.22;
/** Left of zero, as a share of the axis: a run that has found the best lies on it. */
const ROOM = 0.015;
/** Fewer runs have no quartiles worth a box. */
const LEAST_FOR_BOX = 4;

export function regretStrips({ arms, evidence, measure, objective }: RegretStrips, look: ChartLook): Figure {
  const lanes = arms.map((_, at) => runsOf(evidence.find(({ arm }) => arm === at)));
  const all = lanes.flat().map(({ regret }) => regret);
  const regret = { ...regretIn(objective), title: `final regret on ${measure}` };
  const { range, outside } = focusOn(all, regret);
  const high = range[1];
  return figure({
    look,
    x: numberAxis(measureText(regret), all.length === 0 ? [0, 1] : [-ROOM * high, high], (value) => measuredText(value, regret)),
    y: {
      ...categoryAxis(
        '',
        arms.map(({ label }) => label),
      ),
      reversed: true,
    },
    series: lanes.flatMap((runs, lane) => strip(runs, lane, arms[lane]!, high, look)),
    subtitle: subtitleOf(all.length, outside),
  });
}

interface Run {
  readonly repetition: number;
  readonly regret: number;
}

function runsOf(evidence: ArmEvidence | undefined): readonly Run[] {
  return (evidence?.finals ?? []).flatMap(({ repetition, regret }) => (regret === null ? [] : [{ repetition, regret }]));
}

function strip(runs: readonly Run[], lane: number, arm: ChartArm, high: number, look: ChartLook): Series[] {
  if (runs.length === 0) return [];
  const { colour } = armStyle(look, arm.strategy, arm.budgetFactor);
  const regrets = runs.map(({ regret }) => regret);
  const median = quantile(regrets, 0.5);
  const points: Series = {
    label: arm.label,
    data: runs
      .filter(({ regret }) => regret <= high)
      .map(({ repetition, regret }) => ({
        x: regret,
        y: lane + jitter(repetition, 3 * HALF),
        text: `pair ${countText(repetition)}`,
      })),
    showLine: false,
    pointRadius: 2.75,
    pointBackgroundColor: withOpacity(colour, 0.65),
    backgroundColor: colour,
  };
  const middle: Series = {
    label: 'median',
    decoration: true,
    data: [-HALF, HALF].map((shift) => ({ x: median, y: lane + shift })),
    borderColor: colour,
    borderWidth: 2.5,
  };
  return [...(runs.length < LEAST_FOR_BOX ? [] : [box(regrets, lane, colour, look)]), points, middle];
}

function box(regrets: readonly number[], lane: number, colour: string, look: ChartLook): Series {
  const [x0, x1] = [quantile(regrets, 0.25), quantile(regrets, 0.75)];
  const fill = withOpacity(colour, look.name === 'dark' ? 0.3 : 0.18);
  const data: FigurePoint[] = [{ x: (x0 + x1) / 2, y: lane, box: { x0, x1, y0: lane - HALF, y1: lane + HALF, fill } }];
  return { label: 'quartiles', decoration: true, data, showLine: false };
}

function subtitleOf(runs: number, outside: number): string {
  if (runs === 0) return 'No run has finished yet.';
  const beyond = outside === 0 ? '' : `; ${countText(outside)} beyond the axis`;
  return `${countText(runs)} runs, a point each; box: the middle half, line: the median; the farther left, the better${beyond}.`;
}

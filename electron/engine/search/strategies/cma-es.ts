/**
 * CMA-ES, the covariance matrix adaptation evolution strategy (Hansen 2016), for all kinds of parameters: numbers on their
 * scale between their bounds, whole numbers and steps with a margin (Hamano et al. 2022), categories by a distribution of
 * their own that learns beside the normal one (Hamano et al. 2024). A parameter that is inactive is drawn all the same, so
 * that it neither helps nor hurts.
 *
 * Where it differs from the papers: a draw outside the bounds is repeated and in the end put on the bound; a draw whose
 * configuration has been tried takes that trial's result instead of a new one; results of several workers count in the
 * order of arrival, those from an older distribution with a limited step (Hansen 2011); failed and diverged trials rank
 * last.
 */
import type { Random } from '../../../../shared/random.ts';
import { isForbidden } from '../../../../shared/space/conditions.ts';
import { defaultPopulation } from './cma-es/constants.ts';
import { latestMemo, replay, type Echo, type Memo } from './cma-es/replay.ts';
import { drawerOf, hasConverged, startRun, tell, type Run } from './cma-es/run.ts';
import { axesOf, decode, encode, type Axis } from '../coordinates.ts';
import { configurationKey } from '../configuration-key.ts';
import { drawNew } from '../draw-new.ts';
import { bestFirst, resultsOf } from '../history/results.ts';
import type { NewConfiguration } from '../rungs/halve.ts';
import { isRunning } from '../rungs/ranking.ts';
import { whyNothingIsLeft } from '../tried.ts';
import type { Ask, HistoryTrial, SearchProblem, Strategy, StrategyOptions } from '../strategy.ts';

/** Draws in a row without a new configuration after which a run is over. */
const DRAWS = 100;
/** Larger populations would spend a session in a single generation. */
const MOST_DOUBLINGS = 6;

function searchByEvolution(options: StrategyOptions): Ask {
  const chosen = Number(options['population']);
  return (problem, history, random) => {
    const next = proposeByEvolution(problem, history, chosen, random);
    if (!next) return { kind: 'done', why: whyNothingIsLeft(problem.space) };
    return { kind: 'run', epochs: problem.maxEpochs, parent: null, rung: null, bracket: null, ...next };
  };
}

function proposeByEvolution(
  problem: SearchProblem,
  history: readonly HistoryTrial[],
  chosen: number,
  random: Random,
): NewConfiguration | null {
  const axes = axesOf(problem.space);
  const populationOf = (run: number): number =>
    (chosen || defaultPopulation(Math.max(1, axes.length))) * 2 ** Math.min(run, MOST_DOUBLINGS);
  const latest = latestMemo(history);
  const current = replay(axes, problem, history, populationOf);
  if (latest && current && !hasConverged(current)) {
    const next = drawIn(current, latest, problem, history, random);
    if (next) return next;
  }
  const run = latest ? latest.run + 1 : 0;
  const start = latest ? axes.map(() => random.next()) : firstStart(axes, problem, history);
  const restarted = startRun(axes, Float64Array.from(start), populationOf(run));
  return drawIn(restarted, { run, start }, problem, history, random) ?? drawnAtRandom(problem, history, random);
}

/** Draws until a configuration is new; null where it has become unlikely that one is. */
function drawIn(
  begun: Run,
  { run, start }: Pick<Memo, 'run' | 'start'>,
  problem: SearchProblem,
  history: readonly HistoryTrial[],
  random: Random,
): NewConfiguration | null {
  const { space } = problem;
  const tried = new Map(history.map((trial) => [configurationKey(trial.params), trial]));
  const losses = new Map(resultsOf(problem, history).map(({ ordinal, loss }) => [ordinal, loss]));
  const echoes: Echo[] = [];
  let state = begun;
  let draw = drawerOf(state);
  for (let attempt = 0; attempt < DRAWS; attempt++) {
    const point = draw(random);
    const params = decode(
      space,
      state.axes,
      point.map((place, at) => onAxis(state.axes[at]!, place)),
    );
    if (isForbidden(space, params)) continue;
    const { generation } = state.gaussian;
    const before = tried.get(configurationKey(params));
    if (!before) return { params, reason: reasonOf(state, run), memo: { run, start, generation, point, echoes } satisfies Memo };
    if (isRunning(before)) continue;
    echoes.push({ point, generation, of: before.ordinal });
    state = tell(state, { point, generation, loss: losses.get(before.ordinal) ?? null });
    if (state.gaussian.generation === generation) continue;
    if (hasConverged(state)) return null;
    draw = drawerOf(state);
  }
  return null;
}

function onAxis({ kind }: Axis, place: number): number {
  return kind === 'number' ? Math.min(1, Math.max(0, place)) : place;
}

/** The best of what a person queued, if its result is there, or the middle of the space. */
function firstStart(axes: readonly Axis[], problem: SearchProblem, history: readonly HistoryTrial[]): number[] {
  const known = bestFirst(resultsOf(problem, history))[0];
  const coordinates = known ? encode(axes, known.params) : new Float64Array(axes.length).fill(NaN);
  return Array.from(coordinates, (place) => (Number.isNaN(place) ? 0.5 : place));
}

function reasonOf({ gaussian, open, constants }: Run, run: number): NewConfiguration['reason'] {
  const restarted = run > 0 ? ` after restart ${run}` : '';
  const text = `Drawn from generation ${gaussian.generation}${restarted}, with step size ${gaussian.sigma.toPrecision(2)} of the range; ${open.length} of ${constants.population} results for the next one are there.`;
  return { text, generation: gaussian.generation, sigma: gaussian.sigma, run };
}

function drawnAtRandom({ space }: SearchProblem, history: readonly HistoryTrial[], random: Random): NewConfiguration | null {
  const params = drawNew(space, history, random);
  return params && { params, reason: { text: 'Drawn at random: the likely ones were tried.' } };
}

export const cmaEs: Strategy = {
  name: 'cma-es',
  title: 'CMA-ES',
  how:
    'Draws a generation of configurations from a bell-shaped cloud, ranks them, and moves, stretches and turns the cloud ' +
    'towards the better half. So it learns which way improvement lies and how parameters act together, from ranks alone, ' +
    'which makes it robust to noise and to the scale of the metric. Whole numbers keep a margin so that their neighbours ' +
    'stay within reach; each category has a probability that grows while it wins. When the cloud has shrunk to a point, it ' +
    'starts again elsewhere with twice as many draws to a generation. It needs some hundred trials to shine.',
  paper:
    'Hansen (2016): The CMA evolution strategy: a tutorial, arXiv 1604.00772. Hamano et al. (2022): CMA-ES with margin, ' +
    'GECCO. Hamano et al. (2024): CatCMA, GECCO. Restarts: Auger and Hansen (2005): A restart CMA evolution strategy with ' +
    'increasing population size, CEC.',
  options: [
    {
      name: 'population',
      title: 'Population',
      type: 'int',
      default: 0,
      low: 0,
      high: 1000,
      what: 'Trials of a generation, at least 4; 0 for 4 + 3 ln(parameters), rounded down.',
    },
  ],
  promotes: false,
  thinks: true,
  refusal: (_, { population }) =>
    population === 0 || Number(population) >= 4
      ? null
      : `A population of ${Number(population)} cannot be ranked: it takes 4, or 0.`,
  create: searchByEvolution,
};

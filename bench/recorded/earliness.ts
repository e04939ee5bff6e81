/** What the first epochs tell of the last one. */
import { mean } from '../../shared/statistics/mean.ts';
import { quantile } from '../../shared/statistics/quantile.ts';
import { rankCorrelation } from '../../shared/statistics/rank-correlation.ts';
import { allRuns, bestTenth, rounds, type Configuration, type Run } from './configurations.ts';
import { hundredths, percent, type Figures } from './words.ts';

const EARLY = [1, 3, 9];
/** Successive halving with a third kept goes on with these. */
const KEPT = 1 / 3;

interface Seen {
  /** Rank correlation with *confirm* at the end, of all and of the best tenth. */
  readonly all: number;
  readonly top: number;
  /** Share of the best tenth that successive halving goes on with. */
  readonly kept: number;
}

/** One run seen early against all runs of its configuration at their end: means over the rounds. */
export function earliness(configurations: readonly Configuration[]): Figures {
  const top = new Set(bestTenth(configurations));
  const early = EARLY.map((epochs) => rounds(configurations).map((runs) => seenAfter(epochs, runs, top)));
  const lastEpochs = allRuns(configurations).filter(({ bestEpoch, stop }) => bestEpoch === stop.length);
  const row = (figure: keyof Seen, text: (value: number) => string): string =>
    early.map((seen) => text(mean(seen.map((each) => each[figure])))).join(', ');
  return {
    'rank correlation of best stop after 1, 3, 9 epochs with confirm': row('all', hundredths),
    'the same of the best tenth': row('top', hundredths),
    'of the best tenth in the upper third after 1, 3, 9 epochs': row('kept', percent),
    'best at their last epoch': percent(lastEpochs.length / allRuns(configurations).length),
  };
}

function seenAfter(epochs: number, runs: ReadonlyMap<Configuration, Run>, top: ReadonlySet<Configuration>): Seen {
  const seen = [...runs].map(([configuration, { stop }]) => ({ configuration, stop: Math.max(...stop.slice(0, epochs)) }));
  const bar = quantile(
    seen.map(({ stop }) => stop),
    1 - KEPT,
  );
  const ofTop = seen.filter(({ configuration }) => top.has(configuration));
  const rho = (those: typeof seen): number =>
    rankCorrelation(those.map(({ stop, configuration }) => [stop, configuration.confirm])).rho;
  return { all: rho(seen), top: rho(ofTop), kept: ofTop.filter(({ stop }) => stop >= bar).length / ofTop.length };
}

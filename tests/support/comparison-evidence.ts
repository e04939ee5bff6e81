/** What 30 pairs said about three arms, as a test wants it. */
import type { ArmEvidence, AxisCurves, ComparisonEvidence, Estimated, PairwiseComparison } from '../../shared/evidence.ts';
import { accuracy } from '../../electron/engine/tasks/network/measures/accuracy.ts';
import { armNamed, experimentOf, RANDOM_ARMS } from './experiment-runs.ts';

export const COMPARED = experimentOf([...RANDOM_ARMS, armNamed('Hyperband', 'hyperband')]);

const nothing: Estimated = { value: null, low: null, high: null };
const around = (value: number, margin: number): Estimated => ({ value, low: value - margin, high: value + margin });

function armOf(arm: number, rest: Partial<ArmEvidence> = {}): ArmEvidence {
  return {
    ...{ arm, runs: 30, finals: [], spent: 100, overtuning: [0.001, 0.004, 0.01], speedUp: null, startup: null },
    ...{ final: around(0.86, 0.001), finalSelect: around(0.87, 0.002), regret: around(0.01, 0.002) },
    toTarget: { reached: 15, epochs: around(60, 20), seconds: around(120, 60), trials: { value: 12, low: 6, high: null } },
    ...rest,
  };
}

/** The mean rank at the end is the arm's place from 1, and a quarter. */
const ranked: AxisCurves = {
  at: [50, 100],
  arms: [0, 1, 2].map((arm) => ({ median: [], low: [], high: [], averageRank: [null, arm + 1.25] })),
};

function pairOf(arm: number, than: number, rest: Partial<PairwiseComparison> = {}): PairwiseComparison {
  return {
    ...{ arm, than, pairs: 30, wins: 5, ties: 2, losses: 23, word: 'worse', sentence: `Arm ${arm} loses to arm ${than}.` },
    ...{ superiority: around(0.2, 0.1), difference: around(-0.0031, 0.001), spread: 0.004, p: 0.0002 },
    ...{ detected: true, stability: 0.97, pairsToDecide: null },
    ...rest,
  };
}

export function evidenceOf(rest: Partial<ComparisonEvidence> = {}): ComparisonEvidence {
  return {
    ...{
      measure: 'confirm',
      objective: accuracy.measure,
      pairs: 30,
      planned: 30,
      margin: 0.002,
      critical: 2.5,
      varies: ['search seed'],
    },
    ...{ bestKnown: { value: 0.87, interval: null }, target: 0.86 },
    arms: [armOf(0), armOf(1, { spent: 200 }), armOf(2, { overtuning: [], toTarget: neverReached() })],
    curves: { epochs: ranked, seconds: ranked, trials: ranked },
    pairwise: [
      pairOf(0, 1, { word: 'undecided', p: 0.4, difference: nothing, detected: false, stability: 0.6, pairsToDecide: 400 }),
      pairOf(0, 2),
      pairOf(1, 2),
    ],
    ...rest,
  };
}

function neverReached(): ArmEvidence['toTarget'] {
  return { reached: 0, epochs: nothing, seconds: nothing, trials: nothing };
}

export const VERDICT = {
  soonerFirst: false,
  question: 'Usefully better than random search?',
  sentence: 'Yes: Hyperband beats random search.',
  equalBudgets: 'Against random search with equal budgets Hyperband is better.',
  stability: 0.97,
  sameWords: 0.8,
  occasion: '30 pairs; 100 epochs for each run.',
  warnings: ['Hyperband ended after 80 of 100 epochs (median).'],
  speed: { sentence: 'Hyperband comes sooner.', beside: 'That is a median.' },
  manualTuning: null,
  validity: 'From pair to pair the search seed varies.',
};

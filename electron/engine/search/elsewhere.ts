/** Searches that other programs ran: their sessions are read in, shown and compared, never started or given more budget. */
import type { StrategyEntry } from '../../../shared/catalogue.ts';
import { strategyNamed } from './catalogue.ts';

export const ELSEWHERE: readonly StrategyEntry[] = [
  {
    name: 'keras-tuner/random',
    title: 'Keras Tuner: random search',
    how: 'Keras Tuner itself draws every configuration at random and independently.',
    paper: 'Bergstra and Bengio (2012): Random search for hyper-parameter optimization. JMLR 13.',
    options: [],
  },
  {
    name: 'keras-tuner/hyperband',
    title: 'Keras Tuner: Hyperband',
    how:
      'Keras Tuner itself starts many configurations with few epochs, ranks them by their best epoch, and continues the best third ' +
      'from the weights of that epoch with a fresh optimizer, bracket after bracket.',
    paper:
      'Li, Jamieson, DeSalvo, Rostamizadeh and Talwalkar (2018): Hyperband: A novel bandit-based approach to ' +
      'hyperparameter optimization. JMLR 18.',
    options: [],
  },
  {
    name: 'keras-tuner/bayesian',
    title: 'Keras Tuner: Bayesian optimisation',
    how:
      'Keras Tuner itself fits a Gaussian process to what was measured and asks for the configuration whose upper confidence bound ' +
      'is highest.',
    paper: 'Snoek, Larochelle and Adams (2012): Practical Bayesian optimization of machine learning algorithms. NIPS 25.',
    options: [],
  },
];

/** What people read of the strategy of a session, wherever it ran. @throws TrialdeckError usage, for a name that nothing has. */
export function strategyEntry(name: string): StrategyEntry {
  return ELSEWHERE.find((entry) => entry.name === name) ?? strategyNamed(name);
}

/** Whether the sessions of the strategy were read in. */
export function ranElsewhere(name: string): boolean {
  return ELSEWHERE.some((entry) => entry.name === name);
}

/** Why neither a session of the strategy nor a trial of it can go on, in a sentence; null where they ran here. */
export function whyNotHere(name: string): string | null {
  if (!ranElsewhere(name)) return null;
  return `The session was read in from another program (${strategyEntry(name).title}): it cannot go on here.`;
}

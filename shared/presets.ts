/** Searches that make sense without a question asked. */
import { TrialdeckError } from './errors.ts';
import { RANDOM_SEARCH, type Preset } from './catalogue.ts';
import { ASSIGNMENT_SPACE } from './network/assignment-space.ts';

export const PRESETS: readonly Preset[] = [
  {
    name: 'quick',
    title: 'Quick search',
    text: 'A first look: 12 configurations, 5 epochs each, on 10,000 pictures.',
    request: {
      name: 'Quick search',
      task: { kind: 'network', dataset: 'fashion-mnist', rows: 10_000 },
      space: ASSIGNMENT_SPACE,
      strategy: RANDOM_SEARCH,
      budget: { trials: 12 },
      epochs: 5,
    },
  },
  {
    name: 'assignment',
    title: 'The assignment',
    text: 'The full study: 130 configurations, up to 15 epochs each, on all 60,000 pictures outside the vault.',
    request: {
      name: 'Fashion-MNIST: the assignment',
      task: { kind: 'network', dataset: 'fashion-mnist' },
      space: ASSIGNMENT_SPACE,
      strategy: RANDOM_SEARCH,
      budget: { trials: 130 },
      epochs: 15,
    },
  },
];

/** @throws TrialdeckError usage, for a name that is not in the list. */
export function presetNamed(name: string): Preset {
  const preset = PRESETS.find((candidate) => candidate.name === name);
  if (preset) return preset;
  const known = PRESETS.map((candidate) => candidate.name).join(', ');
  throw new TrialdeckError('usage', `Unknown preset ${name}; known are ${known}.`, 'preset');
}

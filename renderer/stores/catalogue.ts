import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { Choices, Preset, StrategyEntry } from '../../shared/catalogue.ts';
import type { TrialdeckError } from '../../shared/errors.ts';
import { asTrialdeckError } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';
import { useConnection } from './connection.ts';

const STRATEGY_COLOURS = 8;

/** What can be chosen: presets, strategies, data sets, hyperparameters. */
export const useCatalogue = defineStore('catalogue', () => {
  const { api } = useBackend();
  const connection = useConnection();
  const choices = shallowRef<Choices | null>(null);
  const error = shallowRef<TrialdeckError | null>(null);

  const load = async (): Promise<void> => {
    try {
      choices.value = await api.choices();
      error.value = null;
    } catch (failure) {
      error.value = asTrialdeckError(failure);
    }
  };
  connection.whenOpened(load);

  const preset = (name: string): Preset | undefined => choices.value?.presets.find((entry) => entry.name === name);
  /** Those that can be started first. */
  const known = computed(() => [...(choices.value?.strategies ?? []), ...(choices.value?.elsewhere ?? [])]);
  const names = computed(() => known.value.map(({ name }) => name));
  const strategy = (name: string): StrategyEntry | undefined => choices.value?.strategies.find((entry) => entry.name === name);
  /** The strategy's title in the catalogue, or its name where the catalogue does not know it. */
  const strategyTitle = (name: string): string => known.value.find((entry) => entry.name === name)?.title ?? name;
  /** The stop rule's title, or its name where it is not known. */
  const stopRuleTitle = (name: string): string => choices.value?.stopRules.find((entry) => entry.name === name)?.title ?? name;
  /** Place of the strategy in the catalogue, from 0; one that the catalogue does not know stands after all others. */
  const strategyPlace = (name: string): number => {
    const place = names.value.indexOf(name);
    return place < 0 ? names.value.length : place;
  };
  /** The strategy's one colour, as its charts have it. */
  const strategyColour = (name: string): string => {
    const place = strategyPlace(name);
    const colour = `var(--strategy-${(place % STRATEGY_COLOURS) + 1})`;
    return place < STRATEGY_COLOURS ? colour : `color-mix(in srgb, ${colour}, var(--text))`;
  };

  return { choices, error, load, preset, strategy, strategyTitle, stopRuleTitle, strategyPlace, strategyColour };
});

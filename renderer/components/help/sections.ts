/** Sections of the help that the catalogues write themselves. */
import type { Choices } from '../../../shared/catalogue.ts';
import type { GlossarySection } from '../../../shared/glossary/entry.ts';
import { dimensionInWords } from '../new-study/dimension.ts';

export function strategySection({ strategies }: Choices): GlossarySection {
  const entries = strategies.map(({ name, title, how, paper }) => ({ key: `strategy-${name}`, title, text: `${how} ${paper}` }));
  return { title: 'Strategies', entries };
}

export function parameterSection({ parameters }: Choices): GlossarySection {
  const entries = parameters.map(({ name, what, dimension, default: value }) => {
    return { key: `parameter-${name}`, title: name, text: `${what} Allowed: ${dimensionInWords(dimension)}. Default: ${value}.` };
  });
  return { title: 'Hyperparameters', entries };
}

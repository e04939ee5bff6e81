import { CATALOGUE, completeChoice } from '../../../../electron/engine/search/catalogue.ts';
import { conforms } from '../../../support/strategy-conformance.ts';

for (const strategy of CATALOGUE) conforms(strategy, completeChoice({ name: strategy.name, options: {} }).options);

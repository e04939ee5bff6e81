/** A search space from a JSON file, and as one: the same form that the command line reads. */
import { TrialdeckError } from '../../../shared/errors.ts';
import type { Space } from '../../../shared/model.ts';
import { parseSpace } from '../../../shared/parse/space.ts';

/** @throws TrialdeckError usage, with a sentence that names the file or the field, and the rule. */
export function spaceFrom(text: string, fileName: string): Space {
  return parseSpace(jsonOf(text, fileName));
}

export const spaceText = (space: Space): string => `${JSON.stringify(space, null, 2)}\n`;

function jsonOf(text: string, fileName: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new TrialdeckError('usage', `${fileName} is not JSON; allowed is an object with a dimension for each hyperparameter.`);
  }
}

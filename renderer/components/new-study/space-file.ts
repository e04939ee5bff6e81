/** A search space from a JSON or YAML file, and as JSON: the same form that the command line reads. */
import type { Space } from '../../../shared/model.ts';
import { readSpaceText } from '../../../shared/parse/space-text.ts';
import { readSpace, type SpaceRead } from '../../../shared/parse/space.ts';

/** @throws TrialdeckError usage, with a sentence that names the file or the field, and the rule. */
export async function spaceFrom(text: string, fileName: string): Promise<SpaceRead> {
  return readSpace(await readSpaceText(text, fileName));
}

export const spaceText = (space: Space): string => `${JSON.stringify(space, null, 2)}\n`;

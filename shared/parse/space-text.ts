/** The text of a space in a file, as JSON or as YAML. */
import { TrialdeckError } from '../errors.ts';
import { within } from './check.ts';
import { BYTE_ORDER_MARK, parseJson } from './json.ts';

const YAML = /\.ya?ml$/i;

/**
 * What the text says, unchecked: YAML where the file's name ends with .yaml or .yml, else JSON.
 * @throws TrialdeckError usage, where it is neither, or a name stands twice in it
 */
export async function readSpaceText(text: string, fileName: string): Promise<unknown> {
  const isYaml = YAML.test(fileName);
  try {
    return isYaml ? await parseYaml(text.replace(BYTE_ORDER_MARK, '')) : within('space', '', () => parseJson(text));
  } catch (cause) {
    if (cause instanceof TrialdeckError) throw cause;
    const why = cause instanceof Error && 'reason' in cause ? String(cause.reason) : messageOf(cause);
    throw new TrialdeckError('usage', `${fileName} is not ${isYaml ? 'YAML' : 'JSON'}: ${why}.`, 'space');
  }
}

/** Loaded only where somebody writes YAML. */
async function parseYaml(text: string): Promise<unknown> {
  const { load, CORE_SCHEMA } = await import('js-yaml');
  return load(text, { schema: CORE_SCHEMA });
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/** What a preset adds to a request. */
import { TrialdeckError } from '../../../shared/errors.ts';
import { presetNamed } from '../../../shared/presets.ts';
import type { SearchRequest, TaskRequest } from '../../../shared/search-request.ts';

/**
 * The request with all that its preset says and it does not, of its trials too.
 * @throws TrialdeckError usage, where there is no such preset, or its trials are of another kind.
 */
export function withPreset(request: SearchRequest): SearchRequest {
  if (request.preset === undefined) return request;
  const preset = presetNamed(request.preset);
  return { ...preset.request, ...given(request), task: together(preset.name, preset.request.task, request.task) };
}

function together(preset: string, usual: TaskRequest | undefined, asked: TaskRequest | undefined): TaskRequest | undefined {
  if (usual === undefined || asked === undefined) return asked ?? usual;
  if (usual.kind === asked.kind) return { ...usual, ...given(asked) };
  const sentence = `preset is ${preset}, whose trials are of the kind ${usual.kind}, but task.kind is ${asked.kind}`;
  throw new TrialdeckError('usage', `${sentence}: leave one of them out.`, 'preset');
}

/** Without the fields that are there but undefined, which would hide a preset's. */
function given<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
}

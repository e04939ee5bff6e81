/** `trialdeck space`: the search space with its reasons. */
import { conditionText, rangeText } from '../../../shared/format/dimension-words.ts';
import type { Space } from '../../../shared/model.ts';
import { readSpace } from '../../../shared/parse/space.ts';
import { ASSIGNMENT_SPACE } from '../../../shared/network/assignment-space.ts';
import { spaceFile } from '../arguments.ts';
import type { Terminal } from '../terminal.ts';

export async function space(options: { readonly space?: string; readonly json?: boolean }, terminal: Terminal): Promise<void> {
  const { space: shown, notes } =
    options.space === undefined ? { space: ASSIGNMENT_SPACE, notes: [] } : readSpace(await spaceFile(options.space));
  notes.forEach(terminal.say);
  terminal.print(options.json ? JSON.stringify(shown, null, 1) : explain(shown));
}

function explain(explained: Space): string {
  return Object.entries(explained)
    .map(([name, dimension]) =>
      [
        `${name}: ${rangeText(dimension)}${dimension.when === undefined ? '' : `, with ${conditionText(dimension.when)}`}`,
        ...(dimension.forbidden ?? []).flatMap((combination) => lines('never', conditionText(combination))),
        ...lines('why', dimension.why),
        ...lines('range', dimension.rangeWhy),
        ...lines('expected', dimension.expectedImpact),
      ].join('\n'),
    )
    .join('\n\n');
}

function lines(title: string, text: string | undefined): string[] {
  return text === undefined ? [] : [`  ${title.padEnd(9)}${text}`];
}

/** `trialdeck space`: the search space with its reasons. */
import { conditionText, rangeText } from '../../../shared/format/dimension-words.ts';
import type { Space } from '../../../shared/model.ts';
import { parseSpace } from '../../../shared/parse/space.ts';
import { ASSIGNMENT_SPACE } from '../../../shared/network/assignment-space.ts';
import { jsonFile } from '../arguments.ts';
import type { Terminal } from '../terminal.ts';

export function space(options: { readonly space?: string; readonly json?: boolean }, terminal: Terminal): void {
  const shown = options.space === undefined ? ASSIGNMENT_SPACE : parseSpace(jsonFile('space', options.space));
  terminal.print(options.json ? JSON.stringify(shown, null, 1) : explain(shown));
}

function explain(explained: Space): string {
  return Object.entries(explained)
    .map(([name, dimension]) =>
      [
        `${name}: ${rangeText(dimension)}${dimension.when === undefined ? '' : `, with ${conditionText(dimension.when)}`}`,
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

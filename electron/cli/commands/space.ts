/** `trialdeck space`: the search space with its reasons. */
import type { Condition, Dimension, Space } from '../../../shared/model.ts';
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
        `${name}: ${rangeText(dimension)}${conditionText(dimension.when)}`,
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

function rangeText(dimension: Dimension): string {
  if (dimension.type === 'fixed') return `always ${dimension.value}`;
  if (dimension.type === 'categorical') return dimension.values.join(', ');
  const step = dimension.step === undefined ? '' : ` in ${dimension.scale === 'log' ? 'factors' : 'steps'} of ${dimension.step}`;
  const kind = dimension.type === 'int' ? 'whole numbers ' : '';
  return `${kind}${dimension.low} to ${dimension.high}${step}${dimension.scale === 'log' ? ', logarithmic' : ''}`;
}

function conditionText(when: Condition | undefined): string {
  if (!when) return '';
  return `, with ${Object.entries(when)
    .map(([name, values]) => `${name} ${values.join(' or ')}`)
    .join(' and ')}`;
}

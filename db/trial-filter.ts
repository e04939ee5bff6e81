/** A filter of trials as the condition of a query. */
import type { TrialFilter } from '../shared/contract.ts';
import { TrialdeckError } from '../shared/errors.ts';
import type { ParameterValue, Space } from '../shared/model.ts';
import { columnOf, joined, type Sql } from './trial-columns.ts';

/** What follows FROM: the trials of the study that pass. Nothing is written into the SQL but names from lists. */
export function matchingTrials(studyId: number, filter: TrialFilter, space: Space): Sql {
  const conditions = [
    { text: 'trials.study_id = ?', bindings: [studyId] },
    ...listed('trials.state', filter.states),
    ...listed('trials.session_id', filter.sessionIds),
    ...starredCondition(filter.starred),
    ...tagCondition(filter.tag),
    ...Object.entries(filter.ranges ?? {}).flatMap(([name, range]) => rangeConditions(name, range, space)),
    ...Object.entries(filter.choices ?? {}).map(([name, values]) => choiceCondition(name, values, space)),
    ...textConditions(filter.text),
  ];
  const { text, bindings } = joined(conditions, ' AND ');
  return { text: `trials ${filter.text?.trim() ? WITH_WORDS : ''} WHERE ${text}`, bindings };
}

const WITH_WORDS = 'JOIN trial_words ON trial_words.trial_id = trials.id';

function listed(column: string, values: readonly unknown[] | undefined): Sql[] {
  return values ? [{ text: `${column} IN (${values.map(() => '?').join(', ')})`, bindings: values }] : [];
}

function starredCondition(starred: boolean | undefined): Sql[] {
  return starred === undefined ? [] : [{ text: 'trials.starred = ?', bindings: [Number(starred)] }];
}

function tagCondition(tag: string | undefined): Sql[] {
  if (tag === undefined) return [];
  const text = `trials.tags <> '[]' AND EXISTS (SELECT 1 FROM json_each(trials.tags) AS tag WHERE tag.value = ?)`;
  return [{ text, bindings: [tag] }];
}

function textConditions(text: string | undefined): Sql[] {
  const words = (text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return words.map((word) => ({ text: 'instr(trial_words.words, ?) > 0', bindings: [word] }));
}

function rangeConditions(name: string, [low, high]: readonly [number | null, number | null], space: Space): Sql[] {
  const column = columnOf(name, space);
  if (column.kind !== 'number') throw new TrialdeckError('usage', `${name} has no range: its values are not numbers.`, name);
  const bound = (comparison: string, value: number | null): Sql[] =>
    value === null ? [] : [joined([column.sql, { text: `${comparison} ?`, bindings: [value] }], ' ')];
  return [...bound('>=', low), ...bound('<=', high)];
}

function choiceCondition(name: string, values: readonly ParameterValue[], space: Space): Sql {
  const { sql } = columnOf(name, space);
  return joined([sql, ...listed('', values.map(storedValue))], '');
}

/** JSON's true and false come out of SQL as 1 and 0. */
export function storedValue(value: ParameterValue): number | string {
  return typeof value === 'boolean' ? Number(value) : value;
}

import * as z from 'zod';
import type { SortColumn, TrialColumn, TrialFilter, TrialQuery } from '../trial-table.ts';
import type { TrialState } from '../model.ts';
import { check } from './check.ts';
import { id, parameterName, parameterValue, wholeNumber } from './scalar.ts';

const FIXED_COLUMNS = Object.keys({
  number: true,
  session: true,
  state: true,
  value: true,
  stopValue: true,
  bestEpoch: true,
  epochsDone: true,
  durationMs: true,
  startedAt: true,
  finishedAt: true,
  worker: true,
  starred: true,
} satisfies Record<Exclude<TrialColumn, `params.${string}`>, true>);

const STATES = Object.keys({
  queued: true,
  running: true,
  completed: true,
  stopped: true,
  failed: true,
  diverged: true,
} satisfies Record<TrialState, true>) as TrialState[];

const columnRule = `${FIXED_COLUMNS.join(', ')} or params.NAME`;
export const column = z.custom<TrialColumn>(
  (value) => typeof value === 'string' && (FIXED_COLUMNS.includes(value) || /^params\..{1,100}$/.test(value)),
  columnRule,
);

const WORDS = ['tags', 'note'] as const satisfies readonly SortColumn[];
const measure = z.custom<`measures.${string}`>(
  (value) => typeof value === 'string' && /^measures\..{1,100}$/.test(value),
  'measures.NAME',
);
const sortColumn = z.union(
  [z.enum(WORDS), column, measure],
  `${[...WORDS, ...FIXED_COLUMNS].join(', ')}, measures.NAME or params.NAME`,
);

const end = z.number('a number or null').nullable();
const rangeRule = 'a pair [lowest, highest], either of which may be null';
const range = z.tuple([end, end], rangeRule).refine(([low, high]) => low === null || high === null || low <= high, rangeRule);

const word = z.string('a text').max(500, 'a text of at most 500 characters');

export const filter: z.ZodType<TrialFilter> = z.strictObject({
  text: word.optional(),
  states: z.array(z.enum(STATES)).optional(),
  sessionIds: z.array(id).max(10_000).optional(),
  starred: z.boolean().optional(),
  tag: word.optional(),
  ranges: z.record(parameterName, range).optional(),
  choices: z.record(parameterName, z.array(parameterValue)).optional(),
});

const selection = z.strictObject({
  studyId: id,
  filter: filter.optional(),
  sort: z.strictObject({ column: sortColumn, descending: z.boolean() }).optional(),
});
const query = selection.extend({ offset: wholeNumber(0).optional(), limit: wholeNumber(1, 500).optional() });

/** @throws TrialdeckError usage */
export function parseTrialQuery(value: unknown): TrialQuery {
  return check(query, value, 'The query');
}

/**
 * A query of all trials that pass, without a page.
 * @throws TrialdeckError usage
 */
export function parseTrialSelection(value: unknown): Omit<TrialQuery, 'offset' | 'limit'> {
  return check(selection, value, 'The query');
}

/** @throws TrialdeckError usage */
export function parseTrialColumns(value: unknown): readonly SortColumn[] {
  return check(z.array(sortColumn).min(1, 'at least one column').max(1_000), value, 'The columns');
}

/** @throws TrialdeckError usage */
export function parseTrialFormat(value: unknown): 'csv' | 'json' {
  return check(z.enum(['csv', 'json']), value, 'The format');
}

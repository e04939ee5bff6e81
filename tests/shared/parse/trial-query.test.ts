import { describe, expect, it } from 'vitest';
import { parseTrialFormat, parseTrialQuery, parseTrialSelection } from '../../../shared/parse/trial-query.ts';
import { refusalOf, usage } from '../../support/refusal.ts';

const columns =
  'number, session, state, value, stopValue, bestEpoch, epochsDone, durationMs, startedAt, finishedAt, worker, starred';
const pair = 'allowed is a pair [lowest, highest], either of which may be null.';
const filter = (fields: object) => ({ studyId: 1, filter: fields });

describe('parseTrialQuery', () => {
  it('returns a complete query as it is', () => {
    const query = {
      studyId: 1,
      filter: {
        text: 'relu',
        states: ['completed', 'diverged'],
        sessionIds: [1, 2],
        starred: true,
        tag: 'keep',
        ranges: { units: [16, null], value: [0.5, 0.5] },
        choices: { activation: ['relu'], batch_normalization: [false] },
      },
      sort: { column: 'note', descending: true },
      offset: 0,
      limit: 500,
    };
    expect(parseTrialQuery(query)).toEqual(query);
  });

  it.each([
    [{}, 'studyId', 'studyId is missing; allowed is a whole number of at least 1.'],
    [{ studyId: 1, offset: -1 }, 'offset', 'offset is -1; allowed is a whole number of at least 0.'],
    [{ studyId: 1, limit: 501 }, 'limit', 'limit is 501; allowed is a whole number from 1 to 500.'],
    [{ studyId: 1, page: 2 }, 'page', 'The query has an unknown field page. Known are studyId, filter, sort, offset, limit.'],
    [
      { studyId: 1, sort: { column: 'id', descending: true } },
      'sort.column',
      `sort.column is "id"; allowed is tags, note, ${columns}, measures.NAME or params.NAME.`,
    ],
    [{ studyId: 1, sort: { column: 'value' } }, 'sort.descending', 'sort.descending is missing; allowed is true or false.'],
    [
      filter({ states: ['done'] }),
      'filter.states[0]',
      'filter.states[0] is "done"; allowed is queued, running, completed, stopped, failed or diverged.',
    ],
    [filter({ starred: 1 }), 'filter.starred', 'filter.starred is 1; allowed is true or false.'],
    [filter({ sessionIds: 3 }), 'filter.sessionIds', 'filter.sessionIds is 3; allowed is a list.'],
    [filter({ ranges: { units: [1] } }), 'filter.ranges.units', `filter.ranges.units is [1]; ${pair}`],
    [filter({ ranges: { units: [1, 2, 3] } }), 'filter.ranges.units', `filter.ranges.units is [1,2,3]; ${pair}`],
    [filter({ ranges: { units: [2, 1] } }), 'filter.ranges.units', `filter.ranges.units is [2,1]; ${pair}`],
    [
      filter({ ranges: { units: ['1', 2] } }),
      'filter.ranges.units[0]',
      'filter.ranges.units[0] is "1"; allowed is a number or null.',
    ],
    [
      filter({ ranges: { '': [1, 2] } }),
      'filter.ranges',
      'A name in filter.ranges is ""; allowed is a name of 1 to 100 characters.',
    ],
    [
      filter({ choices: { units: [{}] } }),
      'filter.choices.units[0]',
      'filter.choices.units[0] is {}; allowed is a number, a text, true, false, null or a list of these.',
    ],
  ])('refuses %j', (value, field, sentence) => {
    expect(refusalOf(() => parseTrialQuery(value))).toEqual(usage(field, sentence));
  });
});

it('a selection of trials has no page', () => {
  expect(refusalOf(() => parseTrialSelection({ studyId: 1, limit: 5 }))).toEqual(
    usage('limit', 'The query has an unknown field limit. Known are studyId, filter, sort.'),
  );
});

it('a format is csv or json', () => {
  expect([parseTrialFormat('csv'), refusalOf(() => parseTrialFormat('xls'))]).toEqual([
    'csv',
    usage(undefined, 'The format is "xls"; allowed is csv or json.'),
  ]);
});

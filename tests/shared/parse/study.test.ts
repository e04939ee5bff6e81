import { expect, it } from 'vitest';
import { parseSessionId, parseStudyId, parseStudyMarks, parseStudyName } from '../../../shared/parse/study.ts';
import { refusalOf, usage } from '../../support/refusal.ts';

it('takes what is legal', () => {
  expect([parseStudyId(1), parseSessionId(2), parseStudyName(' a name '), parseStudyMarks({ starred: true, note: '' })]).toEqual([
    1,
    2,
    'a name',
    { starred: true, note: '' },
  ]);
});

it.each([
  [parseStudyId, 0, undefined, 'The number of the study is 0; allowed is a whole number of at least 1.'],
  [parseSessionId, undefined, undefined, 'The number of the session is missing; allowed is a whole number of at least 1.'],
  [parseStudyName, '', undefined, 'The name of the study is ""; allowed is a text that is not blank.'],
  [
    parseStudyName,
    'x'.repeat(201),
    undefined,
    `The name of the study is "${'x'.repeat(56)}...; allowed is a text of at most 200 characters.`,
  ],
  [parseStudyMarks, { archived: 'yes' }, 'archived', 'archived is "yes"; allowed is true or false.'],
  [parseStudyMarks, { star: true }, 'star', 'The change has an unknown field star. Known are starred, archived, note.'],
])('%o refuses %j', (parse, value, field, sentence) => {
  expect(refusalOf(() => parse(value))).toEqual(usage(field, sentence));
});

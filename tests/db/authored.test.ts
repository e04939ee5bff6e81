import { expect, test } from 'vitest';
import { NOTHING_AUTHORED } from '../../shared/authored.ts';
import { smallStudy } from '../support/small-study.ts';

test('what a person writes into a report is kept field by field, and goes with its study', () => {
  const { store, studyId } = smallStudy();
  expect(store.authored(studyId)).toEqual(NOTHING_AUTHORED);
  store.changeAuthored(studyId, { author: 'Ada', texts: { space: 'Why.' } });
  const now = store.changeAuthored(studyId, { course: 'Exercise 3', author: undefined });
  expect(now).toEqual({ ...NOTHING_AUTHORED, author: 'Ada', course: 'Exercise 3', texts: { space: 'Why.' } });
  expect(store.authored(studyId)).toEqual(now);
  store.deleteStudy(studyId);
  expect(() => store.authored(studyId)).toThrow(`There is no study ${studyId}.`);
  expect(() => store.changeAuthored(studyId, { author: 'Eve' })).toThrow(`There is no study ${studyId}.`);
});

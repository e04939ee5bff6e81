import { expect, test } from 'vitest';
import { parseImportanceRequest } from '../../../shared/parse/importance-request.ts';

test('an even spread is known to PED-ANOVA alone', () => {
  const request = { studyId: 1, method: 'ped-anova', region: 'space' };
  expect(parseImportanceRequest(request)).toEqual(request);
  expect(() => parseImportanceRequest({ ...request, method: 'fanova' })).toThrow(/region.*space by ped-anova alone/);
});

test('a method that there is not is refused with those that there are', () => {
  expect(() => parseImportanceRequest({ studyId: 1, method: 'shap', region: 'whole' })).toThrow(/ped-anova, fanova.*permutation/);
});

import { describe, expect, test } from 'vitest';
import type { OvertuningDetail, StudyIncumbent } from '../../../shared/overtuning.ts';
import { foundText, overtuningSection } from '../../../shared/report/overtuning.ts';
import { plainText } from '../../../shared/report/plain-text.ts';
import { ACCURACY } from '../../support/measures.ts';

const incumbent = (number: number, confirm: number | null): StudyIncumbent => ({ trialId: number, number, select: 0.9, confirm });
const INCUMBENTS = [incumbent(1, 0.85), incumbent(4, 0.88), incumbent(9, 0.87)];

function wordsOf(detail: Partial<OvertuningDetail>): readonly string[] {
  const whole = { incumbents: INCUMBENTS, found: null, replays: [], whyNot: null, ...detail };
  const [words] = overtuningSection(whole, ACCURACY, (name) => name).blocks;
  return words!.kind === 'text' ? words!.paragraphs.map(plainText) : [];
}

describe('what was given away', () => {
  test.each([
    [
      { absolute: 0.01, relative: 1 / 3 },
      /^Trial 9, the best single run on select, is 1\.00 points worse on confirm than trial 4, .*: 33 % of what the search had gained there\. /,
    ],
    [{ absolute: 0.05, relative: 1.2 }, /and no better than the first: all of what the search had gained there is lost\. /],
    [{ absolute: 0.01, relative: null }, /none that followed was better there than the first\. /],
    [{ absolute: 0, relative: 0 }, /is the best on confirm of the 3 trials that led: no overtuning is seen\.$/],
  ])('%j', (found, words) => {
    expect(foundText({ ...found, best: 4, interval: null }, INCUMBENTS, ACCURACY)).toMatch(words);
  });

  test.each([
    [{ low: -0.008, high: 0.028 }, '2.80 points worse to 0.80 points better: no more than noise may make.'],
    [{ low: 0.002, high: 0.018 }, '0.20 to 1.80 points worse: more than noise.'],
  ])('beside its noise %j', (interval, words) => {
    const text = foundText({ absolute: 0.01, relative: null, best: 4, interval }, INCUMBENTS, ACCURACY);
    expect(text).toContain(`Row by row its 95 % interval is ${words}`);
  });

  test('by one trial alone', () => {
    const found = { absolute: 0, relative: null, best: 1, interval: null };
    expect(foundText(found, INCUMBENTS.slice(0, 1), ACCURACY)).toBe('Trial 1 alone has led: there was nothing to give away.');
  });
});

test('what is not known is said, and why', () => {
  expect(wordsOf({ incumbents: [incumbent(1, 0.8), incumbent(4, null)] })[0]).toContain(
    '1 of 2 incumbents was not measured on confirm.',
  );
  expect(wordsOf({ incumbents: [] })).toEqual(['Nothing can be said of overtuning: no trial has a value yet.']);
  expect(wordsOf({ whyNot: 'It is a program’s.' })).toEqual(['Nothing can be said of overtuning. It is a program’s.']);
});

test('replays are counted together, and stand by strategy below', () => {
  const replays = [
    { strategy: 'random', runs: 30, overtuned: 12, worse: 3, median: 0.001, largest: 0.01 },
    { strategy: 'tpe', runs: 10, overtuned: 8, worse: 1, median: 0.002, largest: 0.02 },
  ];
  expect(wordsOf({ replays })[1]).toBe(
    'Of 40 searches replayed on this study 50 % are overtuned, and 10 % ended with something worse than they had begun with.',
  );
});

import { expect, test } from 'vitest';
import { createNews, type News } from '../../../../electron/engine/session/news.ts';
import { measuredEpoch } from '../../../support/small-study.ts';

const told = (epoch: number) => ({ epoch: measuredEpoch(epoch, 0.5), rowResults: {} });
const COMPLETED = { state: 'completed', failure: null, at: '2026-01-01T00:00:00.000Z' } as const;

function withNews(): News {
  const news = createNews({ epochs: [], ends: [] });
  news.tellEpoch(4, told(1));
  news.tellEpoch(2, told(1));
  news.tellEpoch(4, told(2));
  news.tellEnd(4, COMPLETED);
  return news;
}

test('epochs are taken in the order in which they were told, and are no news then', () => {
  const news = withNews();
  expect([[...news.ordinals()], news.epochs(4).length, news.epochs(2), news.epochs(9)]).toEqual([[4, 2], 2, [told(1)], []]);
  expect([news.takeEpoch(4)?.epoch.epoch, news.takeEpoch(4)?.epoch.epoch, news.takeEpoch(4)]).toEqual([1, 2, undefined]);
  expect([news.endOf(4), [...news.ordinals()]]).toEqual([COMPLETED, [4, 2]]);
});

test('of a trial there is no news any more when its last epoch is taken, or its end', () => {
  const news = withNews();
  news.takeEpoch(2);
  expect([...news.ordinals()]).toEqual([4]);
  expect([news.takeEnd(4), news.takeEnd(4), [...news.ordinals()]]).toEqual([COMPLETED, null, []]);
});

test('what is forgotten is not told again; the news of others stays', () => {
  const news = withNews();
  news.forget(4);
  expect([news.endOf(4), news.takeEpoch(4), [...news.ordinals()]]).toEqual([null, undefined, [2]]);
});

test('what was told to an earlier run is news', () => {
  const [second, third] = [
    { trialId: 12, ordinal: 2 },
    { trialId: 13, ordinal: 3 },
  ];
  const news = createNews({
    epochs: [{ ...third, ...told(1) }],
    ends: [second, third].map((trial) => ({ ...trial, ...COMPLETED })),
  });
  expect([[...news.ordinals()], news.epochs(3), news.epochs(2)]).toEqual([[3, 2], [told(1)], []]);
  expect([news.takeEnd(2), news.takeEnd(3)]).toEqual([COMPLETED, COMPLETED]);
});

import { expect, test } from 'vitest';
import {
  bestText,
  capitalised,
  listed,
  measureText,
  objectiveText,
  sessionStateText,
  shortName,
  titleInStudy,
} from '../../shared/wording.ts';
import { BALANCED_ACCURACY, LOSS, SCORE } from '../support/measures.ts';

test('a session that a person stopped is not called finished', () => {
  expect(sessionStateText({ state: 'finished', stopped: true })).toBe('stopped');
  expect(sessionStateText({ state: 'finished', stopped: false })).toBe('finished');
});

test('a long name within a sentence loses its middle', () => {
  expect(shortName('Wider layers')).toBe('Wider layers');
  const short = shortName(`First ${'and so on '.repeat(20)}last`);
  expect(short).toMatch(/^First .*….* last$/);
  expect(short.length).toBeLessThanOrEqual(60);
});

test('a measure is named with its partition, its unit and its better end', () => {
  expect([objectiveText(LOSS), measureText(LOSS), measureText(SCORE)]).toEqual(['select loss', 'loss (nats)', 'score']);
  expect([bestText(LOSS), capitalised(bestText(BALANCED_ACCURACY))]).toEqual(['lowest', 'Highest']);
});

test('a job is named with its study where it has one', () => {
  expect(titleInStudy({ title: 'Random search' }, 'Wider layers')).toBe('Random search in “Wider layers”');
  expect(titleInStudy({ title: 'Fetch Fashion-MNIST' }, undefined)).toBe('Fetch Fashion-MNIST');
});

test('a list is as en-GB has it', () => {
  const format = new Intl.ListFormat('en-GB');
  for (const words of [[], ['stop'], ['stop', 'select'], ['stop', 'select', 'confirm'], ['a', 'b', 'c', 'd']])
    expect(listed(words)).toBe(format.format(words));
});

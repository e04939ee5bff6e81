import { expect, test } from 'vitest';
import { jobLook } from '../../../../renderer/components/controls/states.ts';
import { sessionOf } from '../../../support/running-search.ts';

test('a session that a person stopped has a word and an icon of its own', () => {
  expect(jobLook(sessionOf({ state: 'finished', stopped: true }))).toMatchObject({ word: 'Stopped', icon: 'stop' });
  expect(jobLook(sessionOf({ state: 'finished' }))).toMatchObject({ word: 'Finished', icon: 'check' });
});

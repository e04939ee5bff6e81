import { expect, test } from 'vitest';
import { sessionLook } from '../../../../renderer/components/controls/states.ts';
import { sessionOf } from '../../../support/running-search.ts';

test('a session that a person stopped has a word and an icon of its own', () => {
  expect(sessionLook(sessionOf({ state: 'finished', stopped: true }))).toMatchObject({ word: 'Stopped', icon: 'stop' });
  expect(sessionLook(sessionOf({ state: 'finished' }))).toMatchObject({ word: 'Finished', icon: 'check' });
});

import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import ChartCanvas from '../../../../renderer/components/charts/ChartCanvas.vue';
import ImportancePlace from '../../../../renderer/components/insight/ImportancePlace.vue';
import { useStudy } from '../../../../renderer/stores/study.ts';
import { UNKNOWN } from '../../../../shared/format/unknown.ts';
import type { ImportanceRequest } from '../../../../shared/importance.ts';
import { importancesOf, weighedParameter } from '../../../support/importance-data.ts';
import { overviewOf } from '../../../support/window-data.ts';
import { openWindow } from '../../support/window.ts';

const study = overviewOf();

async function shown(importance: (request: ImportanceRequest) => unknown) {
  const window = openWindow({ studies: () => [study], importance });
  useStudy().open(study.id);
  const place = window.show(ImportancePlace, { study });
  await flushPromises();
  return { ...window, place };
}

test('the answer stands first, then a bar for each hyperparameter, and the curve of the chosen one', async () => {
  const { place } = await shown(() => importancesOf());
  expect(place.get('h2').text()).toBe('learning_rate mattered most: 62 %, 51 % to 73 %.');
  const bars = place.findAll('.parameter');
  expect(bars.map((bar) => bar.get('.number').text())).toEqual(['62 %', '30 %', UNKNOWN]);
  expect(bars[2]!.attributes('disabled')).toBeDefined();
  expect(place.getComponent(ChartCanvas).props('title')).toBe('Values along learning_rate');
  await bars[1]!.trigger('click');
  expect(place.getComponent(ChartCanvas).props('title')).toBe('Values along units');
  expect(bars[1]!.attributes('aria-pressed')).toBe('true');
});

test('another method is asked for, under the filter of the study', async () => {
  const { place, asked } = await shown(({ method }) => importancesOf({ method }));
  useStudy().filter = { starred: true };
  await place.get('[aria-label="fANOVA"]').trigger('click');
  await flushPromises();
  expect(asked('importance').at(-1)).toEqual([
    { studyId: study.id, filter: { starred: true }, method: 'fanova', region: 'whole' },
  ]);
  expect(place.get('.text').text()).toContain('Hutter, Hoos and Leyton-Brown 2014');
});

test('pairs stand below, and a refusal alone', async () => {
  const pairs = [{ names: ['learning_rate', 'units'] as const, share: { value: 0.1, low: 0.05, high: 0.15 } }];
  const { place } = await shown(() => importancesOf({ method: 'fanova', pairs }));
  expect(place.get('.pairs').text()).toContain('learning_rate, units');
  const refused = await shown(() => importancesOf({ refusal: 'Too little to tell.', parameters: [] }));
  expect(refused.place.get('h2').text()).toBe('Too little to tell.');
  expect(refused.place.find('.parameter').exists()).toBe(false);
});

test('where no trial has what is asked about, no curve is drawn', async () => {
  const { place } = await shown(() => importancesOf({ parameters: [weighedParameter('momentum', null, 80)] }));
  expect(place.findComponent(ChartCanvas).exists()).toBe(false);
});

import { expect, test } from 'vitest';
import { defineComponent, h, inject } from 'vue';
import PlotCard from '../../../../../renderer/components/charts/plots/PlotCard.vue';
import { distanceKey } from '../../../../../renderer/components/charts/plots/use-plot.ts';
import { openWindow } from '../../../support/window.ts';

test('a card says how far to scroll until it is seen whole, also after the page was left', async () => {
  let distance: (() => number) | undefined;
  const plot = defineComponent(() => {
    distance = inject(distanceKey);
    return () => h('p', 'plot');
  });
  const page = defineComponent(
    () => () =>
      h(
        'div',
        { class: 'page' },
        h(PlotCard, { heightPx: 300 }, () => h(plot)),
      ),
  );
  const wrapper = openWindow().show(page);
  const card = wrapper.find('.plot').element;
  await wrapper.vm.$nextTick();
  card.getBoundingClientRect = () => new DOMRect(0, window.innerHeight + 40, 100, 300);
  expect(distance!()).toBe(340);
  card.getBoundingClientRect = () => new DOMRect(0, window.innerHeight - 280, 100, 300);
  expect(distance!()).toBe(20);
  card.getBoundingClientRect = () => new DOMRect(0, -350, 100, 300);
  expect(distance!()).toBe(350);
  card.getBoundingClientRect = () => new DOMRect(0, 10, 100, 300);
  expect(distance!()).toBe(0);
  wrapper.unmount();
  expect(distance!()).toBe(Infinity);
});

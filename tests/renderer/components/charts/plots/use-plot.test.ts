import { describe, expect, test, vi } from 'vitest';
import { defineComponent, h, nextTick, provide, ref, type Ref } from 'vue';
import type { PlotRequest } from '../../../../../shared/plots.ts';
import { inViewKey, turnsKey, usePlot } from '../../../../../renderer/components/charts/plots/use-plot.ts';
import { createTurns } from '../../../../../renderer/composables/turns.ts';
import { useStudy } from '../../../../../renderer/stores/study.ts';
import { openWindow, pending, refusal } from '../../../support/window.ts';

const PARAMETERS = ['units', 'dropout_rate', 'momentum'];

/** A page of slices, whose answers the test gives; each card is in view as its ref says. */
function slices() {
  const seen = PARAMETERS.map(() => ref(true));
  const first = ref(PARAMETERS[0]!);
  const answers: PromiseWithResolvers<unknown>[] = [];
  const window = openWindow({
    studies: () => [],
    study: () => ({ id: 1 }),
    plot: () => {
      const answer = pending<unknown>();
      answers.push(answer);
      return answer.promise;
    },
  });
  const slice = (parameter: () => string) =>
    defineComponent(() => {
      const { data, error } = usePlot<'slice'>(() => ({ kind: 'slice', parameter: parameter() }));
      return () => h('p', error.value?.message ?? data.value?.asked.parameter ?? 'waiting');
    });
  const plots = PARAMETERS.map((name, at) => slice(() => (at === 0 ? first.value : name)));
  const card = (plot: ReturnType<typeof slice>, inView: Ref<boolean>) =>
    defineComponent(() => {
      provide(inViewKey, inView);
      return () => h(plot);
    });
  const cards = plots.map((plot, at) => card(plot, seen[at]!));
  const page = defineComponent(() => {
    provide(turnsKey, createTurns());
    return () => cards.map((made) => h(made));
  });
  useStudy().studyId = 1;
  const wrapper = window.show(page);
  const asked = (): readonly string[] =>
    window.asked('plot').map(([request]) => (request as Extract<PlotRequest, { kind: 'slice' }>).parameter);
  const reply = async (): Promise<void> => {
    const before = answers.length;
    answers.at(-1)!.resolve({ kind: 'slice' });
    await vi.waitFor(() => expect(answers.length > before || !wrapper.text().includes('waiting')).toBe(true));
  };
  return { seen, first, answers, asked, reply, wrapper };
}

describe('usePlot', () => {
  test('asks for the plots of a page one after another', async () => {
    const { asked, reply, wrapper } = slices();
    await vi.waitFor(() => expect(asked()).toEqual(['units']));
    await reply();
    expect(asked()).toEqual(['units', 'dropout_rate']);
    await reply();
    await reply();
    expect(asked()).toEqual(PARAMETERS);
    expect(wrapper.findAll('p').map((plot) => plot.text())).toEqual(PARAMETERS);
  });

  test('passes over a plot that has left the view, and asks for it when it is seen again', async () => {
    const { seen, asked, reply } = slices();
    await vi.waitFor(() => expect(asked()).toEqual(['units']));
    seen[1]!.value = false;
    await reply();
    expect(asked()).toEqual(['units', 'momentum']);
    seen[1]!.value = true;
    await nextTick();
    await reply();
    expect(asked()).toEqual(['units', 'momentum', 'dropout_rate']);
  });

  test('asks for what is due when its turn comes, once', async () => {
    const { first, asked, reply } = slices();
    await vi.waitFor(() => expect(asked()).toEqual(['units']));
    first.value = 'hidden_layers';
    await nextTick();
    first.value = 'batch_size';
    await nextTick();
    for (let turn = 0; turn < 3; turn++) await reply();
    expect(asked()).toEqual(['units', 'dropout_rate', 'momentum', 'batch_size']);
  });

  test('lets the others come after one that failed', async () => {
    const { answers, asked, wrapper } = slices();
    await vi.waitFor(() => expect(asked()).toEqual(['units']));
    answers[0]!.reject(refusal('The disk is gone.', 'unavailable'));
    await vi.waitFor(() => expect(asked()).toEqual(['units', 'dropout_rate']));
    expect(wrapper.text()).toContain('The disk is gone.');
  });
});

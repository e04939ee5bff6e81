import { onBeforeUnmount, onMounted, readonly, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import type { Figure } from '../../../shared/charts/figure.ts';
import type { FigurePoint } from '../../../shared/charts/series.ts';
import { Chart } from '../../../shared/paint/chart.ts';

export type DrawnChart = Chart<'line', FigurePoint[]>;

/**
 * Draws a figure on a canvas and keeps it drawn: again when the figure changes, without animation, and when its frame changes
 * size. `drawn` grows with every drawing, so that what is laid over it can follow.
 */
export function useChart(
  canvas: Readonly<ShallowRef<HTMLCanvasElement | null>>,
  figure: () => Figure,
): { readonly chart: ShallowRef<DrawnChart | null>; readonly drawn: Readonly<Ref<number>> } {
  const chart = shallowRef<DrawnChart | null>(null);
  const drawn = ref(0);
  const countDrawings = { id: 'countDrawings', afterRender: () => void drawn.value++ };

  onMounted(() => {
    const { type, data, plugins = [] } = figure();
    chart.value = new Chart(canvas.value!, { type, data, options: inWindow(figure()), plugins: [...plugins, countDrawings] });
    const { family, sizePx } = figure().look.font;
    const font = `${sizePx}px ${family}`;
    if (!document.fonts.check(font)) void document.fonts.load(font).then(() => chart.value?.update('none'));
  });
  watch(figure, (next) => {
    if (!chart.value) return;
    chart.value.data = next.data;
    chart.value.options = inWindow(next);
    chart.value.update('none');
  });
  onBeforeUnmount(() => {
    chart.value?.destroy();
    chart.value = null;
  });
  return { chart, drawn: readonly(drawn) };
}

/** The subtitle stands above the canvas as text, where it can be read out, selected and wrapped. */
function inWindow({ options }: Figure): NonNullable<Figure['options']> {
  return { ...options, plugins: { ...options?.plugins, subtitle: { display: false } } };
}

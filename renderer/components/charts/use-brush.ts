import { computed, shallowRef, type ComputedRef } from 'vue';
import type { Rectangle } from '../../../shared/charts/spots.ts';
import type { Brushed } from './chart-touch.ts';

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Drag {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
}

/** A shorter drag is a click. */
const LEAST_PX = 5;

/** A rectangle drawn with the pointer over the area of a chart: along one axis, or both. */
export function useBrush(area: ComputedRef<Area | null>, along: () => 'none' | 'x' | 'y' | 'xy') {
  const drag = shallowRef<Drag | null>(null);

  const brush = computed<Rectangle | null>(() => {
    if (!drag.value || !area.value || along() === 'none') return null;
    const { from, to } = drag.value;
    const across = along() !== 'y';
    const up = along() !== 'x';
    if (Math.max(across ? Math.abs(to.x - from.x) : 0, up ? Math.abs(to.y - from.y) : 0) < LEAST_PX) return null;
    const { left, right, top, bottom } = area.value;
    const [x0, x1] = across ? between(from.x, to.x, left, right) : [left, right];
    const [y0, y1] = up ? between(from.y, to.y, top, bottom) : [top, bottom];
    return { left: x0, top: y0, width: x1 - x0, height: y1 - y0 };
  });

  return {
    brush,
    startBrush: (x: number, y: number): void => {
      drag.value = { from: { x, y }, to: { x, y } };
    },
    moveBrush: (x: number, y: number): void => {
      if (drag.value) drag.value = { ...drag.value, to: { x, y } };
    },
    cancelBrush: (): void => {
      drag.value = null;
    },
    /** Ends the drag; null where it was a click. */
    endBrush: () => {
      const drawn = brush.value;
      drag.value = null;
      return drawn && { inUnits: (toUnit: (axis: 'x' | 'y', pixel: number) => number) => inUnits(drawn, along(), toUnit) };
    },
  };
}

function inUnits(drawn: Rectangle, along: string, toUnit: (axis: 'x' | 'y', pixel: number) => number): Brushed {
  const ends = (axis: 'x' | 'y', first: number, second: number): readonly [number, number] | null => {
    if (!along.includes(axis)) return null;
    const values = [toUnit(axis, first), toUnit(axis, second)];
    return [Math.min(...values), Math.max(...values)];
  };
  return { x: ends('x', drawn.left, drawn.left + drawn.width), y: ends('y', drawn.top + drawn.height, drawn.top) };
}

function between(first: number, second: number, low: number, high: number): [number, number] {
  const inside = (value: number): number => Math.min(high, Math.max(low, value));
  return [inside(Math.min(first, second)), inside(Math.max(first, second))];
}

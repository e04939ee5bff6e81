/** Steps from one point of a space to its neighbours: on discrete axes one by one, on continuous ones by descent. */
import { indexAt, onValue, placeOfIndex, type Axis, type NumberAxis } from '../../coordinates.ts';

/** Axes with more values than this are descended like continuous ones and then put on a value. */
const FEW = 16;

export function isSmooth(axis: Axis): boolean {
  return axis.kind === 'number' && axis.count > FEW;
}

/** The point with every number on a value of its axis. */
export function onValues(axes: readonly Axis[], point: Float64Array): Float64Array {
  return point.map((coordinate, at) => {
    const axis = axes[at]!;
    return axis.kind === 'number' ? onValue(axis, coordinate) : coordinate;
  });
}

/** Other coordinates of a discrete axis: all of them where there are few, else those a power of two steps away. */
export function alternatives(axis: Axis, coordinate: number): readonly number[] {
  if (axis.kind === 'number') return axis.step === null ? [] : otherValues(axis, coordinate);
  return Array.from({ length: axis.count }, (_, index) => index).filter((index) => index !== coordinate);
}

function otherValues(axis: NumberAxis, place: number): readonly number[] {
  const { count } = axis;
  const at = indexAt(axis, place);
  const indices =
    count <= FEW
      ? Array.from({ length: count }, (_, index) => index)
      : Array.from({ length: Math.ceil(Math.log2(count)) }, (_, power) => 2 ** power).flatMap((far) => [at - far, at + far]);
  return indices.filter((index) => index !== at && index >= 0 && index < count).map((index) => placeOfIndex(axis, index));
}

import type { Random } from '../../../../shared/random.ts';
import type { CategoryAxis } from '../coordinates.ts';
import type { AxisKernels } from './kernels.ts';

/**
 * Each kernel gives every category 1 / n, its own one 1 more, for n kernels with the prior; normalised.
 * @param indices of the observed categories; NaN where the parameter was inactive, which gives equal shares.
 */
export function categoryKernels({ count }: CategoryAxis, indices: Float64Array): AxisKernels {
  const kernels = indices.reduce((sum, index) => (Number.isNaN(index) ? sum : sum + 1), 1);
  const other = 1 / (kernels + count);
  const own = (kernels + 1) * other;
  const shareOf = (kernel: number, category: number): number => {
    const seen = indices[kernel];
    if (seen === undefined || Number.isNaN(seen)) return 1 / count;
    return seen === category ? own : other;
  };
  return {
    draw: (kernel, random) => drawCategory(kernel, random),
    weigh: (category, terms) => {
      for (let kernel = 0; kernel < terms.length; kernel++) terms[kernel]! *= shareOf(kernel, category);
    },
  };

  function drawCategory(kernel: number, random: Random): number {
    let left = random.next();
    for (let category = 0; category < count - 1; category++) {
      left -= shareOf(kernel, category);
      if (left < 0) return category;
    }
    return count - 1;
  }
}

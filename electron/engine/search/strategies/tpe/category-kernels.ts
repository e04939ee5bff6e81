import type { ChoiceBelief } from '../../../../../shared/space/belief.ts';
import type { CategoryAxis } from '../../coordinates.ts';
import type { AxisKernels } from './kernels.ts';

/**
 * Each kernel gives every category 1 / n, its own one 1 more, for n kernels with the prior; normalised.
 * @param indices of the observed categories; NaN where the parameter was inactive, which gives the shares of the prior.
 * @param belief the shares of the prior; equal ones where nothing is believed.
 */
export function categoryKernels({ count }: CategoryAxis, indices: Float64Array, belief: ChoiceBelief | null = null): AxisKernels {
  const known = indices.filter((index) => !Number.isNaN(index)).length;
  const other = 1 / (known + 1 + count);
  // One row for each category, with its share under every kernel.
  const shares = Array.from({ length: count }, () => new Float64Array(indices.length + 1).fill(other));
  for (let kernel = 0; kernel <= indices.length; kernel++) {
    const seen = indices[kernel];
    if (seen !== undefined && !Number.isNaN(seen)) shares[seen]![kernel] = (known + 2) * other;
    else shares.forEach((row, category) => (row[kernel] = belief?.shares[category] ?? 1 / count));
  }
  return {
    peaks: null,
    draw: (kernel, random) => {
      let left = random.next();
      for (let category = 0; category < count - 1; category++) {
        left -= shares[category]![kernel]!;
        if (left < 0) return category;
      }
      return count - 1;
    },
    weigh: (category, terms) => {
      const row = shares[category]!;
      for (let kernel = 0; kernel < terms.length; kernel++) terms[kernel]! *= row[kernel]!;
    },
  };
}

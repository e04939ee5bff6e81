import type { RowPicture } from './leak.ts';
import { uncapitalised } from '../wording.ts';
import { USE_WORDS } from './use-words.ts';

/** What the picture shows, for who cannot see it: "train: gradients (every epoch); test: decides how long (every epoch, the leak), …" */
export function pictureWords({ moments, bands }: RowPicture): string {
  return bands
    .map(({ rows, uses, leaks }) => {
      const parts = uses.flatMap((use, at) => {
        if (use === null) return [];
        const when = [uncapitalised(moments[at]!.title), ...(leaks.includes(at) ? ['the leak'] : [])];
        return `${USE_WORDS[use]} (${when.join(', ')})`;
      });
      return `${rows}: ${parts.length === 0 ? 'never looked at' : parts.join(', ')}`;
    })
    .join('; ');
}

import type { RowPicture } from './leak.ts';
import { USE_WORDS } from './use-words.ts';

/** What the picture shows, for who cannot see it: "train: every epoch gradients; test: every epoch decides how long (the leak), …" */
export function pictureWords({ moments, bands }: RowPicture): string {
  return bands
    .map(({ rows, uses, leaks }) => {
      const parts = uses.flatMap((use, at) => {
        return use === null ? [] : `${moments[at]!.title} ${USE_WORDS[use]}${leaks.includes(at) ? ' (the leak)' : ''}`;
      });
      return `${rows}: ${parts.length === 0 ? 'never looked at' : parts.join(', ')}`;
    })
    .join('; ');
}

import type { Block, Chapter, Section } from '../../report.ts';

/** Upright, with the blocks before its sections. */
export function chapter(heading: string, anchor: string, blocks: readonly Block[], sections: readonly Section[] = []): Chapter {
  return { heading, anchor, blocks, sections, across: false };
}

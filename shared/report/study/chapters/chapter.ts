import { CHAPTER_TITLES, type ChapterName } from '../../../authored.ts';
import type { Block, Chapter, Section } from '../../report.ts';

/** Upright, with the blocks before its sections. */
export function chapter(name: ChapterName, blocks: readonly Block[], sections: readonly Section[] = []): Chapter {
  return { heading: CHAPTER_TITLES[name], anchor: name, blocks, sections, across: false };
}

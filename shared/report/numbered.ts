/** Figures and tables are numbered through a whole report, in the order in which they are read. */
import type { Block, Chapter, FigureBlock, ParallelBlock, Report } from './report.ts';

/** What is drawn. */
export type Drawn = FigureBlock | ParallelBlock;

export function isDrawn(block: Block): block is Drawn {
  return block.kind === 'figure' || block.kind === 'parallel';
}

/** "Figure 3" or "Table 7" of each block that has a number. */
export function numberedBlocks({ chapters }: Pick<Report, 'chapters'>): ReadonlyMap<Block, string> {
  const blocks = chapters.flatMap(blocksOf);
  const named = (title: string, own: readonly Block[]): readonly [Block, string][] =>
    own.map((block, at) => [block, `${title} ${at + 1}`]);
  return new Map([
    ...named('Figure', blocks.filter(isDrawn)),
    ...named(
      'Table',
      blocks.filter(({ kind }) => kind === 'table'),
    ),
  ]);
}

/** Of the chapter and its sections. */
export function blocksOf({ blocks, sections }: Chapter): readonly Block[] {
  return [...blocks, ...sections.flatMap((section) => section.blocks)];
}

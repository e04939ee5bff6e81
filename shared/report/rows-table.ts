import type { Band, RowPicture } from '../leaks/leak.ts';
import { USE_WORDS } from '../leaks/use-words.ts';
import type { Table } from './report.ts';
import { tableOf, textColumn } from './table-of.ts';

/** Which rows are used for what at which moment, as a table: for where nothing is drawn. */
export function rowsTable({ moments, bands }: RowPicture): Table {
  const columns = [
    textColumn<Band>('Rows', ({ rows }) => rows),
    ...moments.map(({ title }, at) => textColumn<Band>(title, (band) => useText(band, at))),
  ];
  return tableOf(bands, columns, ['Which rows it sees when.']);
}

function useText({ uses, leaks }: Band, at: number): string {
  const use = uses[at];
  if (use === null || use === undefined) return '';
  return leaks.includes(at) ? `${USE_WORDS[use]} (the leak)` : USE_WORDS[use];
}

import type { TrialTable } from './trial-table.ts';

/** Trials that have the same hyperparameters: what depends on a condition is compared among those that have it. */
export interface ActiveGroup {
  readonly rows: Int32Array;
  /** Columns that are active in all of the rows. */
  readonly columns: readonly number[];
  /** Those of them that are active nowhere else. */
  readonly own: readonly number[];
}

/** A group for every set of trials in which a column is active; each column is one group's own. */
export function activeGroups({ columns, losses }: TrialTable): readonly ActiveGroup[] {
  const all = Int32Array.from(losses, (_, row) => row);
  const isActive = (column: number, row: number): boolean => !Number.isNaN(columns[column]!.places[row]!);
  const patternOf = (column: number): string =>
    columns[column]!.places.reduce((text, place) => text + (Number.isNaN(place) ? '-' : '+'), '');
  const byPattern = Map.groupBy(columns.keys(), patternOf);
  return [...byPattern.values()].map((own) => {
    const rows = all.filter((row) => isActive(own[0]!, row));
    const everywhere = [...columns.keys()].filter((column) => rows.every((row) => isActive(column, row)));
    return { rows, columns: everywhere, own };
  });
}

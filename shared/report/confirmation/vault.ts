/** What readings of the vault gave. */
import type { ConfirmationDetail, Share, VaultValue } from '../../confirmation.ts';
import { valueText } from '../../format/value.ts';
import { readingsText } from '../../vault.ts';
import type { Line, Section } from '../report.ts';
import { countsColumn, estimateColumn, tableOf, textColumn, type ColumnOf } from '../table-of.ts';

type Named = Share & { readonly name: string };

/** A section for each reading. @param readings how often the vault was read, which stands beside every value of it. */
export function vaultSections({ vault, readings }: Pick<ConfirmationDetail, 'vault' | 'readings'>): readonly Section[] {
  return vault.map((value): Section => {
    const columns: readonly ColumnOf<Named>[] = [
      textColumn('Rows', ({ name }) => name),
      countsColumn('Right', ' of ', ({ right, rows }) => [right, rows]),
      estimateColumn('Accuracy', 'value', ({ right, rows, low, high }) => ({ value: right / rows, low, high })),
    ];
    const rows: readonly Named[] = [{ name: 'All', ...value.accuracy }, ...value.classes];
    return {
      heading: vault.length === 1 ? 'The vault' : `The vault, reading ${value.reading}`,
      anchor: `vault-${value.reading}`,
      blocks: [{ kind: 'text', paragraphs: [[vaultSentence(value, readings)]] }, tableOf(rows, columns, CAPTION)],
    };
  });
}

export function vaultSentence(
  { accuracy: { right, rows, low, high }, modelSeed }: VaultValue,
  readings: ConfirmationDetail['readings'],
): string {
  const value = `${valueText(right / rows)} (${valueText(low)} to ${valueText(high)})`;
  return `Accuracy on the vault: ${value}, by the leader’s run of median value on confirm (model seed ${modelSeed}), trained on nothing more. ${readingsText(readings)}`;
}

const CAPTION: Line = [
  'Right answers among the rows of the vault, with exact 95 % intervals (Clopper and Pearson 1934). They are about this one trained model.',
];

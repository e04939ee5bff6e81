/** What readings of the vault gave. */
import type { ConfirmationDetail, Share, VaultValue } from '../../confirmation.ts';
import { knownName } from '../../confirmed.ts';
import type { StudyOverview } from '../../contract/studies.ts';
import { valueText } from '../../format/value.ts';
import { measureNamed } from '../../measure.ts';
import { countsOf } from '../../vault.ts';
import { capitalised } from '../../wording.ts';
import type { Line, Section } from '../report.ts';
import { countsColumn, estimateColumn, tableOf, textColumn, type ColumnOf } from '../table-of.ts';

type Named = Share & { readonly name: string };

/**
 * A section for each reading; one of a model that was read before has no table of its own.
 * @param readings how often the vault was read, which stands beside every value of it.
 */
export function vaultSections(
  { vault, readings }: Pick<ConfirmationDetail, 'vault' | 'readings'>,
  { about, measures }: Pick<StudyOverview, 'about' | 'measures'>,
): readonly Section[] {
  if (vault.length === 0) return [];
  const title = capitalised(measureNamed(measures, about.hits!).title);
  return vault.map((value): Section => {
    const columns: readonly ColumnOf<Named>[] = [
      textColumn('Rows', ({ name }) => name),
      countsColumn('Right', ' of ', ({ right, rows }) => [right, rows]),
      estimateColumn(title, 'value', ({ right, rows, low, high }) => ({ value: right / rows, low, high })),
    ];
    const rows: readonly Named[] = [{ name: 'All', ...value.share }, ...value.classes];
    const before = vault.find((other) => other.reading < value.reading && isSameModel(other, value));
    const table = before ? [] : [tableOf(rows, columns, CAPTION)];
    return {
      heading: vault.length === 1 ? 'The vault' : `The vault, reading ${value.reading}`,
      anchor: `vault-${value.reading}`,
      blocks: [{ kind: 'text', paragraphs: [[vaultSentence(value, title, readings, before)]] }, ...table],
    };
  });
}

function vaultSentence(
  { share: { right, rows, low, high }, modelSeed, winner }: VaultValue,
  title: string,
  readings: ConfirmationDetail['readings'],
  before?: VaultValue,
): string {
  const value = `${valueText(right / rows)} (${valueText(low)} to ${valueText(high)})`;
  const again = before ? `It is the same model as at reading ${before.reading}, which tells nothing new. ` : '';
  return `${title} on the vault: ${value}, by the run of median value on confirm of ${knownName(winner)}, model seed ${modelSeed}, which led confirmation ${winner.confirmation}; trained on nothing more. ${again}${countsOf(readings)}`;
}

/** Model seeds are drawn for one confirmation, and one candidate leads it. */
function isSameModel(one: VaultValue, other: VaultValue): boolean {
  return one.winner.confirmation === other.winner.confirmation && one.modelSeed === other.modelSeed;
}

const CAPTION: Line = [
  'Right answers among the rows of the vault, with exact 95 % intervals (',
  { mark: 'term', text: 'Clopper and Pearson 1934', term: 'clopper-pearson' },
  '). They are about this one trained model.',
];

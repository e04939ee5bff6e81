/** Which hyperparameters mattered, as a section of a report. */
import { countedText, countText } from '../format/count.ts';
import { percentText } from '../format/value.ts';
import type { ImportanceMethod, ImportanceRegion, Importances, PairImportance, ParameterImportance } from '../importance.ts';
import { listed, uncapitalised } from '../wording.ts';
import type { Line, Scale, Section, Table } from './report.ts';
import { estimateColumn, numberColumn, tableOf, textColumn, type ColumnOf } from './table-of.ts';

/** The sentence, what it means and what it does not, and all shares. */
export function importanceSection(importances: Importances): Section {
  const { refusal, parameters, pairs } = importances;
  const paragraphs = refusal === null ? [...meaningOf(importances)] : [];
  return {
    heading: importanceSentence(importances),
    anchor: 'what-mattered',
    blocks: [
      ...(paragraphs.length === 0 ? [] : [{ kind: 'text' as const, paragraphs: paragraphs.map((text): Line => [text]) }]),
      ...(parameters.length === 0 ? [] : [tableOf(parameters, parameterColumns(importances), SHARES)]),
      ...(pairs.length === 0 ? [] : [pairsTable(pairs)]),
    ],
  };
}

/** The pairs that explain most together. */
export function pairsTable(pairs: readonly PairImportance[]): Table {
  return tableOf(pairs, PAIR_COLUMNS, PAIRS);
}

/** More that cannot be told apart are not named. */
const MOST_LEADERS = 3;

/** "learning_rate mattered most: 62 %, 51 % to 73 %." A hyperparameter whose interval overlaps that of the first may be before it. */
export function importanceSentence({ refusal, region, used, parameters }: Importances): string {
  if (refusal !== null) return refusal;
  const known = parameters.filter(({ share }) => share.value !== null);
  const [first] = known;
  const place = region === 'good' ? 'Within the better half of the trials, ' : '';
  const sentence = (text: string): string => (place === '' ? text : place + uncapitalised(text));
  if (!first?.share.low) return sentence('No hyperparameter can be said to have mattered.');
  const leaders = known.filter(({ share }) => share.high! >= first.share.low!).map(({ name }) => name);
  if (leaders.length === 1) {
    const { value, low, high } = first.share;
    return `${place}${first.name} mattered most: ${percentText(value)}, ${percentText(low)} to ${percentText(high)}.`;
  }
  if (leaders.length <= MOST_LEADERS) return `${place}${listed(leaders)} mattered most; which of them more cannot be told.`;
  return sentence(`Which hyperparameter mattered most cannot be told from ${countedText(used, 'trial')}.`);
}

/** The sentences of two methods, each with what it asks: they may name different ones. */
export function whatMattered(divergence: Importances, forest: Importances): string {
  const told = [divergence, forest].map((of) => of.refusal ?? asked(of));
  return [...new Set(told)].join(' ');
}

function asked(importances: Importances): string {
  const { method } = importances;
  return `By ${METHOD_TITLES[method]}, which asks ${QUESTIONS[method]}, ${uncapitalised(importanceSentence(importances))}`;
}

/** What was computed, from how many trials, what it means, and what it does not. */
export function meaningOf({ method, region, matched, used }: Importances): readonly string[] {
  const sample = used < matched ? `, a sample of ${countText(matched)}` : '';
  return [
    `${MEANINGS[method]} ${REGIONS[region][method === 'ped-anova' ? 'divergence' : 'forest']} From ${countedText(used, 'trial')} with a value${sample}; intervals are 95 % over resamples of these trials.`,
    `${LIMITS[method]} Where a search looked little, little is known; trials that ended early count with what they had reached.`,
  ];
}

export const METHOD_TITLES: Readonly<Record<ImportanceMethod, string>> = {
  'ped-anova': 'PED-ANOVA',
  fanova: 'fANOVA',
  permutation: 'Permutation',
};

const QUESTIONS: Readonly<Record<ImportanceMethod, string>> = {
  'ped-anova': 'what tells the best tenth of the trials apart',
  fanova: 'what explains the values over the whole space',
  permutation: 'what a forest cannot do without to predict them',
};

const MEANINGS: Readonly<Record<ImportanceMethod, string>> = {
  'ped-anova':
    'The share of what tells the best tenth of the trials apart that lies in each hyperparameter: how differently its values are spread among them (PED-ANOVA, Watanabe, Bansal and Hutter 2023).',
  fanova:
    'The share of the variance of the values, as a random forest predicts them over the whole space, that each hyperparameter explains alone, and each pair beyond both (fANOVA, Hutter, Hoos and Leyton-Brown 2014).',
  permutation:
    'How much worse a random forest predicts trials that it has not seen once the values of a hyperparameter are shuffled, as a share of the variance of the values (Breiman 2001).',
};

const REGIONS: Readonly<Record<ImportanceRegion, { readonly divergence: string; readonly forest: string }>> = {
  whole: { divergence: 'They are told from all trials.', forest: 'All values count as they are.' },
  good: { divergence: 'They are told from the better half.', forest: 'Values worse than the median count as the median.' },
  space: { divergence: 'They are told from an even spread over the space.', forest: '' },
};

const LIMITS: Readonly<Record<ImportanceMethod, string>> = {
  'ped-anova': 'It does not say which value is good, nor how much is gained by it, nor what two hyperparameters do together.',
  fanova: 'It does not say which value is good, and what only spoils bad trials counts as much as what makes good ones.',
  permutation:
    'It does not say which value is good; of two hyperparameters that go together in the trials, each may seem to do nothing.',
};

/** All shares lie on one line, from nothing to all. */
const SHARE_SCALE: Scale = { low: 0, high: 1, neutral: 0, needed: [] };

function parameterColumns({ parameters }: Importances): readonly ColumnOf<ParameterImportance>[] {
  const left = parameters.some(({ inactive }) => inactive > 0);
  return [
    textColumn('Hyperparameter', ({ name }) => ({ mark: 'code', text: name })),
    estimateColumn('Share', 'percent', ({ share }) => share, { scale: SHARE_SCALE }),
    ...(left ? [numberColumn<ParameterImportance>('Trials left out', 'count', ({ inactive }) => inactive, { priority: 1 })] : []),
  ];
}

const PAIR_COLUMNS: readonly ColumnOf<PairImportance>[] = [
  textColumn('Pair', ({ names: [first, second] }) => ({ mark: 'code', text: `${first}, ${second}` })),
  estimateColumn('Share', 'percent', ({ share }) => share, { scale: SHARE_SCALE }),
];

const SHARES: Line = [
  'The most important first. Trials in which a hyperparameter is not active are left out of it; where too few are left, it has no share.',
];
const PAIRS: Line = ['What two hyperparameters explain beyond each of them alone, the largest first.'];

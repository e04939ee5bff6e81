/** One leak: what it is, which rows the model sees when, what it adds here and elsewhere, and what is done instead. */
import { pictureWords } from '../../leaks/picture-words.ts';
import type { LabReport, LeakFigure } from '../../leaks/lab.ts';
import type { Block, Line, NumberFormat, Section } from '../report.ts';
import { mixedEstimateColumn, numberColumn, tableOf, textColumn, type ColumnOf } from '../table-of.ts';
import { labNote } from './sizes.ts';
import type { ShownLeak } from './sorted-leaks.ts';

const FORMATS: Readonly<Record<LeakFigure['kind'], NumberFormat>> = {
  difference: 'points',
  correlation: 'hundredths',
  share: 'percent',
};

const FIGURES: readonly ColumnOf<LeakFigure>[] = [
  textColumn('Measured', ({ title }) => title),
  mixedEstimateColumn(
    'Mean (differences in points)',
    ({ kind }) => FORMATS[kind],
    ({ estimate }) => estimate,
  ),
  numberColumn('Repetitions', 'count', ({ repetitions }) => repetitions),
];

/** @param lab null where none has been run */
export function leakSection({ leak, measured }: ShownLeak, lab: LabReport | null): Section {
  const figures: Block =
    measured === null || lab === null
      ? { kind: 'text', paragraphs: [['Not measured yet.']] }
      : tableOf([measured.illusion, ...measured.beside], FIGURES, [`${measured.how}${labNote(lab.plan)}`]);
  const { published, instead } = leak;
  const paragraphs: readonly Line[] = [
    [{ mark: 'strong', text: 'Published.' }, ` ${published.size} (${published.source})`],
    [{ mark: 'strong', text: 'Instead.' }, ` ${instead}`],
  ];
  return {
    heading: leak.title,
    anchor: `leak-${leak.name}`,
    blocks: [
      { kind: 'text', paragraphs: [[leak.what]] },
      { kind: 'rows', picture: leak.picture, alternative: pictureWords(leak.picture) },
      figures,
      { kind: 'text', paragraphs },
    ],
  };
}

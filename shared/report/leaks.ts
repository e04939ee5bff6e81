/** What the leak lab has measured, as a section of a report. */
import { leakNamed } from '../leaks/catalogue.ts';
import { figureText } from '../leaks/figure-text.ts';
import type { LabReport, LeakFigure, MeasuredLeak } from '../leaks/lab.ts';
import { countedText, countText } from '../format/count.ts';
import type { Line, Section } from './report.ts';
import { estimateColumn, numberColumn, tableOf, textColumn, type ColumnOf } from './table-of.ts';

interface Beside {
  readonly leak: MeasuredLeak['leak'];
  readonly figure: LeakFigure;
}

const ILLUSIONS: readonly ColumnOf<MeasuredLeak>[] = [
  textColumn('Leak', ({ leak }) => leakNamed(leak).title),
  estimateColumn('Too much', 'difference', ({ illusion }) => illusion.estimate),
  numberColumn('Repetitions', 'count', ({ illusion }) => illusion.repetitions),
  textColumn('Which is', ({ illusion }) => illusion.title, { priority: 1 }),
];

const BESIDE: readonly ColumnOf<Beside>[] = [
  textColumn('Leak', ({ leak }) => leakNamed(leak).title, { priority: 1 }),
  textColumn('Figure', ({ figure }) => figure.title),
  textColumn('Value', ({ figure }) => figureText(figure)),
];

/** The largest illusion first; each figure with its number of repetitions. */
export function leaksSection({ plan, done, of, measured }: LabReport): Section {
  const size = plan.scale === 'quick' ? ' Small networks on few rows: these sizes are for looking, not for quoting.' : '';
  const caption: Line = [
    `What each leak adds to the reported accuracy: the mean over the repetitions with its 95 % interval by Student’s t. ${countText(done)} of ${countedText(of, 'training')} are done.${size}`,
  ];
  const beside = measured.flatMap(({ leak, beside: figures }) => figures.map((figure) => ({ leak, figure })));
  return {
    heading: 'Leaks, the largest illusion first',
    anchor: 'leaks',
    blocks: [
      tableOf(measured, ILLUSIONS, caption, ({ how }) => how),
      tableOf(beside, BESIDE, ['What was measured beside it, on the same trainings.']),
      { kind: 'text', paragraphs: measured.map(explained) },
    ],
  };
}

function explained({ leak, how }: MeasuredLeak): Line {
  const { title, published, instead } = leakNamed(leak);
  return [
    { mark: 'strong', text: title },
    `. ${how} Published: ${published.size} (${published.source}) What the product does instead: ${instead}`,
  ];
}

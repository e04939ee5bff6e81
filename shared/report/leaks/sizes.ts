/** How large the illusions are that the leak lab has measured, the largest first. */
import { countedText, countText } from '../../format/count.ts';
import { leakNamed } from '../../leaks/catalogue.ts';
import type { Leak } from '../../leaks/leak.ts';
import type { LabReport, MeasuredLeak } from '../../leaks/lab.ts';
import type { Scale, Section, Table } from '../report.ts';
import { estimateColumn, numberColumn, tableOf, textColumn, type ColumnOf } from '../table-of.ts';

/** Those of the data set itself, then those that are planted, each table on a scale of its own. */
export function sizesSection({ plan, done, of, measured }: LabReport): Section {
  const caption = `What each leak adds to the reported accuracy: the mean over the repetitions with its 95 % interval by Student’s t. Data set ${plan.dataset}, seed ${plan.seed}; ${countText(done)} of ${countedText(of, 'training')} are done.${labNote(plan)}`;
  const isPlanted = ({ leak }: MeasuredLeak): boolean => leakNamed(leak).planted !== null;
  const own = measured.filter((one) => !isPlanted(one));
  const planted = measured.filter(isPlanted);
  return {
    heading: 'Leaks, the largest illusion first',
    anchor: 'leaks',
    blocks: [
      ...(own.length > 0 ? [sizesTable(own, caption)] : []),
      ...(planted.length > 0 ? [sizesTable(planted, `${PLANTED} ${caption}`)] : []),
    ],
  };
}

const PLANTED = 'Planted by the lab: these sizes are of what was put in, and say nothing of the data set.';

function titleOf({ title, planted }: Leak): string {
  return planted === null ? title : `${title} (planted, ${planted})`;
}

function sizesTable(measured: readonly MeasuredLeak[], caption: string): Table {
  const columns: readonly ColumnOf<MeasuredLeak>[] = [
    textColumn('Leak', ({ leak }) => titleOf(leakNamed(leak))),
    estimateColumn('Too much', 'points', ({ illusion }) => illusion.estimate, { unit: 'points', scale: scaleOf(measured) }),
    numberColumn('Repetitions', 'count', ({ illusion }) => illusion.repetitions),
    textColumn('Which is', ({ illusion }) => illusion.title, { priority: 1 }),
  ];
  return tableOf(measured, columns, [caption], ({ how }) => how);
}

/** Stands beside every figure of a quick lab, and of one that repeats nothing. */
export function labNote({ scale, repetitions }: LabReport['plan']): string {
  const quick = scale === 'quick' ? ' A quick lab, small networks on few rows: for looking, not for quoting.' : '';
  return repetitions === 1 ? `${quick} One repetition has no interval: it takes two to see how much they differ.` : quick;
}

/** From the lowest end of all intervals to the highest, nought among them. */
function scaleOf(measured: LabReport['measured']): Scale {
  const ends = measured.flatMap(({ illusion: { estimate } }) => {
    return [estimate.low, estimate.value, estimate.high].filter((end) => end !== null);
  });
  return { low: Math.min(-0.001, ...ends), high: Math.max(0.001, ...ends), neutral: 0, needed: [] };
}

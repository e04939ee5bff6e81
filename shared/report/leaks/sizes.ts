/** How large the illusions are that the leak lab has measured, the largest first. */
import { countedText, countText } from '../../format/count.ts';
import { leakNamed } from '../../leaks/catalogue.ts';
import type { LabReport, MeasuredLeak } from '../../leaks/lab.ts';
import type { Scale, Section } from '../report.ts';
import { estimateColumn, numberColumn, tableOf, textColumn, type ColumnOf } from '../table-of.ts';

export function sizesSection({ plan, done, of, measured }: LabReport): Section {
  const columns: readonly ColumnOf<MeasuredLeak>[] = [
    textColumn('Leak', ({ leak }) => leakNamed(leak).title),
    estimateColumn('Too much', 'difference', ({ illusion }) => illusion.estimate, { scale: scaleOf(measured) }),
    numberColumn('Repetitions', 'count', ({ illusion }) => illusion.repetitions),
    textColumn('Which is', ({ illusion }) => illusion.title, { priority: 1 }),
  ];
  const caption = `What each leak adds to the reported accuracy: the mean over the repetitions with its 95 % interval by Student’s t. Data set ${plan.dataset}, seed ${plan.seed}; ${countText(done)} of ${countedText(of, 'training')} are done.${quickNote(plan)}`;
  return {
    heading: 'Leaks, the largest illusion first',
    anchor: 'leaks',
    blocks: [tableOf(measured, columns, [caption], ({ how }) => how)],
  };
}

/** Stands beside every figure of a quick lab. */
export function quickNote({ scale }: LabReport['plan']): string {
  return scale === 'quick' ? ' A quick lab, small networks on few rows: for looking, not for quoting.' : '';
}

/** From the lowest end of all intervals to the highest, nought among them. */
function scaleOf(measured: LabReport['measured']): Scale {
  const ends = measured.flatMap(({ illusion: { estimate } }) => {
    return [estimate.low, estimate.value, estimate.high].filter((end) => end !== null);
  });
  return { low: Math.min(-0.001, ...ends), high: Math.max(0.001, ...ends), neutral: 0, needed: [] };
}

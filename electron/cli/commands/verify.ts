/** `trialdeck verify`: a report in PDF held against the study that lies inside it. */
import path from 'node:path';
import { countedText, countText } from '../../../shared/format/count.ts';
import type { Difference } from '../../engine/report/verify/differences.ts';
import { verifyReport } from '../../engine/report/verify/verify-report.ts';
import { EXIT } from '../exit-codes.ts';
import { terminalParts } from '../host.ts';
import type { Terminal } from '../terminal.ts';

const MOST_SHOWN = 20;

/** Exits with 1 where anything does not follow. */
export async function verify(file: string, { json }: { readonly json?: boolean }, terminal: Terminal): Promise<number> {
  const verification = await verifyReport(path.resolve(file), terminalParts());
  const { pages, numbers, differences, record } = verification;
  const isSound = differences.length === 0 && record.faults.length === 0;
  if (json) {
    terminal.print(JSON.stringify(verification, null, 1));
    return isSound ? EXIT.done : EXIT.failure;
  }
  const faults = [...differences.map(differenceText), ...record.faults];
  for (const fault of faults.slice(0, MOST_SHOWN)) terminal.print(fault);
  if (faults.length > MOST_SHOWN) terminal.print(`… and ${countText(faults.length - MOST_SHOWN)} more.`);
  terminal.print(
    isSound
      ? `Verified: every word of ${countedText(pages, 'page')}, ${countedText(numbers, 'number')} among them, follows from the study inside the file.`
      : `Not verified: ${countedText(faults.length, 'place')} ${faults.length === 1 ? 'does' : 'do'} not follow from the study inside the file.`,
  );
  terminal.print(
    `The values of ${countedText(record.trials, 'trial')} were taken from their epochs again, those of ${countText(record.counted)} counted from their rows as well. ${PROVES}`,
  );
  return isSound ? EXIT.done : EXIT.failure;
}

const PROVES =
  'This proves that the text follows from what is attached; that the attached record is what was trained, it does not. Taken as they are recorded: runs of replayed comparisons, readings of the vault, trainings of the leak lab, and what its author wrote.';

function differenceText({ page, found, expected, after }: Difference): string {
  const where = `Page ${page}${after === '' ? '' : `, after “${after}”`}`;
  if (found === '') return `${where}: “${expected}” is missing.`;
  return `${where}: “${found}” stands ${expected === '' ? 'where nothing follows' : `in place of “${expected}”`}.`;
}

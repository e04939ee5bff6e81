/** `trialdeck verify`: a report in PDF held against the study that lies inside it. */
import { randomInt } from 'node:crypto';
import path from 'node:path';
import { countedText, countText } from '../../../shared/format/count.ts';
import { wholeNumber } from '../../../shared/parse/scalar.ts';
import { check } from '../../../shared/parse/check.ts';
import type { CheckedReplays } from '../../engine/report/verify/check-replays.ts';
import type { Difference } from '../../engine/report/verify/differences.ts';
import { verifyReport } from '../../engine/report/verify/verify-report.ts';
import { numberOption } from '../arguments.ts';
import { EXIT } from '../exit-codes.ts';
import { terminalParts } from '../host.ts';
import type { Terminal } from '../terminal.ts';

const MOST_SHOWN = 20;
const MOST_PAIRS = 1_000_000;

export interface VerifyingOptions {
  readonly json?: boolean;
  readonly replay: string;
}

/** Exits with 1 where anything does not follow. @throws TrialdeckError usage */
export async function verify(file: string, { json, replay }: VerifyingOptions, terminal: Terminal): Promise<number> {
  const pairs = check(wholeNumber(0, MOST_PAIRS), numberOption('replay', replay), '--replay');
  const verification = await verifyReport(path.resolve(file), terminalParts(), { pairs, seed: randomInt(2 ** 31) });
  const { pages, numbers, differences, record, replays } = verification;
  const isSound = [differences, record.faults, replays.faults].every(({ length }) => length === 0);
  if (json) {
    terminal.print(JSON.stringify(verification, null, 1));
    return isSound ? EXIT.done : EXIT.failure;
  }
  const faults = [...differences.map(differenceText), ...record.faults, ...replays.faults];
  for (const fault of faults.slice(0, MOST_SHOWN)) terminal.print(fault);
  if (faults.length > MOST_SHOWN) terminal.print(`… and ${countText(faults.length - MOST_SHOWN)} more.`);
  terminal.print(
    isSound
      ? `Verified: every word of ${countedText(pages, 'page')}, ${countedText(numbers, 'number')} among them, follows from the study inside the file.`
      : `Not verified: ${countedText(faults.length, 'place')} ${faults.length === 1 ? 'does' : 'do'} not follow from the study inside the file.`,
  );
  terminal.print(
    `The values of ${countedText(record.trials, 'trial')} were taken from their epochs again, those of ${countText(record.counted)} counted from their rows as well. ${replayedText(replays)}${PROVES}`,
  );
  return isSound ? EXIT.done : EXIT.failure;
}

function replayedText({ runs, of }: CheckedReplays): string {
  return runs === 0 ? '' : `Of ${countedText(of, 'run')} of replayed comparisons ${countText(runs)} were replayed again. `;
}

const PROVES =
  'This proves that the text follows from what is attached; that the attached record is what was trained, it does not. Taken as they are recorded: other runs of replayed comparisons, readings of the vault, trainings of the leak lab, and what its author wrote.';

function differenceText({ page, found, expected, after }: Difference): string {
  const where = `Page ${page}${after === '' ? '' : `, after “${after}”`}`;
  if (found === '') return `${where}: “${expected}” is missing.`;
  return `${where}: “${found}” stands ${expected === '' ? 'where nothing follows' : `in place of “${expected}”`}.`;
}

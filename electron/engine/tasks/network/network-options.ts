/** How the terminal is told on what networks train. */
import { TrialdeckError } from '../../../../shared/errors.ts';
import { PARTITION_NAMES } from '../../../../shared/model.ts';
import type { NetworkRequest } from '../../../../shared/network/request.ts';
import type { TaskRequest } from '../../../../shared/search-request.ts';
import type { GivenOptions, TaskOption } from '../task-option.ts';

export const NETWORK_OPTIONS: readonly TaskOption[] = [
  { name: 'dataset', field: 'task.dataset', takes: 'name', what: 'data set to train on', namesData: true },
  { name: 'rows', field: 'task.rows', takes: 'n', what: 'rows outside the vault to use, stratified', isNumber: true },
  { name: 'split-seed', field: 'task.splitSeed', takes: 'n', what: 'seed of the split', isNumber: true },
  { name: 'split', field: 'task.split', takes: 'rows', what: 'rows of train,stop,select,confirm in place of --rows' },
  {
    name: 'record-confirm',
    field: 'task.recordConfirm',
    takes: null,
    what: 'measure confirm after every epoch, to replay searches on the study',
  },
];

/** The request as it was given, to be checked like any other. */
export function askedNetwork(given: GivenOptions): TaskRequest {
  const { dataset, rows, 'split-seed': splitSeed, split, 'record-confirm': recordConfirm } = given;
  const fields = { dataset, rows, splitSeed, split: split === undefined ? undefined : splitOption(String(split)), recordConfirm };
  const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { kind: 'network', ...present };
}

/** "10000,5000,5000,10000" */
function splitOption(text: string): NetworkRequest['split'] {
  const rows = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  const [train, stop, select, confirm] = rows as [number, number, number, number];
  if (rows.length === PARTITION_NAMES.length && rows.every(Number.isFinite)) return { train, stop, select, confirm };
  const allowed = `${PARTITION_NAMES.join(',')} as four numbers, such as 42000,6000,6000,6000`;
  throw new TrialdeckError('usage', `--split is ${JSON.stringify(text)}; allowed is ${allowed}.`, 'split');
}

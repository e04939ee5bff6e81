/**
 * The form in which `bench/keras-tuner/tune.py` writes one search by Keras Tuner, and what must hold between its parts. A document that
 * breaks a rule is refused whole: what cannot be would stand beside the study's own trials.
 */
import * as z from 'zod';
import { canBe, type Measure } from '../../../../shared/measure.ts';
import { check, refuse, shown } from '../../../../shared/parse/check.ts';
import {
  epochs as epochNumber,
  parameterName,
  parameterValue,
  seed,
  title,
  wholeNumber,
} from '../../../../shared/parse/scalar.ts';
import { configurationKey } from '../../search/configuration-key.ts';
import { accuracy } from './measures/accuracy.ts';
import { loss } from './measures/loss.ts';

const METHODS = ['random', 'hyperband', 'bayesian'] as const;
const MOST_TRIALS = 100_000;
/** Brackets grow with the logarithm of the epochs. */
const MOST_BRACKETS = 100;
const MOST_PROCESSORS = 4096;
/** The first release of Keras Tuner was in 2019. */
const [FIRST_YEAR, LAST_YEAR] = [2019, 2099];
/** Longer than any epoch: 11 days. */
const MOST_EPOCH_MS = 1e9;

const A_TIME = `a time in ISO 8601 from ${FIRST_YEAR} to ${LAST_YEAR}`;
const moment = z.iso.datetime(A_TIME).refine((text) => {
  const year = new Date(text).getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}, A_TIME);

const AN_ID = 'a text of 1 to 40 letters, digits, dots, hyphens and underscores';
const trialId = z.string(AN_ID).regex(/^[\w.-]{1,40}$/, AN_ID);

const within = (low: number, high: number) => {
  const rule = `a number from ${low} to ${high}`;
  return z.number(rule).min(low, rule).max(high, rule);
};

/** A value that the measure can have. */
function valueOf({ measure }: { readonly measure: Pick<Measure, 'bounds'> }): z.ZodNumber {
  const { low, high } = measure.bounds;
  const rule = high === null ? `a number of at least ${low}` : `a number from ${low} to ${high}`;
  return z.number(rule).refine((value) => canBe(measure, value), rule);
}

/** Values by name. A record drops the name `__proto__` without a word. */
function named<Value extends z.ZodType>(value: Value) {
  const isPlain = (found: unknown): boolean => typeof found !== 'object' || found === null || !Object.hasOwn(found, '__proto__');
  return z.unknown().refine(isPlain, 'an object without the name __proto__').pipe(z.record(parameterName, value));
}

/** Null where the number was not finite. */
const lossOrNull = valueOf(loss).nullable();
const values = z.strictObject({ accuracy: valueOf(accuracy), loss: lossOrNull });
const epoch = z.strictObject({
  epoch: epochNumber,
  durationMs: within(0, MOST_EPOCH_MS),
  train: z.strictObject({ loss: lossOrNull }),
  stop: values,
  select: values,
});
const trial = z.strictObject({
  id: trialId,
  /** Of trials that Keras Tuner gave up nothing is written. */
  status: z.literal('COMPLETED'),
  params: named(parameterValue),
  /** Place of the trial that it continues in the list, from 0. */
  parent: wholeNumber(0, MOST_TRIALS).nullable(),
  bracket: wholeNumber(0, MOST_BRACKETS).nullable(),
  round: wholeNumber(0, MOST_BRACKETS).nullable(),
  target: epochNumber,
  startedAt: moment,
  endedAt: moment,
  score: valueOf(accuracy),
  epochs: z.array(epoch).min(1),
});
const search = z.strictObject({
  format: z.literal('trialdeck/keras-tuner-search/1'),
  strategy: z.enum(METHODS),
  seed,
  epochs: epochNumber,
  totalEpochs: wholeNumber(1),
  startedAt: moment,
  endedAt: moment,
  dataset: z.strictObject({ name: title, hash: title }),
  split: named(z.number()),
  machine: z.strictObject({
    platform: title,
    cpu: title,
    cores: wholeNumber(1, MOST_PROCESSORS),
    threads: wholeNumber(0, MOST_PROCESSORS),
  }),
  versions: named(title),
  trials: z.array(trial).min(1).max(MOST_TRIALS),
});
export type KerasTunerSearch = z.infer<typeof search>;
export type KerasTunerTrial = z.infer<typeof trial>;
export type KerasTunerEpoch = KerasTunerTrial['epochs'][number];

/**
 * The document as a search whose parts agree.
 * @param maxEpochs of a trial of the study that it is read into
 * @throws TrialdeckError usage, naming field, value and what is allowed
 */
export function parseKerasTunerSearch(document: unknown, maxEpochs: number): KerasTunerSearch {
  const found = check(search, document, 'The search');
  const { epochs, totalEpochs, trials, startedAt, endedAt } = found;
  allow(epochs <= maxEpochs, 'epochs', epochs, `at most ${maxEpochs}, as in the study`);
  allowNotBefore(startedAt, 'endedAt', endedAt, 'startedAt');
  for (const at of trials.keys()) checkTrial(found, at);
  const trained = trials.reduce((sum, own) => sum + own.epochs.length, 0);
  allow(totalEpochs === trained, 'totalEpochs', totalEpochs, `${trained}, as many as its trials have`);
  const places = new Map(trials.map(({ id }, at) => [id, at]));
  for (const [at, { id }] of trials.entries())
    allow(places.get(id) === at, `trials[${at}].id`, id, `an id of its own: trials[${places.get(id)}] has it, too`);
  return found;
}

/** The place of the first epoch in which a loss left the finite numbers; -1 where none did. */
export function divergedAt({ epochs }: KerasTunerTrial): number {
  return epochs.findIndex(({ train, stop, select }) => [train, stop, select].some((partition) => partition.loss === null));
}

function checkTrial({ trials, epochs, startedAt, endedAt }: KerasTunerSearch, at: number): void {
  const own = trials[at]!;
  const field = `trials[${at}]`;
  allow(own.target <= epochs, `${field}.target`, own.target, `at most ${epochs}, the epochs of the search`);
  const previous = trials[at - 1];
  if (previous === undefined) allowNotBefore(startedAt, `${field}.startedAt`, own.startedAt, 'startedAt');
  else allowNotBefore(previous.endedAt, `${field}.startedAt`, own.startedAt, `trials[${at - 1}].endedAt`);
  allowNotBefore(own.startedAt, `${field}.endedAt`, own.endedAt, `${field}.startedAt`);
  allowNotBefore(own.endedAt, 'endedAt', endedAt, `${field}.endedAt`);
  const before = own.parent === null ? 0 : epochsOfParent(trials, at, own.parent);
  for (const [place, { epoch: number }] of own.epochs.entries())
    allow(number === before + place + 1, `${field}.epochs[${place}].epoch`, number, `${before + place + 1}, the next one`);
  const last = before + own.epochs.length;
  allow(last <= own.target, `${field}.target`, own.target, `at least ${last}, its last epoch`);
}

/** How far the trial had come that this one continues. */
function epochsOfParent(trials: readonly KerasTunerTrial[], at: number, parent: number): number {
  const field = `trials[${at}].parent`;
  allow(parent < at, field, parent, at === 0 ? 'null, as no trial is before it' : `at most ${at - 1}: a trial before it`);
  const continued = trials[parent]!;
  allow(divergedAt(continued) < 0, field, parent, 'a trial whose losses stayed finite');
  const [own, theirs] = [trials[at]!.params, continued.params];
  const same = configurationKey(own) === configurationKey(theirs);
  allow(same, `trials[${at}].params`, own, `what trials[${parent}] has, which it continues: ${shown(theirs)}`);
  return continued.epochs.at(-1)!.epoch;
}

function allowNotBefore(earliest: string, field: string, value: string, what: string): void {
  allow(Date.parse(value) >= Date.parse(earliest), field, value, `${earliest} or later, as ${what} says`);
}

function allow(holds: boolean, field: string, value: unknown, rule: string): void {
  if (!holds) refuse(field, `${field} is ${shown(value)}; allowed is ${rule}.`);
}

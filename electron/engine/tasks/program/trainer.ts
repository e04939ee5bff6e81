/** Trains a trial by running the user's program, and takes its epochs from its standard output. */
import type { Clock } from '../../../../shared/clock.ts';
import { TrialdeckError } from '../../../../shared/errors.ts';
import type { Measure, Values } from '../../../../shared/measure.ts';
import type { Epoch } from '../../../../shared/model.ts';
import { programOf, type ProgramTask } from '../../../../shared/program/task.ts';
import { systemClock } from '../../../../shared/system-clock.ts';
import { endText } from '../../pool/end-text.ts';
import type { EpochListener, Trainer, TrainingEnd, TrainingJob } from '../trainer.ts';
import { filledIn, placesIn } from './fill-in.ts';
import { readLine, type Written, type WrittenEpoch } from './program-lines.ts';
import { runProgram, type ProgramEnd, type RunningProgram } from './running-program.ts';

export function createTrainer(clock: Clock = systemClock): Trainer {
  return {
    engine: 'program',
    tensorflow: null,
    train: (job, onEpoch) => trainProgram(job, programOf(job.task), onEpoch, clock),
  };
}

/**
 * Runs the program to its end, to its target of epochs or to the listener's stop. It always begins at its first epoch: the first
 * that is not known yet has taken as long as the known ones before it as well.
 * @throws TrialdeckError failure, where it cannot be started, ends with an exit code, writes an epoch with a mistake in it, or
 *   takes too long.
 */
async function trainProgram(job: TrainingJob, task: ProgramTask, onEpoch: EpochListener, clock: Clock): Promise<TrainingEnd> {
  const program = runProgram(filledIn(task.command, job), task.folder, clock);
  const limit = limitOf(task, program, clock);
  try {
    const end = await followed(job, task, program, onEpoch, limit, clock);
    if (limit.isOver()) throw tooLong(task);
    return end;
  } finally {
    limit.clear();
    await program.stop();
  }
}

async function followed(
  job: TrainingJob,
  task: ProgramTask,
  program: RunningProgram,
  onEpoch: EpochListener,
  limit: Limit,
  clock: Clock,
): Promise<TrainingEnd> {
  const endsItself = task.command.some((word) => placesIn(word).includes('epochs'));
  const beganMs = clock.ms();
  let [epochsDone, lastMs] = [0, beganMs];
  let number: number | null | undefined;
  const report = async (written: WrittenEpoch, atMs: number): Promise<TrainingEnd | null> => {
    const fromMs = epochsDone === job.epochsKnown ? beganMs : lastMs;
    const epoch = epochOf(written, epochsDone + 1, atMs - fromMs, job, task);
    if (epoch === null) return { state: 'diverged', epoch: epochsDone + 1 };
    [epochsDone, lastMs] = [epoch.epoch, atMs];
    const answer = await onEpoch(epoch, {});
    // A trial that has reached its target is complete, whoever asked it to stop meanwhile.
    if (answer === 'stop') return epochsDone >= job.epochs ? TARGET_REACHED : { state: 'stopped' };
    limit.restart();
    return null;
  };
  for await (const { text, atMs } of program.lines()) {
    const line = readLine(text);
    if (line.kind === 'number') number = line.value;
    if (line.kind !== 'epoch') continue;
    if (epochsDone >= job.epochs) return TARGET_REACHED;
    const end = await report(line.written, atMs);
    if (end) return end;
    if (epochsDone < job.epochs) continue;
    if (!endsItself) return TARGET_REACHED;
    limit.awaitEnd();
  }
  const ended = await program.ended;
  if (limit.isOver()) throw tooLong(task);
  if (limit.wasAsked()) return TARGET_REACHED;
  refuseFailure(ended);
  if (epochsDone > 0) return epochsDone >= job.epochs ? TARGET_REACHED : { state: 'completed', endedBy: 'itself' };
  refuseWithoutEpochs(number, job);
  return (await report({ select: { [job.objective.name]: number ?? null } }, clock.ms())) ?? TARGET_REACHED;
}

const TARGET_REACHED: TrainingEnd = { state: 'completed', endedBy: 'target' };

/** So long may a program that knows its epochs put in order what it leaves behind, before it is asked to end. */
const LAST_ORDERS_MS = 10_000;

interface Limit {
  restart(): void;
  /** The last epoch is told: the program is asked to end where it does not end by itself. */
  awaitEnd(): void;
  /** Whether it was asked to end after its last epoch. */
  wasAsked(): boolean;
  clear(): void;
  isOver(): boolean;
}

/** Stops the program where an epoch takes longer than it may, or its end after the last one. */
function limitOf({ secondsAnEpoch }: ProgramTask, program: RunningProgram, clock: Clock): Limit {
  let callOff = (): void => {};
  let [over, asked] = [false, false];
  const awaitEnd = (): void => {
    callOff();
    callOff = clock.after(LAST_ORDERS_MS, () => {
      asked = true;
      void program.stop();
    });
  };
  const restart = (): void => {
    callOff();
    if (secondsAnEpoch === null) return;
    callOff = clock.after(secondsAnEpoch * 1000, () => {
      over = true;
      void program.stop();
    });
  };
  restart();
  return { restart, awaitEnd, wasAsked: () => asked, clear: () => callOff(), isOver: () => over };
}

function tooLong({ secondsAnEpoch }: ProgramTask): TrialdeckError {
  return new TrialdeckError('failure', `An epoch of the program took longer than ${secondsAnEpoch} seconds; it was ended.`);
}

/** Null where the objective is no finite number. */
function epochOf(
  written: WrittenEpoch,
  next: number,
  durationMs: number,
  { measures, objective }: TrainingJob,
  { separateStop }: ProgramTask,
): Epoch | null {
  const { epoch = next, train, select, facts } = written;
  if (epoch !== next) throw new TrialdeckError('failure', `The program wrote epoch ${epoch}; allowed is ${next}.`);
  if (separateStop !== (written.stop !== undefined))
    throw new TrialdeckError('failure', separateStop ? STOP_IS_MISSING : STOP_IS_TOO_MUCH);
  const stop = written.stop ?? select;
  for (const [partition, values] of Object.entries({ select, stop }))
    if (!(objective.name in values))
      throw new TrialdeckError('failure', `The program wrote an epoch without ${objective.name} in ${partition}.`);
  if (stop[objective.name] === null || select[objective.name] === null) return null;
  return {
    epoch,
    durationMs,
    train: known(train, measures),
    stop: known(stop, measures),
    select: known(select, measures),
    confirm: null,
    facts: finite(facts),
  };
}

const STOP_IS_MISSING = 'The program wrote an epoch without stop, which the study says it measures apart from select.';
const STOP_IS_TOO_MUCH = 'The program wrote an epoch with stop, but the study was made without --separate-stop.';

function known(written: Written | undefined, measures: readonly Measure[]): Values {
  const values = finite(written);
  return Object.fromEntries(measures.flatMap(({ name }) => (name in values ? [[name, values[name]!]] : [])));
}

function finite(written: Written = {}): Values {
  return Object.fromEntries(Object.entries(written).filter((entry): entry is [string, number] => entry[1] !== null));
}

function refuseFailure({ code, signal, lastWords }: ProgramEnd): void {
  if (code === 0) return;
  const how = endText(code, signal);
  const said = lastWords.trim().split('\n').slice(-3).join('\n');
  throw new TrialdeckError('failure', `The program ${how}${said === '' ? '.' : `: ${said}`}`);
}

/** A number that is printed at the end says nothing of the epochs before: rungs and stop rules would take it for the first. */
function refuseWithoutEpochs(number: number | null | undefined, { epochs }: TrainingJob): void {
  if (number === undefined)
    throw new TrialdeckError('failure', 'The program ended without an epoch and without a number on its standard output.');
  if (epochs > 1)
    throw new TrialdeckError(
      'failure',
      `The program wrote one number, but the trial has ${epochs} epochs: it must write a line for each of them.`,
    );
}

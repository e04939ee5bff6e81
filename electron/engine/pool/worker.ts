/**
 * The life of a trial worker: it trains one trial at a time, and tells its owner after every epoch. It knows a message
 * port, its files and a trainer, not what kind of process it is.
 */
import type { Attempt, FromWorker, InspectionWork, ToWorker } from './protocol.ts';
import type { Environment } from '../../../shared/model.ts';
import type { Seen } from '../../../shared/trial-detail.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import { faultOf, reasonOf } from '../fault.ts';
import type { EpochAnswer, Trainer, TrainingJob } from '../tasks/trainer.ts';
import type { TrialWork } from './work.ts';
import type { WorkerFiles } from './worker-files.ts';

export interface WorkerPort {
  send(message: FromWorker): void;
  onMessage(listener: (message: ToWorker) => void): void;
}

export interface WorkerTools {
  readonly trainer: Trainer;
  /** Null where trials cannot be looked into. */
  readonly inspect: ((job: TrainingJob, checkpointFile: string) => Seen | Promise<Seen>) | null;
}

export interface WorkerPlace {
  readonly files: WorkerFiles;
  /** What the machine is called. */
  readonly machine: string;
  readonly environment: Omit<Environment, 'engine' | 'tensorflow'>;
}

/** Loads the tools, says `ready`, and serves the port until the process ends. */
export async function serveTrials(port: WorkerPort, place: WorkerPlace, load: () => Promise<WorkerTools>): Promise<void> {
  const { files } = place;
  const tools = await load();
  const { engine, tensorflow } = tools.trainer;
  let stopped = 0;
  let awaited: { readonly attempt: number; readonly heard: () => void } | null = null;

  const ownersAnswer = (attempt: number): Promise<void> => new Promise((heard) => (awaited = { attempt, heard }));
  const hear = (attempt: number): void => {
    if (awaited?.attempt === attempt) awaited.heard();
  };

  const train = async ({ work, answered, ...names }: Extract<ToWorker, { kind: 'train' }>): Promise<void> => {
    const attempt: Attempt = { trialId: names.trialId, attempt: names.attempt };
    const { keep } = work.checkpoint;
    try {
      const end = await tools.trainer.train(await jobOf(work, files), async (epoch, rowResults): Promise<EpochAnswer> => {
        if (keep !== null) await files.deliver(keep);
        const answer = answered ? ownersAnswer(attempt.attempt) : null;
        port.send({ ...attempt, kind: 'epoch', epoch, rowResults, residentBytes: process.memoryUsage.rss() });
        await (answer ?? messagesRead());
        return stopped === attempt.attempt ? 'stop' : 'continue';
      });
      port.send({ ...attempt, kind: 'end', end, residentBytes: process.memoryUsage.rss() });
    } catch (error) {
      port.send({ ...attempt, kind: 'failed', message: reasonOf(error), fault: faultOf(error) });
    }
  };

  const inspect = async (id: number, { work, state }: InspectionWork): Promise<void> => {
    try {
      if (tools.inspect === null) throw new TrialdeckError('unavailable', 'Trials of this kind cannot be looked into.');
      const seen = await tools.inspect(await jobOf(work, files), await files.state(state));
      port.send({ kind: 'inspected', id, seen });
    } catch (error) {
      port.send({ kind: 'inspection-failed', id, message: reasonOf(error), fault: faultOf(error) });
    }
  };

  port.onMessage((message) => {
    switch (message.kind) {
      case 'train':
        return void train(message);
      case 'go-on':
        return hear(message.attempt);
      case 'stop':
        stopped = message.attempt;
        return hear(message.attempt);
      case 'inspect':
        return void inspect(message.id, message.inspection);
      case 'renew':
        return port.send({ kind: 'renewed' });
      // Heard before: the worker serves with its files found.
      case 'grant':
        return;
    }
  });
  port.send({ kind: 'ready', machine: place.machine, environment: { ...place.environment, engine, tensorflow } });
}

/** The work with its files found. */
async function jobOf({ data, checkpoint, ...work }: TrialWork, files: WorkerFiles): Promise<TrainingJob> {
  return {
    ...work,
    dataFile: data === null ? null : await files.data(data),
    checkpointFile: checkpoint.keep === null ? null : files.fileOf(checkpoint.keep),
    resumeFrom: checkpoint.resumeFrom === null ? null : await files.state(checkpoint.resumeFrom),
  };
}

/** Two turns of the event loop: the second one has passed the phase that reads from the channel. */
async function messagesRead(): Promise<void> {
  await new Promise(setImmediate);
  await new Promise(setImmediate);
}

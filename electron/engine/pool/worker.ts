/**
 * The life of a trial worker: it trains one trial at a time, and tells its owner after every epoch. It knows a message
 * port and a trainer, not what kind of process it is.
 */
import type { FromWorker, InspectionJob, ToWorker } from './protocol.ts';
import type { NetworkInspection } from '../../../shared/trial-detail.ts';
import { faultOf, sentenceOf } from '../fault.ts';
import type { EpochAnswer, Trainer } from '../training/trainer.ts';

export interface WorkerPort {
  send(message: FromWorker): void;
  onMessage(listener: (message: ToWorker) => void): void;
}

export interface WorkerTools {
  readonly trainer: Trainer;
  readonly inspect: (job: InspectionJob) => NetworkInspection | Promise<NetworkInspection>;
}

/** Loads the tools, says `ready`, and serves the port until the process ends. */
export async function serveTrials(port: WorkerPort, load: () => Promise<WorkerTools>): Promise<void> {
  const tools = await load();
  const stopped = new Set<number>();
  let awaited: { readonly trialId: number; readonly heard: () => void } | null = null;

  const ownersAnswer = (trialId: number): Promise<void> => new Promise((heard) => (awaited = { trialId, heard }));
  const hear = (trialId: number): void => {
    if (awaited?.trialId === trialId) awaited.heard();
  };

  const train = async ({ trialId, job, answered }: Extract<ToWorker, { kind: 'train' }>): Promise<void> => {
    stopped.delete(trialId);
    try {
      const end = await tools.trainer.train(job, async (epoch, rowResults): Promise<EpochAnswer> => {
        const answer = answered ? ownersAnswer(trialId) : null;
        port.send({ kind: 'epoch', trialId, epoch, rowResults, residentBytes: process.memoryUsage.rss() });
        await (answer ?? messagesRead());
        return stopped.has(trialId) ? 'stop' : 'continue';
      });
      port.send({ kind: 'end', trialId, end, residentBytes: process.memoryUsage.rss() });
    } catch (error) {
      port.send({ kind: 'failed', trialId, message: sentenceOf(error), fault: faultOf(error) });
    }
  };

  const inspect = async (id: number, job: InspectionJob): Promise<void> => {
    try {
      port.send({ kind: 'inspected', id, inspection: await tools.inspect(job) });
    } catch (error) {
      port.send({ kind: 'inspection-failed', id, message: sentenceOf(error) });
    }
  };

  port.onMessage((message) => {
    if (message.kind === 'train') void train(message);
    else if (message.kind === 'go-on') hear(message.trialId);
    else if (message.kind === 'stop') {
      stopped.add(message.trialId);
      hear(message.trialId);
    } else void inspect(message.id, message.inspection);
  });
  port.send({ kind: 'ready', engine: tools.trainer.engine, tensorflow: tools.trainer.tensorflow });
}

/** Two turns of the event loop: the second one has passed the phase that reads from the channel. */
async function messagesRead(): Promise<void> {
  await new Promise(setImmediate);
  await new Promise(setImmediate);
}

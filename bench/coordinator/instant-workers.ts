/** Trial workers in this process that have trained before they are asked: what is left is what the coordinator does. */
import type { FromWorker, SpawnWorker } from '../../electron/engine/pool/protocol.ts';
import type { TrainingJob } from '../../electron/engine/training/trainer.ts';
import type { EpochMetrics } from '../../shared/model.ts';
import { randomFor } from '../../shared/random.ts';

const RESIDENT_BYTES = 1e8;

/** One epoch follows the other in turns of the event loop, as messages of other processes do. */
export function instantWorkers(): SpawnWorker {
  return () => {
    const listeners: ((message: FromWorker) => void)[] = [];
    let alive = true;
    const say = (message: FromWorker): void => {
      if (alive) for (const listener of listeners) listener(message);
    };
    const train = (trialId: number, job: TrainingJob, epoch: number): void => {
      say({ kind: 'epoch', trialId, metrics: metricsOf(job, epoch), residentBytes: RESIDENT_BYTES });
      if (epoch < job.epochs) setImmediate(train, trialId, job, epoch + 1);
      else say({ kind: 'end', trialId, end: { state: 'completed', endedBy: 'target' }, residentBytes: RESIDENT_BYTES });
    };
    setImmediate(() => say({ kind: 'ready', engine: 'native', tensorflow: 'none' }));
    return {
      pid: undefined,
      send: (message) => {
        if (message.kind === 'train') setImmediate(train, message.trialId, message.job, message.job.epochsKnown + 1);
      },
      onMessage: (listener) => void listeners.push(listener),
      onExit: () => {},
      kill: () => void (alive = false),
    };
  };
}

function metricsOf({ modelSeed }: TrainingJob, epoch: number): EpochMetrics {
  const accuracy = randomFor(modelSeed).next() * (1 - Math.exp(-epoch));
  return {
    epoch,
    trainLoss: 1 - accuracy,
    stopLoss: 1 - accuracy,
    stopAccuracy: accuracy,
    selectLoss: 1 - accuracy,
    selectAccuracy: accuracy,
    confirmLoss: null,
    confirmAccuracy: null,
    learningRate: 0.001,
    durationMs: 1,
  };
}

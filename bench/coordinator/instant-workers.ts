/** Trial workers in this process that have trained before they are asked: what is left is what the coordinator does. */
import type { Attempt, FromWorker, SpawnWorker } from '../../electron/engine/pool/protocol.ts';
import type { TrialWork } from '../../electron/engine/pool/work.ts';
import type { EpochMetrics } from '../../shared/model.ts';
import { randomFor } from '../../shared/random.ts';

const RESIDENT_BYTES = 1e8;

/** One epoch follows the other in turns of the event loop, as messages of other processes do. */
export function instantWorkers(): SpawnWorker {
  return (_, { environment }) => {
    const listeners: ((message: FromWorker) => void)[] = [];
    let alive = true;
    const say = (message: FromWorker): void => {
      if (alive) for (const listener of listeners) listener(message);
    };
    const train = (attempt: Attempt, work: TrialWork, epoch: number): void => {
      say({ ...attempt, kind: 'epoch', metrics: metricsOf(work, epoch), residentBytes: RESIDENT_BYTES });
      if (epoch < work.epochs) setImmediate(train, attempt, work, epoch + 1);
      else say({ ...attempt, kind: 'end', end: { state: 'completed', endedBy: 'target' }, residentBytes: RESIDENT_BYTES });
    };
    setImmediate(() =>
      say({ kind: 'ready', machine: 'here', environment: { ...environment, engine: 'native', tensorflow: 'none' } }),
    );
    return {
      pid: undefined,
      send: (message) => {
        if (message.kind !== 'train') return;
        const { work, trialId, attempt } = message;
        setImmediate(train, { trialId, attempt }, work, work.epochsKnown + 1);
      },
      onMessage: (listener) => void listeners.push(listener),
      onExit: () => {},
      kill: () => void (alive = false),
    };
  };
}

function metricsOf({ modelSeed }: TrialWork, epoch: number): EpochMetrics {
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

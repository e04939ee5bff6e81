/** Trial workers in this process that have trained before they are asked: what is left is what the coordinator does. */
import type { Attempt, FromWorker, SpawnWorker } from '../../electron/engine/pool/protocol.ts';
import type { TrialWork } from '../../electron/engine/pool/work.ts';
import type { Epoch } from '../../shared/model.ts';
import { packHits } from '../../shared/row-results.ts';
import { randomFor } from '../../shared/random.ts';
import { valueRows } from '../../shared/task.ts';

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
      const rowResults = { select: packHits(new Uint8Array(valueRows(work.task)!)) };
      say({ ...attempt, kind: 'epoch', epoch: epochOf(work, epoch), rowResults, residentBytes: RESIDENT_BYTES });
      if (epoch < work.epochs) setImmediate(train, attempt, work, epoch + 1);
      else say({ ...attempt, kind: 'end', end: { state: 'completed', endedBy: 'target' }, residentBytes: RESIDENT_BYTES });
    };
    setImmediate(() =>
      say({ kind: 'ready', machine: 'here', environment: { ...environment, engine: 'native', tensorflow: 'none' } }),
    );
    return {
      pid: undefined,
      send: (message) => {
        if (message.kind === 'renew') say({ kind: 'renewed' });
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

function epochOf({ modelSeed }: TrialWork, epoch: number): Epoch {
  const accuracy = randomFor(modelSeed).next() * (1 - Math.exp(-epoch));
  return {
    epoch,
    durationMs: 1,
    train: { loss: 1 - accuracy },
    stop: { accuracy, loss: 1 - accuracy },
    select: { accuracy, loss: 1 - accuracy },
    confirm: null,
    facts: { learning_rate: 0.001 },
  };
}

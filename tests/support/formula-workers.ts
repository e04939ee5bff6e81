/** Trial workers in this process that train by a formula and can be made to fail, get lost or not start. */
import type { Attempt, FromWorker, SpawnWorker } from '../../electron/engine/pool/protocol.ts';
import type { TrainingEnd } from '../../electron/engine/tasks/trainer.ts';
import type { TrialWork } from '../../electron/engine/pool/work.ts';
import { randomFor } from '../../shared/random.ts';
import type { Epoch } from '../../shared/model.ts';

export interface Misfortune {
  /** What goes wrong after this epoch of this trial, if anything. `attempt` counts the workers that had the trial. */
  after(
    trial: TrialWork,
    epoch: number,
    attempt: number,
  ): 'lost' | 'failed' | 'diverged' | 'patience' | 'disk full' | 'damaged' | null;
  /** Whether a trial that goes on after that epoch meets it again, as what patience and a formula decide is met again. */
  readonly lasting?: boolean;
  /** How many turns of the event loop an epoch takes; 1 by default. */
  readonly turns?: (trial: TrialWork, epoch: number) => number;
  readonly starts?: boolean;
  /** Trials begin at their first epoch, whatever is recorded, as they do without a checkpoint; with these numbers. */
  readonly again?: (epoch: Epoch) => Epoch;
  readonly engine?: 'native' | 'reference';
}

const NO_MISFORTUNE: Misfortune = { after: () => null };

/** Metrics of an epoch: a function of configuration, seed and epoch alone. */
export function formulaEpoch({ params, modelSeed }: Pick<TrialWork, 'params' | 'modelSeed'>, epoch: number): Epoch {
  const quality = randomFor(JSON.stringify(params), modelSeed).next();
  const accuracy = quality * (1 - Math.exp(-epoch / 3));
  return {
    epoch,
    durationMs: 5,
    train: { loss: 2 - accuracy },
    stop: { accuracy, loss: 2.1 - accuracy },
    select: { accuracy: accuracy * 0.99, loss: 2.2 - accuracy },
    confirm: null,
    facts: { learning_rate: 0.001 },
  };
}

export function formulaWorkers(misfortune: Misfortune = NO_MISFORTUNE): SpawnWorker {
  const attempts = new Map<number, number>();
  const { again = (epoch) => epoch, engine = 'native', turns = () => 1 } = misfortune;
  return (_, { environment }) => {
    const listeners: ((message: FromWorker) => void)[] = [];
    const exits: ((reason: string) => void)[] = [];
    let alive = true;
    let stopping = false;
    const say = (message: FromWorker): void => {
      if (alive) listeners.forEach((listener) => listener(message));
    };
    const die = (reason: string): void => {
      if (!alive) return;
      alive = false;
      exits.forEach((listener) => listener(reason));
    };
    const train = (of: Attempt, work: TrialWork): void => {
      const { trialId } = of;
      stopping = false;
      attempts.set(trialId, (attempts.get(trialId) ?? 0) + 1);
      const begin = (epoch: number): void => afterTurns(turns(work, epoch), () => step(epoch));
      const meets = (epoch: number): boolean => {
        const trouble = misfortune.after(work, epoch, attempts.get(trialId)!);
        const end = (how: TrainingEnd): void => say({ ...of, kind: 'end', end: how, residentBytes: 1 });
        if (trouble === 'lost') die('The worker was ended from outside (SIGKILL).');
        if (trouble === 'failed') say({ ...of, kind: 'failed', message: 'The formula failed.', fault: 'trial' });
        if (trouble === 'disk full') say({ ...of, kind: 'failed', message: 'ENOSPC: no space left', fault: 'machine' });
        if (trouble === 'damaged') say({ ...of, kind: 'failed', message: 'The checkpoint is damaged.', fault: 'checkpoint' });
        if (trouble === 'diverged') end({ state: 'diverged', epoch: epoch + 1 });
        if (trouble === 'patience') end({ state: 'completed', endedBy: 'patience' });
        return trouble !== null;
      };
      const step = (epoch: number): void => {
        if (!alive) return;
        say({ ...of, kind: 'epoch', epoch: again(formulaEpoch(work, epoch)), rowResults: {}, residentBytes: 1 });
        if (meets(epoch)) return;
        if (epoch >= work.epochs)
          return say({ ...of, kind: 'end', end: { state: 'completed', endedBy: 'target' }, residentBytes: 1 });
        if (stopping) return say({ ...of, kind: 'end', end: { state: 'stopped' }, residentBytes: 1 });
        begin(epoch + 1);
      };
      if (misfortune.lasting && work.epochsKnown > 0)
        setImmediate(() => alive && !meets(work.epochsKnown) && begin(work.epochsKnown + 1));
      else begin(misfortune.again ? 1 : work.epochsKnown + 1);
    };
    setImmediate(() => {
      if (misfortune.starts === false) die('The worker ended with exit code 1.');
      else say({ kind: 'ready', machine: 'here', environment: { ...environment, engine, tensorflow: 'formula' } });
    });
    return {
      pid: undefined,
      send: (message) => {
        if (message.kind === 'train') train(attemptOf(message), message.work);
        if (message.kind === 'stop') stopping = true;
        if (message.kind === 'renew') say({ kind: 'renewed' });
      },
      onMessage: (listener) => void listeners.push(listener),
      onExit: (listener) => void exits.push(listener),
      kill: () => void (alive = false),
    };
  };
}

function afterTurns(turns: number, work: () => void): void {
  if (turns <= 0) work();
  else setImmediate(afterTurns, turns - 1, work);
}

function attemptOf({ trialId, attempt }: Attempt): Attempt {
  return { trialId, attempt };
}

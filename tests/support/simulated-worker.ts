/** Trial workers that train by formula, in this process, at a chosen pace. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { FromWorker, SpawnWorker, ToWorker, WorkerGrant } from '../../electron/engine/pool/protocol.ts';
import { stateFile } from '../../electron/engine/pool/worker-files.ts';
import type { NetworkInspection } from '../../shared/network/inspection.ts';
import { randomFor } from '../../shared/random.ts';
import { divergesAt, simulatedEpoch } from './simulated-training.ts';

/** @param epochMs how long an epoch takes; the metrics name the duration that a real one would have. */
export function simulatedWorkers(epochMs: number): SpawnWorker {
  return (index, grant) => {
    const listeners = new Set<(message: FromWorker) => void>();
    const say = (message: FromWorker): void => listeners.forEach((listener) => listener(message));
    const residentBytes = 710e6 + index * 12e6;
    let timer: NodeJS.Timeout | undefined;

    const train = ({ trialId, attempt, work }: Extract<ToWorker, { kind: 'train' }>): void => {
      const of = { trialId, attempt };
      const { keep } = work.checkpoint;
      let epoch = work.epochsKnown;
      const step = (): void => {
        epoch++;
        if (keep?.startsWith('inspected/')) writeFileSync(stateFile(grant.checkpointFolder, keep), '');
        if (divergesAt(work.params) === epoch)
          return say({ ...of, kind: 'end', end: { state: 'diverged', epoch }, residentBytes });
        say({ ...of, kind: 'epoch', epoch: simulatedEpoch(work.params, work.modelSeed, epoch), rowResults: {}, residentBytes });
        if (epoch >= work.epochs) say({ ...of, kind: 'end', end: { state: 'completed', endedBy: 'target' }, residentBytes });
        else timer = setTimeout(step, epochMs);
      };
      timer = setTimeout(step, epochMs);
    };

    setTimeout(
      () =>
        say({ kind: 'ready', machine: 'here', environment: { ...grant.environment, engine: 'native', tensorflow: '2.21.0' } }),
      Math.min(50, epochMs),
    );
    return {
      pid: undefined,
      send: (message) => {
        if (message.kind === 'train') train(message);
        else if (message.kind === 'inspect') say(looked(message, grant));
        else if (message.kind === 'renew') say({ kind: 'renewed' });
        else if (message.kind === 'stop') {
          clearTimeout(timer);
          const { trialId, attempt } = message;
          setTimeout(() => say({ kind: 'end', trialId, attempt, end: { state: 'stopped' }, residentBytes }), epochMs);
        }
      },
      onMessage: (listener) => listeners.add(listener),
      onExit: () => {},
      kill: () => clearTimeout(timer),
    };
  };
}

/** A state with a content that says so is damaged. */
function looked({ id, inspection }: Extract<ToWorker, { kind: 'inspect' }>, { checkpointFolder }: WorkerGrant): FromWorker {
  const content = readFileSync(stateFile(checkpointFolder, inspection.state.name), 'utf8');
  if (content === 'damaged') return { kind: 'inspection-failed', id, message: 'The checkpoint is damaged.', fault: 'checkpoint' };
  return { kind: 'inspected', id, seen: simulatedInspection() };
}

const CLASSES = 10;
const SIDE = 28;

function simulatedInspection(): NetworkInspection {
  const random = randomFor('simulated inspection');
  const confusion = Array.from({ length: CLASSES }, (_, actual) =>
    Array.from({ length: CLASSES }, (_, predicted) => (actual === predicted ? 520 + random.below(60) : random.below(16))),
  );
  const share = (row: readonly number[], actual: number): number => row[actual]! / row.reduce((sum, count) => sum + count, 0);
  const blob = (): number[] => {
    const [left, top] = [8 + 12 * random.next(), 8 + 12 * random.next()];
    return Array.from({ length: SIDE * SIDE }, (_, at) => Math.hypot((at % SIDE) - left, Math.floor(at / SIDE) - top) / 12);
  };
  return {
    confusion,
    accuracyByClass: confusion.map(share),
    mistakes: Array.from({ length: 24 }, (_, place) => ({
      pixels: blob().map((far) => Math.round(255 * Math.max(0, 1 - far))),
      actual: random.below(CLASSES),
      predicted: random.below(CLASSES),
      confidence: 0.999 - 0.004 * place,
    })),
    predicted: Array.from({ length: 6000 }, () => random.below(CLASSES)),
    firstLayer: Array.from({ length: 25 }, () => blob().map((far) => Math.max(-1, 1 - far) * (random.next() < 0.5 ? -1 : 1))),
  };
}

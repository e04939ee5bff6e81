/** The native trainer: keeps the rows of one partition file in memory from trial to trial. */
import { tmpdir } from 'node:os';
import { systemClock } from '../../../../../../shared/system-clock.ts';
import { fileOf, openPartitions } from '../open-partitions.ts';
import type { Engine } from '../network.ts';
import type { NetworkTrainer, TrainerOptions } from '../network-trainer.ts';
import { trainModel } from '../train-model.ts';
import { loadBinding } from './binding.ts';
import { openNativeEngine } from './engine.ts';

/** @throws TrialdeckError unavailable, where native TensorFlow does not load. */
export function createNativeTrainer({ scratch = tmpdir(), clock = systemClock }: TrainerOptions = {}): NetworkTrainer {
  const binding = loadBinding();
  let opened: { readonly file: string; readonly engine: Engine } | null = null;
  const open = (file: string): Engine => {
    if (opened?.file !== file) {
      opened?.engine.dispose();
      opened = { file, engine: openNativeEngine(binding, openPartitions(file), scratch) };
    }
    return opened.engine;
  };
  return {
    engine: 'native',
    tensorflow: binding.TF_Version,
    open,
    train: (job, onEpoch) => trainModel(job, open(fileOf(job)), binding.TF_Version, clock, onEpoch),
  };
}

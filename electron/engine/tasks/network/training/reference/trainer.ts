/** The reference trainer: trains where native TensorFlow does not load, many times slower. */
import { systemClock } from '../../../../../../shared/system-clock.ts';
import { fileOf, openPartitions } from '../open-partitions.ts';
import type { Engine } from '../network.ts';
import type { NetworkTrainer, TrainerOptions } from '../network-trainer.ts';
import { trainModel } from '../train-model.ts';
import { openReferenceEngine } from './engine.ts';
import { TENSORFLOW_VERSION } from './tensorflow.ts';

/** Keeps the rows of one partition file in memory from trial to trial. */
export function createReferenceTrainer({ clock = systemClock }: TrainerOptions = {}): NetworkTrainer {
  let opened: { readonly file: string; readonly engine: Engine } | null = null;
  const open = (file: string): Engine => {
    if (opened?.file !== file) {
      opened?.engine.dispose();
      opened = { file, engine: openReferenceEngine(openPartitions(file)) };
    }
    return opened.engine;
  };
  return {
    engine: 'reference',
    tensorflow: TENSORFLOW_VERSION,
    open,
    train: (job, onEpoch) => trainModel(job, open(fileOf(job)), TENSORFLOW_VERSION, clock, onEpoch),
  };
}

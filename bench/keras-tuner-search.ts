/**
 * `node bench/keras-tuner-search.ts --folder FOLDER [--strategies random,hyperband,bayesian] [--seeds 1000,2000,3000] [--total-epochs 300]`:
 * searches by Keras Tuner itself, in the assignment's space and on the rows of its study, a file each; those that are there stay.
 * `trialdeck import STUDY FOLDER/*.json` reads them into the study.
 */
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { hostEnvironment } from '../electron/engine/environment.ts';
import { FASHION_MNIST } from '../electron/engine/tasks/network/data/fashion-mnist.ts';
import { ASSIGNMENT_SPACE } from '../shared/network/assignment-space.ts';
import { say } from './command.ts';
import { runPython } from './python.ts';
import { rowsFor } from './rows.ts';
import { inWorkplace } from './workplace.ts';

const EPOCHS = 15;
/** One, so that searches may run side by side as trials of the product do. */
const THREADS = 1;

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    strategies: { type: 'string', default: 'random,hyperband,bayesian' },
    // Far apart: Keras Tuner counts its seed up by one for every configuration, so that neighbours draw nearly the same ones.
    seeds: { type: 'string', default: '1000,2000,3000' },
    'total-epochs': { type: 'string', default: '300' },
  },
});
if (values.folder === undefined) throw new Error('Name the folder that the searches are written to: --folder FOLDER.');
const folder = path.resolve(values.folder);
mkdirSync(folder, { recursive: true });

for (const seed of values.seeds.split(',').map(Number))
  for (const strategy of values.strategies.split(',')) {
    const file = path.join(folder, `${strategy}-${seed}.json`);
    if (existsSync(file)) continue;
    say(`Keras Tuner: ${strategy}, seed ${seed}`);
    const document = await search(strategy, seed, Number(values['total-epochs']));
    writeFileSync(`${file}.partial`, JSON.stringify(document));
    renameSync(`${file}.partial`, file);
  }

async function search(strategy: string, seed: number, totalEpochs: number): Promise<object> {
  const rows = rowsFor({ quick: false });
  const { name, hash } = FASHION_MNIST.summary;
  const { platform, cpu, cores } = hostEnvironment();
  return inWorkplace(async (workplace) => {
    const space = path.join(workplace, 'space.json');
    writeFileSync(space, JSON.stringify(ASSIGNMENT_SPACE));
    const { document } = await runPython<object>('keras-tuner', 'tune.py', {
      ...{ partitions: rows.partitionFile, space, strategy, seed, threads: THREADS },
      ...{ epochs: EPOCHS, 'total-epochs': totalEpochs },
    });
    const machine = { platform, cpu, cores: cores, threads: THREADS };
    return { ...document, dataset: { name, hash }, split: rows.split, machine };
  });
}

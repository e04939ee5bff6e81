import { existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  datasetSource,
  fetchableDataset,
  installedDatasets,
  missingDatasets,
  readDataset,
  type DatasetFolders,
} from '../../../../../../electron/engine/tasks/network/data/dataset.ts';
import { FASHION_MNIST } from '../../../../../../electron/engine/tasks/network/data/fashion-mnist.ts';
import { TrialdeckError } from '../../../../../../shared/errors.ts';
import { temporaryFolder } from '../../../../../support/temporary-folder.ts';

test('the generated data set makes its own files, the same each time', () => {
  const [first, second] = [temporaryFolder(), temporaryFolder()].map((folder) => {
    const { labels } = readDataset('generated', { datasets: folder });
    expect(labels).toHaveLength(datasetSource('generated').summary.rows);
    return ['train-images-idx3-ubyte', 't10k-images-idx3-ubyte'].map((name) =>
      readFileSync(path.join(folder, 'generated', name)),
    );
  });
  expect(first).toEqual(second);
});

test('a data set that is not there says how to get it', () => {
  expect(() => readDataset('fashion-mnist', { datasets: temporaryFolder() })).toThrow(
    new TrialdeckError(
      'unavailable',
      'Fashion-MNIST is not on this machine yet. Fetch it on the Data screen, or with: trialdeck fetch fashion-mnist',
      'dataset',
    ),
  );
  expect(() => datasetSource('cifar')).toThrow('Unknown data set cifar; known are fashion-mnist, generated.');
});

test('a damaged file is named and removed, so that the data set counts as missing', () => {
  const datasets = temporaryFolder();
  const folder = writeFiles(datasets);
  expect(() => readDataset('fashion-mnist', { datasets })).toThrow(
    /train-images-idx3-ubyte was damaged .* and is removed\. Fetch it on the Data screen/,
  );
  expect(existsSync(path.join(folder, 'train-images-idx3-ubyte'))).toBe(false);
  expect(missingDatasets({ datasets }).map(({ summary }) => summary.name)).toEqual(['fashion-mnist']);
});

test('a generated file that was cut is refused by its name', () => {
  const folder = temporaryFolder();
  readDataset('generated', { datasets: folder });
  truncateSync(path.join(folder, 'generated', 'train-images-idx3-ubyte'), 1000);
  expect(() => readDataset('generated', { datasets: folder })).toThrow(
    /train-images-idx3-ubyte is not a usable IDX file: it announces/,
  );
});

test('reading opens no file of the vault', () => {
  const folder = temporaryFolder();
  readDataset('generated', { datasets: folder });
  const files = path.join(folder, 'generated');
  for (const name of ['t10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte']) truncateSync(path.join(files, name), 0);
  expect(readDataset('generated', { datasets: folder }).labels.length).toBeGreaterThan(0);
  expect(existsSync(path.join(files, 't10k-labels-idx1-ubyte'))).toBe(true);
});

test('installed is what has all of its files, or can make them', () => {
  const datasets = temporaryFolder();
  expect(namesOf({ datasets })).toEqual([['generated'], ['fashion-mnist']]);
  const folder = writeFiles(datasets);
  expect(namesOf({ datasets })).toEqual([['fashion-mnist', 'generated'], []]);
  rmSync(path.join(folder, 't10k-labels-idx1-ubyte'));
  expect(namesOf({ datasets })).toEqual([['generated'], ['fashion-mnist']]);
});

test('a data set that came with the program is installed where it lies', () => {
  const [datasets, shipped] = [temporaryFolder(), temporaryFolder()];
  writeFiles(shipped);
  expect(namesOf({ datasets, shipped })).toEqual([['fashion-mnist', 'generated'], []]);
  expect(() => readDataset('fashion-mnist', { datasets, shipped })).toThrow(path.join(shipped, 'fashion-mnist'));
});

test('what is made here is not fetched', () => {
  expect(() => fetchableDataset('generated')).toThrow('Generated figures is made by Trialdeck and need not be fetched.');
});

function namesOf(folders: DatasetFolders): readonly (readonly string[])[] {
  return [installedDatasets(folders), missingDatasets(folders).map(({ summary }) => summary)].map((summaries) =>
    summaries.map(({ name }) => name),
  );
}

/** All files of Fashion-MNIST by their names, none of them the official one. */
function writeFiles(datasets: string): string {
  const folder = path.join(datasets, 'fashion-mnist');
  mkdirSync(folder);
  for (const name of Object.keys(FASHION_MNIST.download!.files)) writeFileSync(path.join(folder, name), 'not this');
  return folder;
}

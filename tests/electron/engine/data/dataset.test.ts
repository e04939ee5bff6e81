import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { datasetSource, installedDatasets, readDataset } from '../../../../electron/engine/data/dataset.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

test('the generated data set makes its own files, the same each time', () => {
  const [first, second] = [temporaryFolder(), temporaryFolder()].map((folder) => {
    const { labels } = readDataset('generated', folder);
    expect(labels).toHaveLength(datasetSource('generated').summary.rows);
    return ['train-images-idx3-ubyte', 't10k-images-idx3-ubyte'].map((name) =>
      readFileSync(path.join(folder, 'generated', name)),
    );
  });
  expect(first).toEqual(second);
});

test('a data set that is not there says how to get it', () => {
  expect(() => readDataset('fashion-mnist', temporaryFolder())).toThrow(
    /^Fashion-MNIST is not there: .*train-images-idx3-ubyte is missing\. Run: npm run setup$/,
  );
  expect(() => datasetSource('cifar')).toThrow('Unknown data set cifar; known are fashion-mnist, generated.');
});

test('a damaged file is named', () => {
  const folder = temporaryFolder();
  const files = path.join(folder, 'fashion-mnist');
  mkdirSync(files);
  for (const name of ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte']) writeFileSync(path.join(files, name), 'not these');
  expect(() => readDataset('fashion-mnist', folder)).toThrow(/train-images-idx3-ubyte is damaged .*Run: npm run setup$/);
});

test('a generated file that was cut is refused by its name', () => {
  const folder = temporaryFolder();
  readDataset('generated', folder);
  truncateSync(path.join(folder, 'generated', 'train-images-idx3-ubyte'), 1000);
  expect(() => readDataset('generated', folder)).toThrow(/train-images-idx3-ubyte is not a usable IDX file: it announces/);
});

test('reading opens no file of the vault', () => {
  const folder = temporaryFolder();
  readDataset('generated', folder);
  const files = path.join(folder, 'generated');
  for (const name of ['t10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte']) truncateSync(path.join(files, name), 0);
  expect(readDataset('generated', folder).labels.length).toBeGreaterThan(0);
  expect(existsSync(path.join(files, 't10k-labels-idx1-ubyte'))).toBe(true);
});

test('installed is what has its files, or can make them', () => {
  const folder = temporaryFolder();
  expect(installedDatasets(folder).map(({ name }) => name)).toEqual(['generated']);
  mkdirSync(path.join(folder, 'fashion-mnist'));
  writeFileSync(path.join(folder, 'fashion-mnist', 'train-images-idx3-ubyte'), '');
  expect(installedDatasets(folder).map(({ name }) => name)).toEqual(['fashion-mnist', 'generated']);
});

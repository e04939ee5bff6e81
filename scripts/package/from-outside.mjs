/** The folders outside the project that electron-builder.yml packs, named by environment variables. */
import { join, relative } from 'node:path';
import { installDataset } from '../setup/dataset.mjs';
import { cacheFolder, project } from '../setup/places.mjs';
import { tensorflowFolder } from '../setup/tensorflow-folder.mjs';

/** @throws SetupError, where TensorFlow is not installed or the data set cannot be fetched. */
export function nameFoldersOutside() {
  installDataset(process.env.TRIALDECK_DATA);
  process.env.TRIALDECK_TENSORFLOW = relative(project, tensorflowFolder());
  process.env.TRIALDECK_FASHION_MNIST = relative(project, join(cacheFolder(), 'datasets', 'fashion-mnist'));
}

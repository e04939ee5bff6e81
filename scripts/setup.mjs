/**
 * Makes a clone ready to run: packages, native TensorFlow, Fashion-MNIST. Runs on Node 20 and later with built-ins alone,
 * does only what is missing, and says what it does.
 *
 *   node scripts/setup.mjs [--data FOLDER] [--as-is]
 *
 * With `--as-is`, what could not be had the last time is not tried again.
 */
import { parseArgs } from 'node:util';
import { installDataset } from './setup/dataset.mjs';
import { installPackages } from './setup/packages.mjs';
import { SetupError, say } from './setup/report.mjs';
import { installTensorflow } from './setup/tensorflow.mjs';

const { values } = parseArgs({ options: { data: { type: 'string' }, 'as-is': { type: 'boolean' } } });

try {
  await installPackages();
  await installTensorflow(!values['as-is']);
  installDataset(values.data ?? process.env.TRIALDECK_DATA);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(`The set-up stopped: ${error.message}`);
  process.exitCode = 1;
}

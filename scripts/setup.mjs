/**
 * Makes a clone ready to run: packages, native TensorFlow, Fashion-MNIST. Runs on Node 20 and later with built-ins alone,
 * does only what is missing, and says what it does.
 *
 *   node scripts/setup.mjs [--data FOLDER] [--as-is] [--data-later]
 *
 * With `--as-is`, what could not be had the last time is not tried again. With `--data-later`, data that cannot be fetched stop
 * nothing: the window fetches them as well.
 */
import { parseArgs } from 'node:util';
import { installDataset } from './setup/dataset.mjs';
import { installPackages } from './setup/packages.mjs';
import { SetupError, say } from './setup/report.mjs';
import { installTensorflow } from './setup/tensorflow.mjs';

const { values } = parseArgs({
  options: { data: { type: 'string' }, 'as-is': { type: 'boolean' }, 'data-later': { type: 'boolean' } },
});
const named = values.data ?? process.env.TRIALDECK_DATA;

try {
  await installPackages();
  await installTensorflow(!values['as-is']);
  if (named || !values['data-later']) installDataset(named);
  else tryToInstallDataset();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(`The set-up stopped: ${error.message}`);
  process.exitCode = 1;
}

function tryToInstallDataset() {
  try {
    installDataset();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say('! Fashion-MNIST is not there. Trialdeck starts without it, and fetches it when you ask.');
  }
}

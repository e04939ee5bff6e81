/**
 * Runs every check and every test, says how long each step took, and ends with one line of totals.
 * With `--checks` it leaves the tests out.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { nodeModules, project } from './setup/places.mjs';

const results = mkdtempSync(join(tmpdir(), 'trialdeck-test-'));
const report = join(results, 'report.json');
const env = { ...process.env, PATH: `${join(nodeModules, '.bin')}:${process.env.PATH}` };
const windowTypes = ['renderer', join('tests', 'renderer')].map((folder) => join(folder, 'tsconfig.json'));

const checks = [
  ['types', 'tsc', ['--build']],
  ...windowTypes.map((file) => ['window types', 'vue-tsc', ['--noEmit', '-p', file]]),
  ['lint', 'eslint', ['.']],
  ['layers', 'depcruise', ['.']],
  ['format', 'prettier', ['--check', '--log-level=warn', '.']],
];
const tests = ['tests', 'vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]];

let failed = 0;
for (const [title, program, args] of process.argv.includes('--checks') ? checks : [...checks, tests]) {
  const started = Date.now();
  const { status } = spawnSync(program, args, { cwd: project, env, stdio: 'inherit' });
  console.log(`${title}: ${status === 0 ? 'passed' : 'failed'} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  if (status !== 0) failed++;
}
if (existsSync(report)) {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  // Once more, a few lines each: where only the end of a long output is kept, the first failure is what one needs.
  for (const sentence of testResults.flatMap(failuresOf)) console.log(sentence);
  console.log(`tests: ${numPassedTests} passed, ${numFailedTests} failed`);
}
rmSync(results, { recursive: true });
process.exitCode = failed > 0 ? 1 : 0;

/** Of one file of the report: its own failure, if any, and that of each test, with the beginning of its message. */
function failuresOf({ name, message, assertionResults }) {
  const file = relative(project, name);
  const tests = assertionResults.filter(({ status }) => status === 'failed');
  return [
    ...(message ? [`failed: ${file}: ${beginningOf(message)}`] : []),
    ...tests.map(({ fullName, failureMessages: all }) => `failed: ${file}: ${fullName}: ${all.map(beginningOf).join(' || ')}`),
  ];
}

function beginningOf(message) {
  return stripVTControlCharacters(message).split('\n').slice(0, 3).join(' | ').slice(0, 400);
}

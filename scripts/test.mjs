/**
 * Runs every check, as many at once as there are cores, and then every test. Says how long each step took, and ends with one line
 * of totals. With `--checks` it leaves the tests out.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { nodeModules, project } from './setup/places.mjs';

const results = mkdtempSync(join(tmpdir(), 'trialdeck-test-'));
const report = join(results, 'report.json');
const env = { ...process.env, PATH: `${join(nodeModules, '.bin')}:${process.env.PATH}` };

/** Each line is done in its order, since a step reads what the one before it has written; those that take longest begin first. */
const checks = [
  [['lint', 'eslint', ['.']]],
  [
    ['types', 'tsc', ['--build']],
    ['window types', 'vue-tsc', ['--noEmit', '-p', join('renderer', 'tsconfig.json')]],
  ],
  [['format', 'prettier', ['--check', '--log-level=warn', '.']]],
  [['types of window tests', 'vue-tsc', ['--noEmit', '-p', join('tests', 'renderer', 'tsconfig.json')]]],
  [['layers', 'depcruise', ['.']]],
];
const tests = ['tests', 'vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]];

let failed = 0;
const waiting = [...checks];
await Promise.all(Array.from({ length: availableParallelism() }, checkWhatWaits));
if (!process.argv.includes('--checks')) await take(tests, 'inherit');
if (existsSync(report)) {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  // Once more, a few lines each: where only the end of a long output is kept, the first failure is what one needs.
  for (const sentence of testResults.flatMap(failuresOf)) console.log(sentence);
  console.log(`tests: ${numPassedTests} passed, ${numFailedTests} failed`);
}
rmSync(results, { recursive: true });
process.exitCode = failed > 0 ? 1 : 0;

async function checkWhatWaits() {
  for (let line = waiting.shift(); line !== undefined; line = waiting.shift())
    for (const check of line) await take(check, 'pipe');
}

/** What a piped step prints comes in one piece at its end, since others run beside it. */
async function take([title, program, args], output) {
  const started = Date.now();
  const { passed, printed } = await ended(spawn(program, args, { cwd: project, env, stdio: ['inherit', output, output] }));
  process.stdout.write(printed);
  console.log(`${title}: ${passed ? 'passed' : 'failed'} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  if (!passed) failed++;
}

function ended(child) {
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => printed.push(piece));
  return new Promise((resolve) => {
    // A program that cannot be started has no end.
    child.once('error', ({ message }) => resolve({ passed: false, printed: `${message}\n` }));
    child.once('close', (code) => resolve({ passed: code === 0, printed: Buffer.concat(printed) }));
  });
}

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

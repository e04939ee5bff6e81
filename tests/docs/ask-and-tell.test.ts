import { execFileSync, type ExecFileSyncOptionsWithStringEncoding } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const document = readFileSync(path.join(project, 'docs', 'ask-and-tell.md'), 'utf8');
let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
  const commands = path.join(folder, 'commands');
  mkdirSync(commands);
  const command = path.join(commands, 'trialdeck');
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${path.join(project, 'bin', 'trialdeck.mjs')}" "$@"\n`);
  chmodSync(command, 0o755);
});

/** The examples in one language, as they stand in the document. */
function examples(language: string): readonly string[] {
  return [...document.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))].map(([, code]) => code!);
}

function run(command: string, args: readonly string[], input = ''): string {
  const env = { ...process.env, PATH: `${path.join(folder, 'commands')}:${process.env['PATH']}`, TRIALDECK_CACHE: folder };
  const options: ExecFileSyncOptionsWithStringEncoding = { cwd: folder, env, input, encoding: 'utf8', timeout: 50_000 };
  return execFileSync(command, args, options);
}

test('the transcript is what the command says', () => {
  const [transcript] = examples('transcript');
  const space = /where `space.json` is\n`(.*)`;/.exec(document)![1]!;
  writeFileSync(path.join(folder, 'space.json'), space);
  const [, options] = /^A search with `(.*)`, where/m.exec(document)!;
  const lines = transcript!.trim().split('\n');
  const marked = (mark: string): string => lines.flatMap((line) => (line.startsWith(mark) ? `${line.slice(2)}\n` : [])).join('');
  expect(run('trialdeck', ['suggest', ...options!.split(' ')], marked('>'))).toBe(marked('<'));
});

test('the Python examples find a good value', () => {
  const [simple, rungs, ...others] = examples('python');
  expect(others).toEqual([]);
  const [, best, params] = /^(\S+) (.*)\n$/.exec(run('python3', ['-c', simple!]))!;
  expect(Number(best)).toBeLessThan(0.3);
  expect(params).toMatch(/^\{'rate': 0\.\d+, 'layers': \d\}$/);
  const [trials, least] = run('python3', ['-c', rungs!]).split(' ').map(Number);
  expect(trials).toBe(22);
  expect(least).toBeLessThan(0.001);
});

test('the Python loop goes on where trials give NaN, infinities and None', () => {
  const body = 'def loss(rate, layers):\n';
  const failing = `${body}    if layers > 2: return [math.nan, math.inf, -math.inf, None][layers % 4]\n`;
  const loop = examples('python')[0]!.replace(body, failing).replace('math.isfinite(value)', 'value is not None and $&');
  const counted = `${loop}\nprint(suggestion["line"], len(results))`;
  const [best, last] = run('python3', ['-c', counted]).trim().split('\n');
  const [lines, results] = last!.split(' ').map(Number);
  expect(lines).toBe(81);
  expect(results).toBeLessThan(40);
  expect(Number(best!.split(' ')[0])).toBeLessThan(0.4);
});

test('the shell example finds the best of its trials', () => {
  const [code, ...others] = examples('sh');
  expect(others).toEqual([]);
  expect(run('sh', ['-eu', '-c', code!])).toMatch(/^\d+(\.\d+)? x=-?\d\.\d+ y=\d\n$/);
});

test('the JavaScript example finds a good value', () => {
  const [code] = examples('js');
  const options = { cwd: project, encoding: 'utf8' } as const;
  expect(Number(execFileSync(process.execPath, ['--input-type=module', '-e', code!], options))).toBeLessThan(0.1);
});

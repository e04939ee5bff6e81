import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { filesOf, MARKDOWN, REPORT } from '../../bench/assignment-report.ts';
import { terminalParts } from '../../electron/cli/host.ts';
import { heldAgainst } from '../../electron/engine/report/verify/verify-report.ts';
import { pagesOf } from '../../electron/engine/report/verify/poppler.ts';
import { withReopened } from '../../electron/engine/report/verify/reopened-report.ts';
import { ASSIGNMENT_TASKS, taskLabel } from '../../shared/report/study/assignment.ts';

/** It is opened once. */
const { verification, markdown } = await withReopened(REPORT, terminalParts(), (report) => ({
  verification: heldAgainst(pagesOf(REPORT), report, { pairs: 3, seed: 1 }),
  markdown: filesOf(report, 'markdown'),
}));

/** `node bench/assignment-report.ts --write` composes it again where its words have changed. */
test('every word of the report of the assignment follows from what lies inside it', () => {
  const { differences, record, replays } = verification;
  expect([differences, record.faults, replays]).toEqual([[], [], { runs: 18, of: 6_000, faults: [] }]);
  expect(record.trials).toBeGreaterThan(7_000);
});

test('its Markdown and its pictures are of the same report', () => {
  for (const { name, content } of markdown) expect(readFileSync(path.join(MARKDOWN, name), 'utf8') === content, name).toBe(true);
  const pictures = readdirSync(MARKDOWN).filter((name) => name.endsWith('.svg'));
  const [, ...drawn] = markdown.map(({ name }) => name);
  expect(pictures.toSorted()).toEqual(drawn.toSorted());
});

test('each task of the assignment is answered in it, and its note on language models is filled in', () => {
  const text = readFileSync(path.join(MARKDOWN, 'report.md'), 'utf8');
  const [, tasks] = /^## 1 The tasks of the assignment$(.*?)^## 2 /ms.exec(text)!;
  for (const task of Object.values(ASSIGNMENT_TASKS)) expect(tasks).toContain(`**${taskLabel(task)}.** `);
  expect(tasks).toContain('No: against Narrowed random search Bayesian optimisation (Gaussian process)');
  expect(tasks).not.toMatch(/the task is open|the question is open|Not answered|not measured/);
  const [, note] = /^## \d+ Use of language models.*?$(.*?)^## /ms.exec(text)!;
  expect(note).toContain('Claude, a large language model by Anthropic');
  expect(note).not.toContain('**Used for code.** Not stated');
});

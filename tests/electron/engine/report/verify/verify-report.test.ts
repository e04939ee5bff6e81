import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../../../../db/open-store.ts';
import type { Store } from '../../../../../db/store.ts';
import { foldersOf, makeFolders } from '../../../../../electron/engine/folders.ts';
import { openFolder, type HostParts } from '../../../../../electron/engine/open.ts';
import { spawnNodeWorkers } from '../../../../../electron/engine/pool/spawn-node.ts';
import { ATTACHED_FILES, type AttachedFile } from '../../../../../electron/engine/report/attachment/attached-file.ts';
import { attachmentsOf } from '../../../../../electron/engine/report/verify/poppler.ts';
import { verifyReport } from '../../../../../electron/engine/report/verify/verify-report.ts';
import { writeReport } from '../../../../../electron/engine/report/write-report.ts';
import { NOTHING_AUTHORED } from '../../../../../shared/authored.ts';
import type { StudyEvidence } from '../../../../../shared/report/study/evidence.ts';
import { readPdf } from '../../../../support/poppler.ts';
import { addReplayedComparison } from '../../../../support/replayed-comparison.ts';
import { addSimulatedRecording } from '../../../../support/simulated-recording.ts';
import { addSimulatedStudy, SIMULATED_ENVIRONMENT } from '../../../../support/simulated-studies.ts';
import { simulatedEpoch } from '../../../../support/simulated-training.ts';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';

const HOST: HostParts = {
  spawn: spawnNodeWorkers(),
  samples: null,
  onBug: (error) => {
    throw error;
  },
};
const place = mkdtempSync(path.join(tmpdir(), 'trialdeck-verified-'));
const report = path.join(place, 'report.pdf');
let evidence: StudyEvidence;
let attached: readonly AttachedFile[];

/** A study that is the third one where its report is written; it has no comparison of its own. */
beforeAll(async () => {
  const folders = foldersOf({ ...process.env, TRIALDECK_HOME: path.join(place, 'home') });
  makeFolders(folders);
  const store = openStore(folders.database);
  const ids = ['First', 'Second', 'Told'].map((name) => addSimulatedStudy(store, { name, trials: 60, seed: 2, epochs: 3 }).id);
  trainBestAgain(store, ids[2]!);
  const recorded = addSimulatedRecording(store, 'Recorded').id;
  for (const pairs of [5, 8, 30]) addReplayedComparison(store, recorded, pairs);
  store.close();
  const opened = await openFolder(folders, HOST);
  if ('takenBy' in opened) throw new Error('Somebody has the folder.');
  const { api } = opened.backend;
  const studyId = ids[2]!;
  await api.changeAuthored(studyId, { author: 'Ada Lovelace', template: 'assignment' });
  evidence = await api.studyEvidence(studyId);
  const [file] = await api.reportFiles({ studyId, format: 'pdf' });
  writeFileSync(report, file!.content, 'base64');
  const found = attachmentsOf(report);
  attached = ATTACHED_FILES.flatMap((name) => found.find((each) => each.name === name) ?? []);
  await opened.close();
}, 120_000);
afterAll(() => rmSync(place, { recursive: true }));

/** Its best configuration is trained again, with other model seeds. */
function trainBestAgain(store: Store, studyId: number): void {
  const sort = { column: 'value', descending: true } as const;
  const { params } = store.trialPage({ studyId, sort, limit: 1 }).rows[0]!;
  const strategy = { name: 'manual', options: {} };
  const session = store.createSession({ studyId, strategy, stopRule: null, seed: 1, budget: {}, workers: 1 });
  for (const modelSeed of [1, 2, 3]) {
    const like = { epochs: 3, parent: null, rung: null, bracket: null, reason: { text: 'Again.' }, memo: null };
    const { id } = store.addTrial({ sessionId: session.id, params, modelSeed, ...like });
    store.startTrial(id, 0, SIMULATED_ENVIRONMENT);
    for (const epoch of [1, 2, 3]) store.recordEpoch(id, simulatedEpoch(params, modelSeed, epoch));
    store.finishTrial(id, { state: 'completed', failure: null });
  }
  store.changeSession(session.id, { state: 'finished', finishedAt: new Date().toISOString() });
}

function written(rest: Partial<StudyEvidence>, files: readonly AttachedFile[]): string {
  const authored = { ...NOTHING_AUTHORED, author: 'Ada Lovelace', template: 'assignment' } as const;
  const [file] = writeReport({ evidence: { ...evidence, ...rest }, authored, format: 'pdf', paper: 'a4', attached: files });
  const altered = path.join(place, 'altered.pdf');
  writeFileSync(altered, file!.content, 'base64');
  return altered;
}

test('a report carries its study and the comparison that it cites, and says so', () => {
  expect(evidence.citable.map(({ pairs, studyName }) => [pairs, studyName])).toEqual([
    [30, 'Recorded'],
    [8, 'Recorded'],
  ]);
  expect(evidence.cited?.comparison.progress.pairs).toBe(30);
  expect(attached.map(({ name }) => name).toSorted()).toEqual(['beside.json', 'cited.db.br', 'study.db.br']);
  expect(readPdf(readFileSync(report)).pages[0]).toMatch(/study\.db\.br\s+\(SHA-256\s+[0-9a-f]{64}\)/);
});

test('of each configuration the best trial leads', () => {
  const configurations = evidence.leading.map(({ params }) => JSON.stringify(params));
  expect(new Set(configurations).size).toBe(10);
  const values = evidence.leading.map(({ value }) => value!);
  expect(values).toEqual(values.toSorted((one, other) => other - one));
});

test('as it was written, every word of it follows from what it carries', async () => {
  const { differences, record, pages, numbers } = await verifyReport(report, HOST);
  expect([differences, record.faults]).toEqual([[], []]);
  expect(record.trials).toBe(60 + 3 + 240);
  expect([pages > 10, numbers > 500]).toEqual([true, true]);
}, 120_000);

test('a number that does not follow is found', async () => {
  const spent = evidence.spent.map((each, at) => (at === 0 ? { ...each, epochs: each.epochs + 1 } : each));
  const { differences } = await verifyReport(written({ spent }, attached), HOST);
  expect(differences.length).toBeGreaterThan(0);
  for (const { found, expected } of differences) expect([found, expected].join()).toMatch(/\d/);
}, 120_000);

test('a comparison that is cited with another number is found', async () => {
  const { study, comparison } = evidence.cited!;
  const cited = { study, comparison: { ...comparison, evidence: { ...comparison.evidence!, target: 0.8765 } } };
  const { differences } = await verifyReport(written({ cited }, attached), HOST);
  expect(differences.map(({ found }) => found).join(' ')).toContain('0.8765');
}, 120_000);

test('a file that was changed inside it is found', async () => {
  const files = attached.map(({ name, bytes }) =>
    name === 'beside.json'
      ? { name, bytes: Buffer.from(Buffer.from(bytes).toString().replace('"a4"', '"a4" ')) }
      : { name, bytes },
  );
  const original = readPdf(readFileSync(report)).pages[0]!;
  const altered = readPdf(readFileSync(written({}, files))).pages[0]!;
  expect(altered).not.toBe(original);
}, 120_000);

test('runs that nothing replayed do not come out again', async () => {
  const { replays, differences } = await verifyReport(report, HOST, { pairs: 2 });
  expect(differences).toEqual([]);
  expect([replays.runs, replays.of, replays.faults.length]).toEqual([6, 90, 6]);
}, 120_000);

test('what carries no study cannot be verified', async () => {
  await expect(verifyReport(written({}, []), HOST)).rejects.toThrow('study.db.br does not lie inside it');
  const damaged = attached.map(({ name, bytes }) => ({ name, bytes: name === 'study.db.br' ? bytes.slice(0, 99) : bytes }));
  await expect(verifyReport(written({}, damaged), HOST)).rejects.toThrow('study.db.br is damaged');
  const text = path.join(place, 'text.pdf');
  writeFileSync(text, 'No PDF');
  await expect(verifyReport(text, HOST)).rejects.toThrow('cannot read the file');
}, 120_000);

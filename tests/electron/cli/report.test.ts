import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../../db/open-store.ts';
import { readPdf } from '../../support/poppler.ts';
import { addReplayedComparison } from '../../support/replayed-comparison.ts';
import { addSimulatedRecording } from '../../support/simulated-recording.ts';
import { addSimulatedStudy } from '../../support/simulated-studies.ts';
import { workplaceWithoutSamples, type Workplace } from '../../support/terminal.ts';

let place: Workplace;

beforeAll(() => {
  place = workplaceWithoutSamples();
  const store = openStore(place.database);
  addSimulatedStudy(store, { name: 'Told', trials: 60, seed: 2, epochs: 3 });
  store.close();
});
afterAll(() => place.remove());

test('a folder of Markdown with every picture that it links to', async () => {
  const folder = path.join(place.folder, 'told');
  const { stdout, code } = await place.run(['report', '1', '--md', folder]);
  expect([code, stdout.trim()]).toEqual([0, `Written: ${folder}`]);
  const text = readFileSync(path.join(folder, 'report.md'), 'utf8');
  expect(text).toContain('## 1 Summary of findings');
  const linked = [...text.matchAll(/\]\((figure-\d+\.svg)\)/g)].map(([, name]) => name!);
  expect(readdirSync(folder).toSorted()).toEqual([...linked, 'report.md'].toSorted());
  const again = await place.run(['report', '1', '--md', folder]);
  expect(again.code).toBe(2);
  expect(again.stderr).toContain('is there already');
}, 120_000);

test('a report in no format, or of no study, is refused, and nothing is written', async () => {
  const { code, stderr } = await place.run(['report', '1']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('--pdf FILE')]);
  const folder = path.join(place.folder, 'none');
  expect((await place.run(['report', '999', '--md', folder])).code).toBe(1);
  expect(existsSync(folder)).toBe(false);
}, 120_000);

test('a PDF, where its folder is not there yet, on the paper that is asked for', async () => {
  const file = path.join(place.folder, 'new', 'report.pdf');
  const { code } = await place.run(['report', '1', '--pdf', file, '--paper', 'letter']);
  expect(code).toBe(0);
  const { info, pages } = readPdf(readFileSync(file));
  expect(info).toMatchObject({ Title: 'Told', Tagged: 'yes' });
  expect(info['Page size']).toContain('letter');
  expect(pages.length).toBeGreaterThan(10);
  const verified = await place.run(['verify', file]);
  expect([verified.code, verified.stderr]).toEqual([0, '']);
  expect(verified.stdout).toMatch(/^Verified: every word of \d+ pages, [\d,]+ numbers among them, follows from the study inside/);
  expect(verified.stdout).toContain('that the attached record is what was trained, it does not');
  const none = await place.run(['verify', path.join(place.folder, 'none.pdf')]);
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('cannot read the file')]);
}, 120_000);

test('what is handed in is one folder: PDF, Markdown, the script that makes it again, and the space', async () => {
  const folder = path.join(place.folder, 'handed-in');
  expect((await place.run(['report', '1', '--hand-in', folder])).code).toBe(0);
  expect(readdirSync(folder)).toEqual(
    expect.arrayContaining(['report.pdf', 'report.md', 'figure-1.svg', 'repeat.sh', 'space.json']),
  );
  const script = readFileSync(path.join(folder, 'repeat.sh'), 'utf8');
  expect(script).toMatch(/^#!\/bin\/sh\n/);
  expect(script).toMatch(/^trialdeck search --dataset fashion-mnist .*--space space\.json /m);
  execFileSync('sh', ['-n', path.join(folder, 'repeat.sh')]);
  const space = JSON.parse(readFileSync(path.join(folder, 'space.json'), 'utf8')) as Record<string, unknown>;
  expect(Object.keys(space)).toContain('learning_rate');
}, 120_000);

test('what its author is given to say is kept with the study, and stands in every report after it', async () => {
  const note = path.join(place.folder, 'note.json');
  const text = path.join(place.folder, 'space.md');
  writeFileSync(note, JSON.stringify({ tool: 'A model', checked: 'Every number.' }));
  writeFileSync(text, 'Chosen by **me**.');
  const words = ['--author', 'Ada Lovelace', '--note', note, '--text', `space=${text}`, '--without', 'appendix,references'];
  const { stdout, stderr, code } = await place.run(['report', '1', ...words]);
  expect([code, stderr, stdout.trim()]).toEqual([
    0,
    '',
    'Kept with study 1: author, the choice of chapters, the note on language models and texts of chapters.',
  ]);
  const folder = path.join(place.folder, 'authored');
  const page = path.join(place.folder, 'authored.html');
  expect((await place.run(['report', '1', '--md', folder, '--html', page])).code).toBe(0);
  expect(readFileSync(page, 'utf8')).toContain('<p>Ada Lovelace</p>');
  const written = readFileSync(path.join(folder, 'report.md'), 'utf8');
  expect(written).toContain('Ada Lovelace');
  expect(written).toContain('**Tool.** A model');
  expect(written).toContain('Chosen by **me**.');
  expect(written).not.toContain('Appendix');
}, 120_000);

test('a comparison that was replayed on another study is cited where it is asked for', async () => {
  const store = openStore(place.database);
  const { id } = addReplayedComparison(store, addSimulatedRecording(store, 'Recorded').id, 30);
  store.close();
  const cite = async (which: string) => place.run(['report', '1', '--cite', which]);
  expect((await cite(String(id))).stdout.trim()).toBe('Kept with study 1: the cited comparison.');
  const folder = path.join(place.folder, 'citing');
  await place.run(['report', '1', '--md', folder]);
  expect(readFileSync(path.join(folder, 'report.md'), 'utf8')).toContain('Cited from another study of Fashion-MNIST, “Recorded”');
  const { code, stderr } = await cite('99');
  expect([code, stderr]).toEqual([2, expect.stringContaining(`allowed is none or usual or ${id} (30 pairs, Recorded)`)]);
  await cite('none');
  await place.run(['report', '1', '--md', folder, '--force']);
  expect(readFileSync(path.join(folder, 'report.md'), 'utf8')).not.toContain('Cited from');
}, 120_000);

test('a chapter that is not there, or a field that no note has, is refused with what is known', async () => {
  const note = path.join(place.folder, 'wrong.json');
  writeFileSync(note, JSON.stringify({ tools: 'A model' }));
  const wrong = [
    [['--without', 'apendix'], 'Did you mean appendix?'],
    [['--text', 'space'], 'allowed is CHAPTER=FILE'],
    [['--note', note], 'unknown field tools'],
  ] as const;
  for (const [options, sentence] of wrong) {
    const { code, stderr } = await place.run(['report', '1', ...options]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
  }
}, 120_000);

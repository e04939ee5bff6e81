import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../../db/open-store.ts';
import { readPdf } from '../../support/poppler.ts';
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
}, 120_000);

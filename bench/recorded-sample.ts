/**
 * `node bench/recorded-sample.ts DATABASE STUDY`: writes the recorded study that comes with the product, in place of the one
 * that is there. The database may be in use. Of an epoch only the objective is kept: replays need no more, and all measures of so
 * many epochs would take five times the room.
 */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { openConnection } from '../db/connection.ts';
import { COMPRESSED, samplesFolder } from '../electron/engine/samples.ts';
import { withCopyOf } from './store-copy.ts';

const NAME = 'fashion-mnist-recorded.db';
const MOST_BYTES = 15e6;
const WITHOUT_MEASURES = '{"train":{},"stop":{},"select":{},"confirm":{},"facts":{}}';
/** Processor time is known to no more than a tenth of a millisecond. */
const DURATION_DECIMALS = 1;

/** @param target a file that is not there yet */
export function writePrunedStudy(database: string, studyId: number, target: string): void {
  withCopyOf(database, (store) => store.exportStudy(studyId, target));
  prune(target);
}

/** Epochs never change: the triggers that see to that stand aside meanwhile. */
function prune(file: string): void {
  const connection = openConnection(file, { journal: 'delete' });
  const triggers = connection.all<{ name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`);
  connection.write(() => {
    for (const { name } of triggers) connection.run(`DROP TRIGGER ${name}`);
    connection.run('UPDATE epochs SET others = jsonb(?), duration_ms = round(duration_ms, ?)', [
      WITHOUT_MEASURES,
      DURATION_DECIMALS,
    ]);
    for (const { sql } of triggers) connection.run(sql);
  });
  connection.run('VACUUM');
  connection.close();
}

/** Of the compressed file. */
export function compress(file: string, target: string): number {
  const content = readFileSync(file);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  writeFileSync(target, brotliCompressSync(content, { params }));
  return statSync(target).size;
}

function writeSample(database: string, studyId: number, folder: string): void {
  const scratch = mkdtempSync(path.join(tmpdir(), 'recorded-sample-'));
  try {
    const pruned = path.join(scratch, NAME);
    writePrunedStudy(database, studyId, pruned);
    const target = path.join(folder, `${NAME}${COMPRESSED}`);
    const bytes = compress(pruned, target);
    process.stdout.write(`${target}: ${megabytes(bytes)} MB, unpacked ${megabytes(statSync(pruned).size)} MB\n`);
    if (bytes > MOST_BYTES) throw new Error(`That is more than ${megabytes(MOST_BYTES)} MB.`);
    rmSync(path.join(folder, NAME), { force: true });
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

if (import.meta.main) {
  const [database, study, folder = samplesFolder] = process.argv.slice(2);
  if (database === undefined || !Number.isInteger(Number(study))) {
    process.stderr.write('Usage: node bench/recorded-sample.ts DATABASE STUDY [FOLDER]\n');
    process.exitCode = 2;
  } else writeSample(database, Number(study), folder);
}

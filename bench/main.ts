/** `npm run bench -- NAME [--quick] [--workers N] [--write]` */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { app } from './app.ts';
import { PROJECT, circumstances } from './circumstances.ts';
import { comparison } from './comparison.ts';
import { coordinator } from './coordinator.ts';
import { corrected } from './corrected.ts';
import { sectionOf, withSection } from './document.ts';
import { efficiency } from './efficiency.ts';
import { failures } from './failures.ts';
import type { Bench, BenchOptions } from './figures.ts';
import { firstEpoch } from './first-epoch.ts';
import { headlines } from './headlines.ts';
import { kerasTuner } from './keras-tuner.ts';
import { memory } from './memory.ts';
import { replay } from './replay.ts';
import { responsive } from './responsive.ts';
import { step } from './step.ts';
import { store } from './store.ts';
import { suggest } from './suggest.ts';
import { workers } from './workers.ts';

const BENCHES: Readonly<Record<string, Bench>> = {
  'keras-tuner': {
    question: 'How many more trials an hour than Keras Tuner, on the same configurations and rows?',
    run: kerasTuner,
  },
  step: { question: 'How near does a training step come to the speed of plain matrix products?', run: step },
  workers: { question: 'How much faster are two workers than one?', run: workers },
  memory: { question: 'Does the memory of a trial worker grow from trial to trial?', run: memory },
  'first-epoch': { question: 'How long from the command to the first finished epoch?', run: firstEpoch },
  app: { question: 'Does the window stay fluid with 100,000 trials, and what does it send?', run: app },
  comparison: { question: 'How often does a comparison find what is not there, and what is?', run: comparison },
  corrected: {
    question: 'How far is the corrected number from the truth, and how often does its interval hold it?',
    run: corrected,
  },
  headlines: { question: 'Does a comparison on the recorded study say the same with other seeds?', run: headlines },
  replay: { question: 'How long do 1,000 replays of Hyperband on a recorded study take?', run: replay },
  responsive: { question: 'How soon does the engine answer while a search trains and its strategy thinks?', run: responsive },
  efficiency: {
    question: 'How good is the best configuration after 30, 50 and 100 evaluations, against the peers?',
    run: efficiency,
  },
  failures: { question: 'Does it matter whether failures are told as such or as a huge loss?', run: failures },
  suggest: { question: 'How long does the next suggestion take, and how long the first one of a process?', run: suggest },
  coordinator: { question: 'What does a trial cost the process that searches, when there are 100,000?', run: coordinator },
  store: { question: 'How many more trials a second than Optuna, into SQLite?', run: store },
};

const DOCUMENT = path.join(PROJECT, 'docs', 'benchmarks.md');
const USAGE = `npm run bench -- NAME [--quick] [--workers N] [--write]

${Object.entries(BENCHES)
  .map(([name, { question }]) => `  ${name.padEnd(12)} ${question}`)
  .join('\n')}

  --quick      tiny sizes, to see that the bench runs; its figures mean nothing
  --workers N  trial workers, and processes of the peers that are given several (default: the cores)
  --write      keep the findings in docs/benchmarks.md, in place of the bench's former ones
`;

interface Request extends BenchOptions {
  readonly name: string;
  readonly bench: Bench;
  readonly write: boolean;
}

/** Null where the command line asks for nothing that there is; figures of a quick run are never kept. */
function requestOf(args: readonly string[]): Request | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { quick: { type: 'boolean' }, workers: { type: 'string' }, write: { type: 'boolean' } },
    });
    const { quick = false, write = false } = values;
    const [name = ''] = positionals;
    const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
    const count = Number(values.workers ?? os.availableParallelism());
    const legal = positionals.length === 1 && Number.isInteger(count) && count > 0 && !(quick && write);
    return bench && legal ? { name, bench, quick, workers: count, write } : null;
  } catch {
    return null;
  }
}

async function main(): Promise<number> {
  const request = requestOf(process.argv.slice(2));
  if (!request) {
    process.stderr.write(USAGE);
    return 2;
  }
  const { name, bench, write } = request;
  const findings = await bench.run(request);
  const section = sectionOf(name, bench.question, findings, circumstances(new Date()));
  process.stdout.write(`${section}\n`);
  if (write) {
    mkdirSync(path.dirname(DOCUMENT), { recursive: true });
    writeFileSync(DOCUMENT, withSection(existsSync(DOCUMENT) ? readFileSync(DOCUMENT, 'utf8') : '', name, section));
  }
  return 0;
}

process.exitCode = await main();

/** How long one waits from the command to the first finished epoch. */
import { say } from './command.ts';
import { round } from './document.ts';
import { median, type BenchOptions, type Findings } from './figures.ts';
import { flags, runTerminal } from './terminal.ts';
import { inWorkplace } from './workplace.ts';

export async function firstEpoch(options: BenchOptions): Promise<Findings> {
  const [runs, rows] = options.quick ? [1, 2000] : [5, 10_000];
  const seconds: number[] = [];
  for (let run = 1; run <= runs; run++) {
    say(`run ${run} of ${runs}`);
    const search = { preset: 'quick', trials: 1, epochs: 1, rows, seed: run };
    const { trials, commandSeconds } = await inWorkplace((folder) => runTerminal(['search', ...flags(search)], folder));
    if (trials[0]?.epochs.length !== 1) throw new Error('The search did not finish its one epoch.');
    seconds.push(commandSeconds);
  }
  return {
    how: [
      `One trial of one epoch of the quick preset on ${rows} rows, from the start of the command to its end, which is a little later than the end of the epoch; set-up done, a new data folder each time.`,
    ],
    table: { columns: ['run', 'seconds'], rows: seconds.map((each, at) => [at + 1, round(each)]) },
    figures: [{ what: `median of ${runs} runs`, value: median(seconds), unit: 's', reach: { atMost: 3 } }],
    versions: {},
  };
}

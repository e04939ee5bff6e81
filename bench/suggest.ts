/** How long a strategy thinks about the next trial, and how soon a fresh process has the first one. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Decision } from '../electron/engine/search/strategy.ts';
import { say } from './command.ts';
import { round } from './document.ts';
import { searchOn } from './efficiency/search.ts';
import { median, type BenchOptions, type Findings } from './figures.ts';
import { OBJECTIVES, type Objective } from './objectives.ts';
import { firstSuggestion } from './suggest/first-suggestion.ts';
import { timed, type Taken } from './suggest/timed.ts';
import { inWorkplace } from './workplace.ts';

interface Place {
  readonly after: number;
  readonly reach: number;
}

const STRATEGIES: readonly { readonly name: string; readonly places: readonly Place[] }[] = [
  { name: 'tpe', places: [{ after: 1000, reach: 3 }] },
  {
    name: 'bayesian',
    places: [
      { after: 60, reach: 20 },
      { after: 300, reach: 500 },
    ],
  },
];
/** Of six parameters, the last one of seven. */
const ON = ['hartmann6', 'mixed', 'tuning'];
/** Suggestions in a row, from each place of a search on. */
const SUGGESTIONS = 5;

export async function suggest({ quick }: BenchOptions): Promise<Findings> {
  const [seeds, runs, share] = quick ? [1, 1, 0.1] : [2, 7, 1];
  const objectives = OBJECTIVES.filter(({ name }) => ON.includes(name));
  const rows: (readonly (string | number)[])[] = [];
  const figures: Findings['figures'][number][] = [];
  const add = (what: string, reach: number, byCase: ReadonlyMap<string, readonly Taken[]>): void => {
    for (const [inWords, taken] of byCase) rows.push(rowOf(what, inWords, taken));
    const value = median([...byCase.values()].flat().map(({ wallMs }) => wallMs));
    figures.push({ what: `${what}, median`, value, unit: 'ms', reach: { atMost: reach } });
  };

  for (const { name, places } of STRATEGIES) {
    const sized = places.map((place) => ({ ...place, after: Math.round(share * place.after) }));
    const byObjective = objectives.map((objective) => ({ objective, taken: timesOf(name, objective, seeds, sized) }));
    sized.forEach(({ after, reach }, at) =>
      add(
        `${name} after ${after} trials`,
        reach,
        new Map(byObjective.map(({ objective, taken }) => [objective.name, taken[at]!])),
      ),
    );
  }
  say(`first suggestion of ${runs} processes`);
  add('first suggestion of a process', 1000, new Map([['bayesian', await firstSuggestions(objectives[0]!, runs)]]));

  return {
    how: [
      `One suggestion with the defaults, in the middle of a search that the strategy itself has made on an objective of six parameters (tuning: seven): ${SUGGESTIONS} suggestions in a row in each of ${seeds} searches.`,
      'Processor time counts all threads of the process, those of the garbage collector too: where it is well below the time that went by, the machine was busy with something else.',
      `The first suggestion is that of \`trialdeck suggest\`, from the start of the command to the line that answers; processor time up to its end. ${runs} runs.`,
    ],
    table: { columns: ['suggestion', 'search on', 'median ms', 'lowest', 'highest', 'median processor ms'], rows },
    figures,
    versions: {},
  };
}

/** By place. */
function timesOf(strategy: string, objective: Objective, seeds: number, places: readonly Place[]): readonly Taken[][] {
  const last = Math.max(...places.map(({ after }) => after)) + SUGGESTIONS;
  const searches = Array.from({ length: seeds }, (_, seed) => {
    say(`${strategy} on ${objective.name}, search ${seed + 1} of ${seeds}`);
    const taken: Taken[] = [];
    const through = (answer: () => Decision): Decision => {
      const { value, ...took } = timed(answer);
      taken.push(took);
      return value;
    };
    searchOn(strategy, objective, seed, last, { through });
    return taken;
  });
  return places.map(({ after }) => searches.flatMap((taken) => taken.slice(after, after + SUGGESTIONS)));
}

function firstSuggestions({ space }: Objective, runs: number): Promise<readonly Taken[]> {
  return inWorkplace(async (folder) => {
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, 'space.json');
    writeFileSync(file, JSON.stringify(space));
    const taken: Taken[] = [];
    for (let run = 0; run < runs; run++) taken.push(await firstSuggestion(['--space', file, '--strategy', 'bayesian']));
    return taken;
  });
}

function rowOf(what: string, inWords: string, taken: readonly Taken[]): readonly (string | number)[] {
  const wall = taken.map(({ wallMs }) => wallMs);
  const processor = median(taken.map(({ processorMs }) => processorMs));
  return [what, inWords, ...[median(wall), Math.min(...wall), Math.max(...wall), processor].map(round)];
}

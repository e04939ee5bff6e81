/** `trialdeck replay`: what a search would have done on a recorded study. */
import { bestKnownBasis, bestKnownText } from '../../../shared/best-known.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import type { IncumbentStep } from '../../../shared/experiment.ts';
import type { Replay, ReplayRequest } from '../../../shared/replay.ts';
import { countedText, countText } from '../../../shared/format/count.ts';
import { durationText } from '../../../shared/format/duration.ts';
import { paramsText } from '../../../shared/format/parameter.ts';
import { orUnknown, UNKNOWN } from '../../../shared/format/unknown.ts';
import { valueText } from '../../../shared/format/value.ts';
import { advantageOf, bestOf, objectiveOf, type Directed } from '../../../shared/measure.ts';
import { parseReplayRequest } from '../../../shared/parse/experiment.ts';
import { FEWEST_RUNS } from '../../../shared/statistics/comparison-levels.ts';
import { quantile } from '../../../shared/statistics/quantile.ts';
import { choiceOption, numberOption } from '../arguments.ts';
import { EXIT } from '../exit-codes.ts';
import { openHost, type Host } from '../host.ts';
import { asTable, type Terminal } from '../terminal.ts';

export interface ReplayOptions {
  readonly study: string;
  readonly strategy: string;
  readonly options?: string;
  readonly stopRule?: string;
  readonly stopOptions?: string;
  readonly trials?: string;
  readonly totalEpochs?: string;
  readonly seconds?: string;
  readonly workers?: string;
  readonly width?: string;
  readonly seed?: string;
  readonly repetitions?: string;
  readonly json?: boolean;
}

const MOST_REPETITIONS = 100_000;
const SHARES = [0.05, 0.25, 0.5, 0.75, 0.95];
/** Of fewer than `FEWEST_RUNS` there are no quantiles but these. */
const ENDS = [0, 0.5, 1];

export async function replay(options: ReplayOptions, terminal: Terminal): Promise<number> {
  const request = requestOf(options);
  const repetitions = numberOption('repetitions', options.repetitions) ?? 1;
  if (!Number.isInteger(repetitions) || repetitions < 1 || repetitions > MOST_REPETITIONS)
    throw new TrialdeckError(
      'usage',
      `--repetitions is ${repetitions}; allowed is a whole number from 1 to ${MOST_REPETITIONS}.`,
      'repetitions',
    );
  const host = await openHost();
  try {
    if (repetitions === 1) {
      const replayed = await host.api.replay(request);
      const objective = objectiveOf(await host.api.study(request.studyId));
      terminal.print(options.json ? JSON.stringify(replayed, null, 1) : oneInWords(replayed, objective));
    } else {
      const replayed = await replayOften(host, request, repetitions, terminal);
      terminal.print(options.json ? JSON.stringify(replayed, null, 1) : manyInWords(replayed, request));
    }
    return EXIT.done;
  } finally {
    await host.close();
  }
}

function requestOf(options: ReplayOptions): ReplayRequest {
  const budget = {
    trials: numberOption('trials', options.trials),
    epochs: numberOption('total-epochs', options.totalEpochs),
    seconds: numberOption('seconds', options.seconds),
  };
  const isLimited = Object.values(budget).some((limit) => limit !== undefined);
  return parseReplayRequest({
    studyId: numberOption('study', options.study),
    strategy: choiceOption('strategy', options.strategy, 'options', options.options),
    stopRule: choiceOption('stop-rule', options.stopRule, 'stop-options', options.stopOptions),
    budget: isLimited ? budget : undefined,
    workers: numberOption('workers', options.workers),
    width: options.width === 'none' ? null : numberOption('width', options.width),
    seed: numberOption('seed', options.seed),
  });
}

type Repetition = Pick<Replay, 'seed' | 'spent' | 'regret'> & { readonly last: IncumbentStep | null };

/** With the seeds that follow the first one. */
async function replayOften(
  { api }: Host,
  request: ReplayRequest,
  repetitions: number,
  terminal: Terminal,
): Promise<readonly Repetition[]> {
  const done: Repetition[] = [];
  const first = request.seed ?? 1;
  for (let at = 0; at < repetitions; at++) {
    const { seed, spent, regret, path } = await api.replay({ ...request, seed: first + at });
    done.push({ seed, spent, regret, last: path.at(-1) ?? null });
    terminal.replaceLine(`${at + 1} of ${repetitions} replays`);
  }
  terminal.replaceLine('');
  return done;
}

function oneInWords(replayed: Replay, objective: Directed): string {
  const { strategy, seed, workers, spent, ended, path, trials, measure, bestKnown } = replayed;
  const last = path.at(-1);
  const steps = path.map((step) => [
    String(step.epochs),
    durationText(step.seconds * 1000),
    String(step.trials),
    String(step.trial),
    valueText(step.select),
    valueText(step.confirm),
    paramsText(trials[step.trial - 1]!.params),
  ]);
  const rungs = rungRows(replayed, objective);
  return [
    `${strategy.name}, seed ${seed}: ${countedText(spent.trials, 'trial')}, ${countedText(spent.epochs, 'epoch')}, ${durationText(spent.seconds * 1000)} with ${countedText(workers, 'simulated worker')}.`,
    ended,
    '',
    asTable(['epochs', 'time', 'trials', 'incumbent', 'select', 'confirm', 'configuration'], steps),
    ...(rungs.length > 0 ? ['', asTable(['bracket', 'rung', 'epochs', 'trials', 'promoted', 'best stop'], rungs)] : []),
    '',
    last
      ? `It ends with trial ${last.trial} after ${countedText(trials[last.trial - 1]!.epochsDone, 'epoch')}: ${measure} ${valueText(last[measure])}, ${distanceText(last[measure]!, bestKnown.value, objective)} the ${bestKnownText(bestKnown)} (${bestKnownBasis(bestKnown)}).`
      : 'It found nothing.',
  ].join('\n');
}

/** What a regret, which is 0 at best, does not say: how far beyond the best known it is. */
export function distanceText(value: number, bestKnown: number, objective: Directed): string {
  const distance = advantageOf(objective, value, bestKnown);
  return `${valueText(Math.abs(distance))} ${distance > 0 ? 'better than' : 'from'}`;
}

function rungRows({ trials }: Replay, objective: Directed): readonly (readonly string[])[] {
  const continued = new Set(trials.map(({ parent }) => parent));
  const inRungs = trials.filter(({ rung }) => rung !== null);
  const rungs = [...Map.groupBy(inRungs, ({ bracket, rung }) => `${bracket}/${rung}`).values()];
  const byPlace = rungs.toSorted(([one], [other]) => one!.bracket! - other!.bracket! || one!.rung! - other!.rung!);
  return byPlace.map((members) => {
    const [{ bracket, rung, epochs }] = members as [(typeof members)[number]];
    const promoted = members.filter(({ ordinal }) => continued.has(ordinal)).length;
    const stopValues = members.flatMap(({ stopValue }) => stopValue ?? []);
    return [
      orUnknown(bracket, String),
      String(rung),
      String(epochs),
      String(members.length),
      String(promoted),
      valueText(bestOf(objective, stopValues)),
    ];
  });
}

function manyInWords(done: readonly Repetition[], { strategy }: ReplayRequest): string {
  const shares = done.length < FEWEST_RUNS ? ENDS : SHARES;
  const row = (title: string, values: readonly number[], text: (value: number) => string): readonly string[] => [
    title,
    ...(values.length === 0 ? shares.map(() => UNKNOWN) : shares.map((share) => text(quantile(values, share)))),
  ];
  const seeds = `seeds ${done[0]!.seed} to ${done.at(-1)!.seed}`;
  return [
    `${strategy.name}: ${done.length} replays (${seeds}); of each figure ${shares === ENDS ? 'the smallest, the median and the largest' : 'the value that so many of them stay below'}:`,
    '',
    asTable(
      ['', ...(shares === ENDS ? ['smallest', 'median', 'largest'] : SHARES.map((share) => `${share * 100} %`))],
      [
        row(
          'regret',
          done.flatMap(({ regret }) => regret ?? []),
          valueText,
        ),
        row(
          'select',
          done.flatMap(({ last }) => last?.select ?? []),
          valueText,
        ),
        row(
          'confirm',
          done.flatMap(({ last }) => last?.confirm ?? []),
          valueText,
        ),
        row(
          'epochs',
          done.map(({ spent }) => spent.epochs),
          countText,
        ),
        row(
          'trials',
          done.map(({ spent }) => spent.trials),
          countText,
        ),
        row(
          'seconds',
          done.map(({ spent }) => spent.seconds),
          countText,
        ),
      ],
    ),
  ].join('\n');
}

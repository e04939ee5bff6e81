/** `trialdeck compare`: strategies against each other, and what may be concluded. */
import { PAIRS, type Experiment, type ExperimentProgress, type ExperimentRequest } from '../../../shared/experiment.ts';
import type { ExperimentDetail } from '../../../shared/experiment-detail.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import { parseExperimentId, parseExperimentRequest } from '../../../shared/parse/experiment.ts';
import { amountText } from '../../../shared/format/budget.ts';
import { idleWorkersText, widthText } from '../../../shared/format/width.ts';
import { armsSection } from '../../../shared/report/comparison/arms.ts';
import { ladderSection } from '../../../shared/report/comparison/ladder.ts';
import { pairsSection } from '../../../shared/report/comparison/pairs.ts';
import { fewPairsText, powerText, spreadIn } from '../../../shared/report/comparison/power.ts';
import { verdictSection } from '../../../shared/report/comparison/verdict.ts';
import { jsonText, numberOption } from '../arguments.ts';
import { EXIT } from '../exit-codes.ts';
import { onNoEnd } from '../follow-job.ts';
import { openHost, type Host } from '../host.ts';
import { sayNotices } from '../notices.ts';
import { sectionText } from '../report-text.ts';
import { tooShortTexts, wholeTrialsIn } from '../../../shared/startup.ts';
import { isUnfinished } from '../../../shared/job-state.ts';
import type { Terminal } from '../terminal.ts';

export interface CompareOptions {
  readonly study?: string;
  readonly strategies?: string;
  readonly options?: string;
  readonly pairs?: string;
  readonly totalEpochs?: string;
  readonly seconds?: string;
  readonly trials?: string;
  readonly workers?: string;
  readonly width?: string;
  readonly margin?: string;
  readonly seed?: string;
  readonly train?: boolean;
  readonly stopRules?: string;
  readonly resume?: string;
  readonly json?: boolean;
}

export async function compare(options: CompareOptions, terminal: Terminal): Promise<number> {
  const resumed = options.resume === undefined ? null : resumedBy(options, options.resume);
  const request = resumed === null ? requestOf(options) : null;
  const host = await openHost();
  try {
    if (request?.kind === 'replay') await cautionOf(request, host, terminal);
    const ended = await follow(host, request ?? resumed!, terminal);
    const id = ended.experiment.id;
    const detail = await host.api.experiment(id);
    if (options.json) terminal.print(JSON.stringify({ ...detail, runs: await host.api.experimentRuns(id) }, null, 1));
    else terminal.print(inWords(detail, await powerOn(detail, host), terminal.width));
    if (ended.experiment.state === 'paused') terminal.say(`Go on with: trialdeck resume ${ended.experiment.jobId}`);
    if (ended.experiment.state === 'failed') return EXIT.failure;
    return ended.experiment.state === 'paused' ? EXIT.interrupted : EXIT.done;
  } finally {
    await host.close();
  }
}

/** @throws TrialdeckError usage, where more is said: a comparison stays as it was asked for. */
function resumedBy(options: CompareOptions, number: string): number {
  const other = Object.keys(options).find((name) => name !== 'resume' && name !== 'json');
  if (other !== undefined) {
    const option = `--${other.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    const sentence = `${option} is given with --resume; allowed is --json alone: a comparison goes on as it was asked for.`;
    throw new TrialdeckError('usage', sentence, other);
  }
  return parseExperimentId(numberOption('resume', number));
}

function requestOf(options: CompareOptions): ExperimentRequest {
  if (options.study === undefined || options.strategies === undefined)
    throw new TrialdeckError('usage', 'compare needs --study and --strategies, or --resume with the number of a comparison.');
  const names = options.strategies.split(',').map((name) => name.trim());
  const given = byStrategy('options', options.options, names);
  const rules = byStrategy('stop-rules', options.stopRules, names);
  const budgets = [
    { axis: 'epochs', amount: numberOption('total-epochs', options.totalEpochs) },
    { axis: 'seconds', amount: numberOption('seconds', options.seconds) },
    { axis: 'trials', amount: numberOption('trials', options.trials) },
  ].filter(({ amount }) => amount !== undefined);
  if (budgets.length > 1)
    throw new TrialdeckError(
      'usage',
      'The budget is given twice; allowed is one of --total-epochs, --seconds and --trials.',
      'budget',
    );
  return parseExperimentRequest({
    studyId: numberOption('study', options.study),
    kind: options.train ? 'training' : 'replay',
    arms: names.map((name) => ({
      strategy: { name, options: given.get(name) ?? {} },
      ...(rules.has(name) && { stopRule: rules.get(name) }),
    })),
    pairs: numberOption('pairs', options.pairs),
    budget: budgets[0],
    workers: numberOption('workers', options.workers),
    width: numberOption('width', options.width),
    margin: numberOption('margin', options.margin),
    seed: numberOption('seed', options.seed),
  });
}

/** Before anything is trained, as it would be for nothing. */
function sayFewPairs({ kind, pairs = PAIRS[kind] }: ExperimentRequest, terminal: Terminal): void {
  const text = fewPairsText(pairs);
  if (text !== null) terminal.say(text);
}

/** Says where the largest run may see so much of the recording that its end says more about that than about the search. */
async function cautionOf({ studyId, budget }: ExperimentRequest, { api }: Host, terminal: Terminal): Promise<void> {
  if (budget?.axis !== 'epochs') return;
  const recording = (await api.recordings()).find((candidate) => candidate.studyId === studyId);
  if (!recording || 2 * budget.amount <= recording.totalEpochs / 10) return;
  const tenth = Math.floor(recording.totalEpochs / 20);
  terminal.say(
    `With twice ${budget.amount} epochs random search sees more than a tenth of the recording: its end says more about the recording than about the search. At most ${tenth} keep within it.`,
  );
}

/** @throws TrialdeckError usage, where it is not an object by the names of compared strategies. */
function byStrategy(option: string, text: string | undefined, names: readonly string[]): ReadonlyMap<string, unknown> {
  const given = text === undefined ? {} : jsonText(option, text);
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new TrialdeckError('usage', `${option} is ${text}; allowed is an object such as {"${names[0]}": {}}.`, option);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new TrialdeckError('usage', `${option} names ${unknown}; compared are ${names.join(', ')}.`, option);
  return new Map(Object.entries(given));
}

/** Runs it to its end, a pause included; Ctrl-C pauses it. One that has come to its end is only looked at. */
async function follow(host: Host, wanted: ExperimentRequest | number, terminal: Terminal): Promise<ExperimentProgress> {
  const { api, onEvent } = host;
  const over = Promise.withResolvers<ExperimentProgress>();
  let id = typeof wanted === 'number' ? wanted : null;
  let jobId: number | null = null;
  // The calls before the wait may say it first.
  over.promise.catch(() => {});
  const subscriptions = [
    onNoEnd(host, () => jobId, over.reject),
    onEvent('experiment', (progress) => {
      const { experiment } = progress;
      if (experiment.id !== (id ?? experiment.id)) return;
      terminal.replaceLine(progressLine(progress));
      if (!isUnfinished(experiment.state)) over.resolve(progress);
    }),
  ];
  const interrupt = (): void => {
    terminal.say('Stopping after what runs now.');
    host.hurry();
    if (jobId !== null) void api.pauseJob(jobId);
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  try {
    if (typeof wanted === 'number') {
      const { progress } = await api.experiment(wanted);
      if (progress.experiment.state === 'finished') return progress;
      ({ jobId } = progress.experiment);
      subscriptions.push(sayNotices(host, jobId, terminal));
      await api.resumeJob(jobId);
    } else {
      const job = await api.startJob({ kind: 'experiment', request: wanted }).catch((error: unknown) => {
        throw orTrain(error, wanted);
      });
      ({ id: jobId } = job);
      subscriptions.push(sayNotices(host, jobId, terminal));
      id = job.about.experimentId!;
      sayFewPairs(wanted, terminal);
      if (job.state === 'waiting' && job.reason !== null) terminal.say(job.reason);
      const { experiment } = (await api.experiment(id)).progress;
      sayIdle(experiment, terminal);
      await sayTooShort(experiment, host, terminal);
    }
    return await over.promise;
  } finally {
    for (const end of subscriptions) end();
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    terminal.replaceLine('');
  }
}

/** What cannot be replayed may still be trained. */
function orTrain(error: unknown, { kind }: ExperimentRequest): unknown {
  if (kind !== 'replay' || !(error instanceof TrialdeckError) || error.code !== 'usage' || error.field !== 'studyId')
    return error;
  return new TrialdeckError(error.code, `${error.message} To train its runs instead: --train`, error.field);
}

function sayIdle({ workers, width }: Experiment, terminal: Terminal): void {
  const text = idleWorkersText(workers, width);
  if (text !== null) terminal.say(text);
}

async function sayTooShort(experiment: Experiment, { api }: Host, terminal: Terminal): Promise<void> {
  const [{ space, maxEpochs }, { strategies }] = await Promise.all([api.study(experiment.studyId), api.choices()]);
  const trials = wholeTrialsIn(experiment.budget, maxEpochs);
  for (const text of tooShortTexts(experiment, trials, space, strategies)) terminal.say(text);
}

function progressLine({ experiment, runs, finishedRuns, pairs, running }: ExperimentProgress): string {
  const now = running === null ? '' : ` · ${experiment.arms[running.arm]!.label}, pair ${running.repetition}`;
  return `${finishedRuns} of ${runs} runs, ${pairs} of ${experiment.repetitions} pairs${now}`;
}

/** What could have been found; empty before there is evidence. */
async function powerOn({ progress, evidence }: ExperimentDetail, { api }: Host): Promise<string> {
  if (evidence === null || evidence.pairs === 0) return '';
  const { margin, pairs } = evidence;
  const planned = { arms: progress.experiment.arms.length, pairs, margin, spread: spreadIn(evidence) };
  return powerText(planned, await api.comparisonPower(planned), evidence.objective);
}

/** The verdict comes last, where it is read first. */
function inWords({ progress, evidence, verdict }: ExperimentDetail, power: string, width: number): string {
  const { experiment } = progress;
  const how = `${experiment.kind === 'replay' ? 'replayed' : 'trained'}, ${widthText(experiment.width)}`;
  const head = `Comparison ${experiment.id} in study ${experiment.studyId}, ${how}, ${amountText(experiment.budget)} a search, seed ${experiment.seed}: ${progress.pairs} of ${experiment.repetitions} pairs.`;
  const failure = experiment.failure === null ? [] : [experiment.failure];
  if (!evidence || !verdict) return [head, ...failure, 'No run has finished yet.'].join('\n');
  const sections = [
    armsSection(evidence, experiment),
    pairsSection(evidence, experiment),
    ladderSection(evidence, experiment),
    verdictSection(verdict),
  ];
  return [head, power, ...failure, ...sections.flatMap((section) => ['', sectionText(section, width)])].join('\n');
}

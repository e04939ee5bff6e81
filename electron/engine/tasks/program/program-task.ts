/** A trial is a run of a program of the user's, which says on its standard output what it measures. */
import { commandWords } from '../../../../shared/command-words.ts';
import { TrialdeckError } from '../../../../shared/errors.ts';
import { measureNamed, type Measure } from '../../../../shared/measure.ts';
import type { Params, Space } from '../../../../shared/model.ts';
import type { SearchRequest } from '../../../../shared/search-request.ts';
import type { Cannot, TaskAbout } from '../../../../shared/task.ts';
import { programOf, type ProgramTask } from '../../../../shared/program/task.ts';
import type { Cost } from '../cost.ts';
import type { TaskKind } from '../task.ts';
import { FILLED_IN, placesIn } from './fill-in.ts';
import { programName } from './program-name.ts';
import { programWords } from './in-report.ts';
import { PROGRAM_OPTIONS, askedProgram } from './program-options.ts';
import { parseProgramRequest, type MeasureRequest, type ProgramRequest } from './program-request.ts';

/** What a worker may take beside the program's own limit. */
const SLACK_MS = 60_000;
const MS_PER_DAY = 24 * 3_600_000;
/** A timer waits at most 24.8 days; a program without a limit is given up after this. */
const WITHOUT_LIMIT_MS = 20 * MS_PER_DAY;

/** What is said of a program that gives one set of values. */
const SAME_ROWS = 'how long a trial runs and which one wins are decided on the same values';
const CANNOT: Cannot = {
  resume: 'The trials of this study are programs, which keep no state to go on from.',
  confirm: 'The trials of this study are programs with data of their own: none of these are kept for a confirmation.',
  inspect: 'The trials of this study are programs: what is inside them is not known here.',
};
/** Nothing is known of a program before it has run: every epoch counts alike. */
const COST: Cost = { epochSeconds: () => 1, trialSeconds: 0, openingSeconds: 0, endsEarly: () => false };

export const programTask: TaskKind = {
  name: 'program',
  epoch: 'one line that the program writes',
  parameters: null,
  measures: null,
  space: null,
  cannot: CANNOT,
  audited: {
    checks: ['stopping', 'pairs', 'ranges', 'budgets'],
    whyNoOthers: 'A program has data of its own: its rows are not known here.',
  },
  implausible: () => null,
  confined: false,
  usual: {},
  yardstick: null,
  options: PROGRAM_OPTIONS,
  asked: askedProgram,
  plan: (request) => {
    const asked = parseProgramRequest(request.task);
    const task = taskOf(asked);
    const space = spaceOf(request);
    refuseStrangers(task.command, space);
    const measures = asked.measures.map(measureOf);
    return {
      task,
      title: programName(task.command),
      space,
      epochs: 1,
      measures,
      objectives: [measureNamed(measures, request.objective ?? measures[0]!.name, 'objective').name],
    };
  },
  prepare: () => null,
  aside: null,
  rowsName: () => null,
  rows: () => {
    throw new TrialdeckError('unavailable', 'The program has data of its own: its rows are not known here.');
  },
  limits: (task) => {
    const { secondsAnEpoch } = programOf(task);
    return { epochMs: secondsAnEpoch === null ? WITHOUT_LIMIT_MS : secondsAnEpoch * 1000 + SLACK_MS };
  },
  cost: () => COST,
  roles: (task) => ({
    trains: ['train'],
    decides: programOf(task).separateStop ? 'stop' : 'select',
    values: 'select',
    records: null,
  }),
  confirming: () => {
    throw new TrialdeckError('unavailable', CANNOT.confirm!);
  },
  inspecting: () => {
    throw new TrialdeckError('unavailable', CANNOT.inspect!);
  },
  weights: () => null,
  about: (task) => aboutOf(programOf(task)),
  inReport: ({ task, measures }) => {
    const program = programOf(task);
    return programWords(program, measures, aboutOf(program));
  },
  commandOf: (task) => {
    const { command, folder } = programOf(task);
    return `${command.map((word) => JSON.stringify(word)).join(' ')} in ${folder}`;
  },
  check: refuseUnknown,
  divergence: (epoch) => `Its values were no longer finite numbers in epoch ${epoch}.`,
  differing:
    'Two things do that: chance, where its command does not hand the program its {seed}; and epochs that depend on {epochs}, how many ' +
    'it is asked for, where {max_epochs} is the same in every run.',
  readSearch: null,
  hasTrained: ({ epochs, epochsDone }) => epochsDone >= epochs,
  refusalToContinue: () => CANNOT.resume,
};

function aboutOf({ command, folder, separateStop }: ProgramTask): TaskAbout {
  const missing = 'The program has data of its own: there is no data set to show, no vault and nothing to look into';
  return {
    title: programName(command),
    details: `a program, ${command.join(' ')}, started in ${folder}; ${separateStop ? 'it measures stop apart from select' : SAME_ROWS}`,
    dataset: null,
    rows: null,
    hits: null,
    remark: { label: 'Program, no vault', text: separateStop ? `${missing}.` : `${missing}, and ${SAME_ROWS}.` },
    kept: 'program and space',
    cannot: CANNOT,
  };
}

function taskOf(asked: ProgramRequest): ProgramTask {
  const { command, folder, secondsAnEpoch = null, separateStop = false } = asked;
  return { kind: 'program', command: commandWords(command), folder, secondsAnEpoch, separateStop };
}

function spaceOf({ space }: SearchRequest): Space {
  if (space) return space;
  throw new TrialdeckError('usage', 'space is missing; for a program it names the parameters that are filled in.', 'space');
}

/** A parameter that is filled in nowhere would be searched for nothing, and a name that is none is a slip of the pen. */
function refuseStrangers(command: readonly string[], space: Space): void {
  const places = command.flatMap(placesIn);
  const known = [...Object.keys(space), ...FILLED_IN];
  const stranger = places.find((name) => !known.includes(name));
  if (stranger !== undefined)
    throw new TrialdeckError('usage', `The command has {${stranger}}; allowed is one of ${known.join(', ')}.`, 'task.command');
  const unused = Object.keys(space).find((name) => !places.includes(name));
  if (unused !== undefined)
    throw new TrialdeckError(
      'usage',
      `${unused} is filled in nowhere: write {${unused}} into the command, or leave it out of the space.`,
      'task.command',
    );
}

function measureOf({ name, goal }: MeasureRequest): Measure {
  const title = name.replaceAll('_', ' ');
  return { name, title, unit: '', goal, bounds: { low: null, high: null }, rows: null, classesAlike: false, onTrain: true };
}

function refuseUnknown(params: Params, space: Space): void {
  const unknown = Object.keys(params).find((name) => !Object.hasOwn(space, name));
  if (unknown === undefined) return;
  const known = Object.keys(space).join(', ');
  throw new TrialdeckError('usage', `There is no parameter ${unknown}; known are ${known}.`, unknown);
}

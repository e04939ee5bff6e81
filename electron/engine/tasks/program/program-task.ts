/** A trial is a run of a program of the user's, which says on its standard output what it measures. */
import { commandWords } from '../../../../shared/command-words.ts';
import { TrialdeckError } from '../../../../shared/errors.ts';
import { measureNamed, type Measure } from '../../../../shared/measure.ts';
import type { Params, Space } from '../../../../shared/model.ts';
import type { MeasureRequest, SearchRequest } from '../../../../shared/search-request.ts';
import type { ProgramTask, Task } from '../../../../shared/task.ts';
import type { TaskKind } from '../task.ts';
import { FILLED_IN, placesIn } from './fill-in.ts';

/** What a worker may take beside the program's own limit. */
const SLACK_MS = 60_000;
const MS_PER_DAY = 24 * 3_600_000;
/** A timer waits at most 24.8 days; a program without a limit is given up after this. */
const WITHOUT_LIMIT_MS = 20 * MS_PER_DAY;
/** Other fields of a request are about networks. */
const OF_NETWORKS = ['dataset', 'rows', 'split', 'splitSeed', 'recordConfirm'] as const;

export const programTask: TaskKind = {
  resumable: false,
  confirmable: false,
  inspectable: false,
  confined: false,
  usual: {},
  plan: (request) => {
    const task = taskOf(request);
    const space = spaceOf(request);
    refuseStrangers(task.command, space);
    const measures = request.task!.measures.map(measureOf);
    return {
      task,
      title: task.command.join(' ').slice(0, 60),
      space,
      epochs: 1,
      measures,
      objectives: [measureNamed(measures, request.objective ?? measures[0]!.name, 'objective').name],
    };
  },
  prepare: () => null,
  roles: (task) => ({
    trains: ['train'],
    decides: ofProgram(task).separateStop ? 'stop' : 'select',
    values: 'select',
    records: null,
  }),
  commandOf: (task) => {
    const { command, folder } = ofProgram(task);
    return `${command.map((word) => JSON.stringify(word)).join(' ')} in ${folder}`;
  },
  limits: (task) => {
    const { secondsAnEpoch } = ofProgram(task);
    return { epochMs: secondsAnEpoch === null ? WITHOUT_LIMIT_MS : secondsAnEpoch * 1000 + SLACK_MS };
  },
  check: refuseUnknown,
  refusalToContinue: ({ number }) => `trial ${number}, which is a program's and keeps no state to go on from`,
};

function ofProgram(task: Task): ProgramTask {
  if (task.kind !== 'program') throw new Error(`A task of the kind ${task.kind} was given to programs.`);
  return task;
}

function taskOf(request: SearchRequest): ProgramTask {
  const { command, folder, secondsAnEpoch = null, separateStop = false } = request.task!;
  const given = OF_NETWORKS.find((field) => request[field] !== undefined);
  if (given) throw new TrialdeckError('usage', `${given} is for networks; a program has its own data.`, given);
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
  return { name, title, unit: '', goal, bounds: { low: null, high: null }, rows: null, onTrain: true };
}

function refuseUnknown(params: Params, space: Space): void {
  const unknown = Object.keys(params).find((name) => !Object.hasOwn(space, name));
  if (unknown === undefined) return;
  const known = Object.keys(space).join(', ');
  throw new TrialdeckError('usage', `There is no parameter ${unknown}; known are ${known}.`, unknown);
}

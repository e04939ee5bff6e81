/** Answers of today as they were when trials were numbered in their session, and all that followed from the order of those numbers. */
import type { Store } from '../../db/store.ts';
import type { ExperimentRun } from '../../shared/experiment.ts';
import type { Trial } from '../../shared/model.ts';

type Fields = Readonly<Record<string, unknown>>;

export interface FormerNumbers {
  /** With the number in the session in place of that in the study, and the session beside it where it was told. */
  asThen(value: unknown): unknown;
  /** A file of all or some trials of the study, likewise. */
  fileAsThen(studyId: number, text: string): string;
  /**
   * Which of equal trials was the best, in which order they stood and which of them a chart of the best drew went by numbers:
   * of them the value is left, in charts nothing of those that share the last place.
   */
  amongEquals(value: unknown): unknown;
}

export function formerNumbers(store: Store): FormerNumbers {
  const sessions = store.studyOverviews().flatMap((study) => study.sessions);
  const ofSession = new Map(sessions.map(({ id }) => [id, store.trialsOf(id)]));
  const trials = new Map([...ofSession.values()].flat().map((trial) => [trial.id, trial]));
  const resultOf = ({ id }: Fields): number | null => trials.get(id as number)?.value ?? null;

  const trialOf = ({ id, trialId, number }: Fields): Trial | undefined => {
    const found = trials.get((trialId ?? id) as number);
    return found?.number === number ? found : undefined;
  };
  const ordinalOf = (sessionId: number, number: unknown): number | null =>
    ofSession.get(sessionId)!.find((trial) => trial.number === number)?.ordinal ?? null;

  const ofTrial = ({ sessionId, reason }: Trial): Fields => {
    const then = reason.text.replace(/(?<=: trial |slot of trial |Continues trial )\d+/g, (number) =>
      String(ordinalOf(sessionId, Number(number))),
    );
    return { reason: { ...reason, text: then } };
  };
  const ofDetail = ({ parent, incumbent, ...rest }: Fields): Fields => ({
    ...rest,
    incumbent: incumbent && { ...incumbent, sessionId: trials.get((incumbent as Trial).id)!.sessionId },
    parentId: (parent as Trial | null)?.id ?? null,
  });
  const ofRun = (run: Fields): Fields => {
    const { sessionId, path } = run as unknown as ExperimentRun;
    return sessionId === null
      ? run
      : { ...run, path: path.map((step) => ({ ...step, trial: ordinalOf(sessionId, step.trial) })) };
  };
  const named = ({ ordinal, ...rest }: Fields): Fields => {
    const fields = withoutSessionNumber(rest);
    const trial = trialOf(fields);
    if (!trial) return ordinal === undefined ? fields : { ...fields, number: ordinal };
    return {
      ...fields,
      number: trial.ordinal,
      ...('memo' in fields && ofTrial(trial)),
      ...('rank' in fields && { sessionId: trial.sessionId }),
      ...('bracket' in fields && !('memo' in fields) && { parent: ordinalOf(trial.sessionId, fields['parent']) }),
    };
  };

  const best = ({ bestTrialId, incumbent, ...fields }: Fields): Fields => ({
    ...fields,
    ...(bestTrialId !== undefined && { best: resultOf({ id: bestTrialId }) }),
    ...(incumbent !== undefined && { incumbent: Array.isArray(incumbent) ? incumbent : (incumbent as Fields | null)?.['value'] }),
  });
  const ofCurves = ({ density, curves, ...rest }: Fields): Fields => {
    const lines = curves as readonly Fields[];
    const last = resultOf(lines.findLast(({ rank }) => rank !== null)!);
    const inLastPlace = [...trials.values()].filter(({ value }) => value === last).length;
    const drawn = lines.filter((line) => resultOf(line) !== last);
    return {
      ...rest,
      ...(inLastPlace === 1 && { density }),
      curves: byResult(drawn, resultOf).map(({ rank, ...line }) => ({ ...line, isBest: rank !== null })),
    };
  };

  const asThen = (value: unknown): unknown =>
    mapped(value, (fields) => {
      if ('corrected' in fields) return withoutCorrected(fields);
      if ('jobId' in fields && 'strategy' in fields) return withoutNumber(fields);
      if ('weights' in fields) return ofDetail(fields);
      return 'repetition' in fields && 'path' in fields ? ofRun(fields) : named(fields);
    });

  return {
    asThen,
    fileAsThen: (studyId, file) => {
      if (file.startsWith('[')) return JSON.stringify(asThen(JSON.parse(file)), withoutLater, 1);
      const text = withoutLaterColumns(file);
      const ofStudy = sessions.filter((session) => session.studyId === studyId).flatMap(({ id }) => ofSession.get(id)!);
      const ordinals = new Map(ofStudy.map(({ number, ordinal }) => [number, ordinal]));
      const ordinalNow = (number: string): string => String(ordinals.get(Number(number)));
      if (!text.startsWith('session,number,')) return text.replace(/^\d+(?=,)/gm, ordinalNow);
      const ids = new Map(sessions.filter((session) => session.studyId === studyId).map(({ number, id }) => [number, id]));
      return text
        .replace(/^session,/, 'sessionId,')
        .replace(
          /^(\d+),(\d+)(?=,)/gm,
          (_, session: string, number: string) => `${ids.get(Number(session))},${ordinalNow(number)}`,
        );
    },
    amongEquals: (value) =>
      mapped(value, (fields) => {
        if (fields['kind'] === 'curves') return ofCurves(fields);
        return fields['kind'] === 'parallel' ? { ...fields, rows: byResult(fields['rows'] as Fields[], resultOf) } : best(fields);
      }),
  };
}

/** No trial repeated another, and the objective was the only measure of a row. */
function withoutLater(name: string, field: unknown): unknown {
  return name === 'repeats' || name === 'otherValues' ? undefined : field;
}

/** Equals stand in the order of their ids. */
function byResult(lines: readonly Fields[], resultOf: (line: Fields) => number | null): readonly Fields[] {
  const equals = Map.groupBy(lines, resultOf);
  return [...equals.values()].flatMap((group) => group.toSorted((one, other) => Number(one['id']) - Number(other['id'])));
}

/** The value with every object in it, the inner ones first, as the function gives it. */
function mapped(value: unknown, of: (fields: Fields) => Fields): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => mapped(item, of));
  if (typeof value !== 'object' || value === null) return value;
  return of(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapped(item, of)])));
}

/** What was not said of a study then. */
function withoutCorrected({ corrected: _, ...rest }: Fields): Fields {
  return rest;
}

/** Nor in a file of its trials, and no other measure. No cell before them has a comma. */
function withoutLaterColumns(file: string): string {
  const lines = file.split('\r\n').map((line) => line.split(','));
  const later = new Set(lines[0]!.flatMap((head, at) => (/^(corrected|measures\.)/.test(head) ? [at] : [])));
  return lines.map((cells) => cells.filter((_, at) => !later.has(at)).join(',')).join('\r\n');
}

/** Sessions had none then. */
function withoutNumber({ number: _, ...rest }: Fields): Fields {
  return rest;
}

/** Rows told the id of their session alone. */
function withoutSessionNumber(fields: Fields): Fields {
  if (typeof fields['session'] !== 'number') return fields;
  const { session: _, ...rest } = fields;
  return rest;
}

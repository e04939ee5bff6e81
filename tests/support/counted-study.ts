/** A study whose trials say which rows of *select* they get right. */
import type { Store } from '../../db/store.ts';
import { randomFor } from '../../shared/random.ts';
import { packHits } from '../../shared/row-results.ts';
import { valueRows } from '../../shared/task.ts';
import { measuredEpoch, newTrial, smallStudy, type SmallStudy } from './small-study.ts';

const COMPLETED = { state: 'completed', failure: null } as const;

export interface CountedTrial {
  /** The first one is the default; each differs by its learning rate. By default one that no other trial of its number has. */
  readonly configuration?: number;
  readonly epochs?: number;
  /** By default one that no other trial has. */
  readonly modelSeed?: number;
}

/** A trial that gets each row right with the given probability. @returns its hits */
export function addCountedTrial(
  store: Store,
  sessionId: number,
  share: number,
  { configuration, epochs = 10, modelSeed }: CountedTrial = {},
): Uint8Array {
  const { studyId } = store.session(sessionId);
  const number = 1 + store.trialPage({ studyId, limit: 1 }).total;
  const place = configuration ?? number;
  const params = { learning_rate: place / 1000, optimizer: 'adam', batch_normalization: true };
  const reason = place === 1 ? { text: 'The default.', default: true } : { text: 'Drawn at random.' };
  const trial = store.addTrial(newTrial(sessionId, { params, reason, epochs, modelSeed: modelSeed ?? number }));
  const rows = valueRows(store.study(studyId).task)!;
  const random = randomFor('counted trial', modelSeed ?? trial.number);
  const hits = Uint8Array.from({ length: rows }, () => Number(random.next() < share));
  const accuracy = hits.reduce((sum, hit) => sum + hit, 0) / rows;
  store.recordEpoch(trial.id, measuredEpoch(1, accuracy), { rowResults: { select: packHits(hits) }, end: COMPLETED });
  return hits;
}

export interface CountedStudy extends SmallStudy {
  /** By trial, in the order of their numbers. */
  readonly hits: readonly Uint8Array[];
}

/** Trials of equal worth, the first of them with the default configuration. */
export function countedStudy(trials: number, file?: string): CountedStudy {
  const study = smallStudy(file === undefined ? {} : { file });
  const hits = Array.from({ length: trials }, () => addCountedTrial(study.store, study.sessionId, 0.8));
  return { ...study, hits };
}

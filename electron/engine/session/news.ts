/** What workers have told of a session's trials and the clock has not come to yet. */
import type { HeldEnd, NewTrial, OfTrial, ToldEpoch } from '../../../db/store/trials.ts';

export interface ToldEnd extends HeldEnd {
  /** The same configuration, to be trained from its start: it is queued with the end, so that neither is on record without the other. */
  readonly again?: NewTrial | undefined;
}

export interface News {
  /** Of which there is any, in the order in which it came. */
  ordinals(): Iterable<number>;
  /** The trial's epochs among them. */
  epochs(ordinal: number): readonly ToldEpoch[];
  /** Null where it is not known. */
  endOf(ordinal: number): ToldEnd | null;
  tellEpoch(ordinal: number, told: ToldEpoch): void;
  tellEnd(ordinal: number, end: ToldEnd): void;
  /** The first of the trial's epochs, which is no news any more; undefined where there is none. */
  takeEpoch(ordinal: number): ToldEpoch | undefined;
  takeEnd(ordinal: number): ToldEnd | null;
  forget(ordinal: number): void;
}

interface Told {
  readonly epochs: ToldEpoch[];
  end: ToldEnd | null;
}

/** What was told to an earlier run of the session. */
interface Held {
  readonly epochs: readonly (ToldEpoch & OfTrial)[];
  readonly ends: readonly (HeldEnd & OfTrial)[];
}

export function createNews(held: Held): News {
  const news = new Map<number, Told>();
  const of = (ordinal: number): Told => {
    const told = news.get(ordinal) ?? { epochs: [], end: null };
    news.set(ordinal, told);
    return told;
  };
  const dropEmpty = (ordinal: number): void => {
    const told = news.get(ordinal);
    if (told && told.epochs.length === 0 && told.end === null) news.delete(ordinal);
  };
  for (const { ordinal, epoch, rowResults } of held.epochs) of(ordinal).epochs.push({ epoch, rowResults });
  for (const { ordinal, trialId: _, ...end } of held.ends) of(ordinal).end = end;
  return {
    ordinals: () => news.keys(),
    epochs: (ordinal) => news.get(ordinal)?.epochs ?? [],
    endOf: (ordinal) => news.get(ordinal)?.end ?? null,
    tellEpoch: (ordinal, told) => void of(ordinal).epochs.push(told),
    tellEnd: (ordinal, end) => void (of(ordinal).end = end),
    takeEpoch: (ordinal) => {
      const told = news.get(ordinal)?.epochs.shift();
      dropEmpty(ordinal);
      return told;
    },
    takeEnd: (ordinal) => {
      const end = news.get(ordinal)?.end ?? null;
      news.delete(ordinal);
      return end;
    },
    forget: (ordinal) => void news.delete(ordinal),
  };
}

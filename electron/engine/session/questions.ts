/** What a session asks its strategy, and what becomes of the answers. */
import { objectiveOf } from '../../../shared/measure.ts';
import type { Budget, Session, Study } from '../../../shared/model.ts';
import type { NewTrial } from '../../../db/store/trials.ts';
import { strategyNamed } from '../search/catalogue.ts';
import type { Decision } from '../search/strategy.ts';
import type { SessionAsked } from '../thinking/decision.ts';
import type { Thinking } from '../thinking/thinking.ts';
import { createAsking, type Question } from './asking.ts';
import type { RunEnd } from './run-end.ts';
import type { SessionTrials } from './session-trials.ts';
import { decidedTrial } from './trial-work.ts';

export interface QuestionsListener {
  /** A trial is to be run. */
  onRun(trial: NewTrial): void;
  /** What is known by now may be counted, or asked about again. */
  onNews(): void;
  /** Nothing more is asked for, and nothing runs. @param why in a sentence */
  onDone(why: string): void;
  /** The strategy is mistaken. */
  onMistake(text: string): void;
}

export interface Questions {
  /** Whether the strategy may have something else to run than when it had nothing. */
  mayAsk(): boolean;
  isOut(): boolean;
  /** About the session as it is now. Does nothing while a question is out. */
  ask(): void;
  /** The question that is out gets no answer any more. */
  withdraw(): void;
  /** The question that is out is void: the budget or the trials are others. */
  change(budget: Budget): void;
  /** What the questions are within. */
  budget(): Budget;
}

export interface QuestionsSetting {
  readonly session: Session;
  readonly study: Study;
  readonly trials: SessionTrials;
  readonly thinking: Thinking;
  readonly activeMs: () => number;
  readonly guarded: RunEnd['guarded'];
}

export function createQuestions(
  { session, study, trials, thinking, activeMs, guarded }: QuestionsSetting,
  { onRun, onNews, onDone, onMistake }: QuestionsListener,
): Questions {
  const askedWithin = (budget: Budget): SessionAsked => ({
    strategy: session.strategy,
    problem: {
      space: study.space,
      goal: objectiveOf(study).goal,
      maxEpochs: study.maxEpochs,
      maxTrials: budget.trials ?? null,
    },
    budget,
    remeasure: session.remeasure,
    seed: session.seed,
  });
  let asked = askedWithin(session.budget);
  /** How many results were known when the strategy had nothing to run: until there are more it is not asked again. */
  let nothingSince = -1;

  /**
   * What has ended while the strategy thought counts for the next question: nothing but a trial to run is taken from a decision
   * that did not know of it.
   */
  const heed = (decision: Decision, { results }: Pick<Question, 'results'>): void => {
    if (decision.kind === 'run') return onRun({ ...decidedTrial(decision, session, trials), askedAfter: results });
    const { finished } = trials.counts();
    if (finished === results) nothingSince = results;
    if (finished > results || trials.unfinished().length > 0) return onNews();
    if (decision.kind === 'done') return onDone(decision.why);
    const { title } = strategyNamed(session.strategy.name);
    onMistake(`${title} waits although nothing is running: this is a mistake in the strategy.`);
  };

  const asking = createAsking(`session ${session.id}`, thinking, {
    onDecision: guarded(heed),
    onFailure: guarded((error: unknown) => {
      throw error;
    }),
  });

  return {
    mayAsk: () => trials.counts().finished !== nothingSince,
    isOut: asking.isOut,
    ask: () => {
      const { finished: results, promised } = trials.counts();
      asking.ask({ asked, history: trials.all, results, spent: { activeMs: activeMs(), promised } });
    },
    withdraw: asking.withdraw,
    change: (budget) => {
      asking.withdraw();
      asked = askedWithin(budget);
      nothingSince = -1;
    },
    budget: () => asked.budget,
  };
}

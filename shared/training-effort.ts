/** How much is to be trained, told before the button that begins it. */
import { countedText } from './format/count.ts';
import { about } from './format/duration.ts';
import type { Session } from './model.ts';

interface Trained {
  readonly sessions: readonly Pick<Session, 'activeMs'>[];
  readonly finishedTrials: number;
}

/** "138 runs, about 40 min if each takes as long as a trial of this study did." @param noun "run", of which there are so many. */
export function trainingEffortText(count: number, noun: string, { sessions, finishedTrials }: Trained): string {
  const many = countedText(count, noun);
  const spentMs = sessions.reduce((sum, { activeMs }) => sum + activeMs, 0);
  if (finishedTrials === 0 || spentMs === 0) return `${many}.`;
  const took = about((spentMs / finishedTrials) * count);
  return `${many}, ${took} if ${count === 1 ? 'it' : 'each'} takes as long as a trial of this study did.`;
}

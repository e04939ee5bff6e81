/** The answer to exercise 1b of the assignment. */
import { EXERCISE_ANSWER } from '../../leaks/exercise.ts';
import type { Section } from '../report.ts';

const { question, answer, remedy } = EXERCISE_ANSWER;

export const EXERCISE_SECTION: Section = {
  heading: 'The leak of the assignment, exercise 1b',
  anchor: 'leak-of-the-assignment',
  blocks: [{ kind: 'text', paragraphs: [[`“${question}”`], [answer], [remedy]] }],
};

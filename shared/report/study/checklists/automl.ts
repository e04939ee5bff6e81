/** Best practices for research on automated machine learning (Lindauer and Hutter 2020), read for searches of hyperparameters. */
import * as answers from './answers.ts';
import type { Checklist } from './checklist.ts';

export const AUTOML: Checklist = {
  name: 'automl',
  title: 'Best practices for automated machine learning',
  source: 'Lindauer and Hutter 2020',
  items: [
    { number: '1', asks: 'Released: the code that trains and evaluates what was found', answer: answers.OPEN },
    { number: '2', asks: 'Released: the search space', answer: answers.bounds },
    { number: '3', asks: 'Released: hyperparameters and seeds of the final evaluation', answer: answers.commands },
    { number: '4', asks: 'Released: the code of the strategies', answer: answers.OPEN },
    { number: '5', asks: 'Released: the options and seeds of the strategies', answer: answers.seeds },
    {
      number: '6',
      asks: 'All strategies had the same data, split, space and training',
      answer: answers.compared('They search the same study: data, split, space and training are one.'),
    },
    { number: '7', asks: 'Nothing else differed: machines, versions, time allowed', answer: answers.OPEN },
    { number: '8', asks: 'What each part of a strategy contributes', answer: answers.OPEN },
    {
      number: '9',
      asks: 'All strategies were evaluated alike',
      answer: answers.compared('One rule values all of them, on the same rows, with paired seeds.'),
    },
    {
      number: '10',
      asks: 'Quality is shown over what was spent',
      answer: answers.compared('The incumbent by budget, with bands.'),
    },
    {
      number: '11',
      asks: 'Random search is among them',
      answer: answers.compared('With the same budget, and with twice as much.'),
    },
    { number: '12', asks: 'Searches were repeated, and their seeds are told', answer: answers.repeated },
    { number: '13', asks: 'Tabular or surrogate benchmarks were used for what is costly', answer: answers.replayed },
    { number: '14', asks: 'How options of the strategies themselves were chosen, at what cost', answer: answers.OPEN },
    { number: '15', asks: 'What the whole search took, from end to end', answer: answers.wholeTime },
    { number: '16', asks: 'The set-up in every detail', answer: answers.infrastructure },
  ],
};

/** What conferences of computational linguistics ask of experiments, after Dodge et al. (2019). */
import * as answers from './answers.ts';
import type { Checklist } from './checklist.ts';

export const ACL: Checklist = {
  name: 'acl',
  title: 'Reproducibility of experiments (ACL)',
  source: 'Dodge et al. 2019',
  items: [
    { number: 'R1', asks: 'What model or algorithm it is', answer: answers.network },
    { number: 'R2', asks: 'Where its code can be had, and on which versions it depends', answer: answers.OPEN },
    { number: 'R3', asks: 'On which machines it ran', answer: answers.infrastructure },
    { number: 'R4', asks: 'How long a model takes in the mean', answer: answers.runtime },
    { number: 'R5', asks: 'How many weights each model has', answer: answers.weights },
    { number: 'R6', asks: 'For each value on test rows the one on validation rows', answer: answers.heldOut },
    { number: 'R7', asks: 'What exactly is measured', answer: answers.measure },
    { number: 'H1', asks: 'How many trainings and evaluations there were', answer: answers.runs },
    { number: 'H2', asks: 'Within which bounds each hyperparameter was searched', answer: answers.bounds },
    { number: 'H3', asks: 'With which hyperparameters the best models were trained', answer: answers.bestConfiguration },
    { number: 'H4', asks: 'How values were chosen, and by what the best were told', answer: answers.choice },
    { number: 'H5', asks: 'How far results scatter', answer: answers.spread },
  ],
};

/** The answer to the assignment's question for the leak in `train_model`. */
export const EXERCISE_ANSWER = {
  question:
    'There is a subtle data leak in train_model: consider what data the model sees during training, and how this affects the fairness of comparing random seeds or configurations.',
  answer:
    'The likelier meaning is a split that is drawn in every training, from the model’s seed or anew (Keras’ validation_split on shuffled rows does it): each seed and each configuration is judged on other rows, and rows that one trains on validate the next. The other candidate is that the test set serves as validation set. Both are consistent with the hint; the file in which the function stands, utils.py, is not available, so that neither can be shown to be the one.',
  remedy:
    'The remedy is the same: one split, drawn once and from a seed of its own, with separate rows for how long, for which one and for what it is worth, and a test set that is opened once, when nothing is left to choose.',
} as const;

"""A random forest on the digits of scikit-learn, as a trial of Trialdeck: an epoch adds trees.

    trialdeck search --task program --folder docs/own-program --space docs/own-program/digits-space.json \
        --command 'python3 digits.py --max-depth {max_depth} --max-features {max_features} --criterion {criterion}
                   --epochs {epochs} --seed {seed}' \
        --measure accuracy:maximise --measure log_loss:minimise --separate-stop --epochs 9 --strategy hyperband
"""

import argparse
import json

from sklearn.datasets import load_digits
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, log_loss
from sklearn.model_selection import train_test_split

TREES_AN_EPOCH = 5
parser = argparse.ArgumentParser()
parser.add_argument("--max-depth", type=int, required=True)
parser.add_argument("--max-features", type=float, required=True)
parser.add_argument("--criterion", required=True)
parser.add_argument("--epochs", type=int, required=True)
parser.add_argument("--seed", type=int, required=True)
asked = parser.parse_args()

inputs, labels = load_digits(return_X_y=True)
# The same rows whatever the seed of the trial, so that trials can be compared.
train, rest, train_labels, rest_labels = train_test_split(inputs, labels, train_size=0.6, random_state=0, stratify=labels)
stop, select, stop_labels, select_labels = train_test_split(rest, rest_labels, train_size=0.5, random_state=0, stratify=rest_labels)


def measured(forest, rows, truth):
    shares = forest.predict_proba(rows)
    return {"accuracy": accuracy_score(truth, shares.argmax(axis=1)), "log_loss": log_loss(truth, shares, labels=range(10))}


forest = RandomForestClassifier(
    n_estimators=0,
    warm_start=True,
    max_depth=asked.max_depth,
    max_features=asked.max_features,
    criterion=asked.criterion,
    random_state=asked.seed,
)
for epoch in range(1, asked.epochs + 1):
    forest.n_estimators += TREES_AN_EPOCH
    forest.fit(train, train_labels)
    print(
        json.dumps(
            {
                "epoch": epoch,
                "train": measured(forest, train, train_labels),
                "stop": measured(forest, stop, stop_labels),
                "select": measured(forest, select, select_labels),
                "facts": {"trees": forest.n_estimators},
            }
        ),
        flush=True,
    )

"""Fills a database with one study of finished trials through Optuna's storage; prints, as JSON, its id and the versions."""

import argparse
import json
import random

import optuna
import optuna_dashboard
from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution

DISTRIBUTIONS = {
    "hidden_layers": IntDistribution(1, 4),
    "units": IntDistribution(16, 1024, log=True),
    "batch_size": CategoricalDistribution([32, 64, 128, 256]),
    "dropout_rate": FloatDistribution(0, 0.6),
    "learning_rate": FloatDistribution(1e-5, 1, log=True),
    "optimizer": CategoricalDistribution(["sgd", "momentum", "adam", "rmsprop"]),
}


def draw():
    return {
        "hidden_layers": random.randint(1, 4),
        "units": random.randint(16, 1024),
        "batch_size": random.choice([32, 64, 128, 256]),
        "dropout_rate": random.uniform(0, 0.6),
        "learning_rate": 10 ** random.uniform(-5, 0),
        "optimizer": random.choice(["sgd", "momentum", "adam", "rmsprop"]),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", required=True)
    parser.add_argument("--trials", type=int, required=True)
    parser.add_argument("--epochs", type=int, required=True)
    arguments = parser.parse_args()

    optuna.logging.disable_default_handler()
    random.seed(1)
    study = optuna.create_study(storage=f"sqlite:///{arguments.database}", study_name="bench", direction="maximize")
    study.add_trials(
        optuna.trial.create_trial(
            params=draw(),
            distributions=DISTRIBUTIONS,
            intermediate_values={epoch: random.random() for epoch in range(1, arguments.epochs + 1)},
            value=random.random(),
        )
        for _ in range(arguments.trials)
    )
    versions = {"Optuna": optuna.__version__, "optuna-dashboard": optuna_dashboard.__version__}
    print(json.dumps({"study": study._study_id, "versions": versions}))


if __name__ == "__main__":
    main()

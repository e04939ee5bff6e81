"""Records finished trials with Optuna on SQLite and prints, as JSON, how long it took.

A trial has 6 parameters and the values of its epochs. It is recorded as a search does it (ask, report after each epoch,
tell), or in bulk as finished trials.
"""

import argparse
import json
import random
import time

import optuna
import sqlalchemy
from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution

DISTRIBUTIONS = {
    "hidden_layers": IntDistribution(1, 3),
    "units": IntDistribution(32, 512),
    "batch_size": CategoricalDistribution([32, 64, 128, 256]),
    "dropout_rate": FloatDistribution(0, 0.5),
    "learning_rate": FloatDistribution(1e-4, 1e-2, log=True),
    "activation": CategoricalDistribution(["relu", "elu", "tanh"]),
}
PRAGMAS = {
    "as-it-comes": [],
    "normal": ["synchronous = NORMAL"],
    "wal-normal": ["journal_mode = WAL", "synchronous = NORMAL"],
}


def draw():
    return {
        "hidden_layers": random.randint(1, 3),
        "units": random.randint(32, 512),
        "batch_size": random.choice([32, 64, 128, 256]),
        "dropout_rate": random.uniform(0, 0.5),
        "learning_rate": 10 ** random.uniform(-4, -2),
        "activation": random.choice(["relu", "elu", "tanh"]),
    }


def open_study(database, settings):
    storage = optuna.storages.RDBStorage(f"sqlite:///{database}")

    @sqlalchemy.event.listens_for(storage.engine, "connect")
    def configure(connection, _record):
        for pragma in PRAGMAS[settings]:
            connection.execute(f"PRAGMA {pragma}")

    storage.engine.dispose()
    return optuna.create_study(storage=storage, direction="maximize", sampler=optuna.samplers.RandomSampler(seed=1))


def record_epoch_by_epoch(study, trials, epochs):
    for _ in range(trials):
        trial = study.ask(DISTRIBUTIONS)
        for epoch in range(1, epochs + 1):
            value = random.random()
            trial.report(value, epoch)
        study.tell(trial, value)


def record_in_bulk(study, trials, epochs):
    study.add_trials(
        optuna.trial.create_trial(
            params=draw(),
            distributions=DISTRIBUTIONS,
            intermediate_values={epoch: random.random() for epoch in range(1, epochs + 1)},
            value=random.random(),
        )
        for _ in range(trials)
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", required=True)
    parser.add_argument("--settings", choices=PRAGMAS, required=True)
    parser.add_argument("--way", choices=["epoch-by-epoch", "bulk"], required=True)
    parser.add_argument("--trials", type=int, required=True)
    parser.add_argument("--epochs", type=int, required=True)
    arguments = parser.parse_args()

    optuna.logging.disable_default_handler()
    random.seed(1)
    study = open_study(arguments.database, arguments.settings)
    record = record_in_bulk if arguments.way == "bulk" else record_epoch_by_epoch
    started = time.perf_counter()
    record(study, arguments.trials, arguments.epochs)
    seconds = time.perf_counter() - started
    assert len(study.get_trials(states=[optuna.trial.TrialState.COMPLETE])) == arguments.trials
    print(json.dumps({"seconds": seconds, "versions": {"Optuna": optuna.__version__, "SQLAlchemy": sqlalchemy.__version__}}))


if __name__ == "__main__":
    main()

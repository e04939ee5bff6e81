"""One search by Keras Tuner itself, and what came of every trial after every epoch, as a JSON document.

Keras Tuner ranks trials by the best epoch of the accuracy on *select*, as its users do. *stop* is measured beside it and
decides how long a trial trains (patience), so that the trials can be valued by the product's rule too: the accuracy on
*select* at the best epoch of *stop*.
"""

import argparse
import datetime
import json
import math
import os
import sys
import tempfile
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import keras_tuner
import numpy
import tensorflow

from model import limit_threads
from network import build_network
from partition_file import read_partitions
from space import declare

CLASSES = 10


class Budget:
    """The epochs that the search may train in all."""

    def __init__(self, epochs):
        self.epochs, self.spent = epochs, 0

    def left(self):
        return self.epochs - self.spent


def within_budget(oracle_class, budget):
    """The oracle, which asks for no further trial once the budget is spent."""

    class WithinBudget(oracle_class):
        def populate_space(self, trial_id):
            if budget.left() <= 0:
                return {"status": keras_tuner.engine.trial.TrialStatus.STOPPED, "values": None}
            return super().populate_space(trial_id)

    return WithinBudget


class Log(keras.callbacks.Callback):
    """Measures stop and select after every epoch and ends training where stop has not improved for `patience` epochs."""

    def __init__(self, partitions, budget, patience):
        super().__init__()
        self.partitions, self.budget, self.patience = partitions, budget, patience
        self.epochs, self.best = [], None

    # Keras Tuner copies callbacks for each execution; this one is to be the same.
    def __deepcopy__(self, memo):
        return self

    def on_epoch_begin(self, epoch, logs=None):
        self.started = time.perf_counter()

    def on_epoch_end(self, epoch, logs=None):
        values = {name: measure(self.model, *rows) for name, rows in self.partitions.items()}
        duration = 1000 * (time.perf_counter() - self.started)
        self.epochs.append({"epoch": epoch + 1, "durationMs": round(duration, 1), "train": {"loss": finite(logs["loss"])}, **values})
        self.budget.spent += 1
        if self.best is None or values["stop"]["accuracy"] > self.best[1]:
            self.best = (epoch, values["stop"]["accuracy"])
        if self.patience and epoch - self.best[0] >= self.patience:
            self.model.stop_training = True


def measure(model, inputs, labels):
    """Accuracy, and cross-entropy without smoothing and penalty."""
    logits = numpy.asarray(model(inputs, training=False), dtype=numpy.float64)
    largest = logits.max(axis=1)
    losses = largest + numpy.log(numpy.exp(logits - largest[:, None]).sum(axis=1)) - logits[numpy.arange(len(labels)), labels]
    return {"accuracy": float((logits.argmax(axis=1) == labels).mean()), "loss": finite(losses.mean())}


def finite(number):
    """None where it is not: JSON has no word for it."""
    return float(number) if math.isfinite(number) else None


def search(arguments):
    with open(arguments.space, encoding="utf-8") as file:
        space = json.load(file)
    train, stop, select = read_partitions(arguments.partitions, ["train", "stop", "select"])
    budget, trials = Budget(arguments.total_epochs), []
    started = time.time()

    class Network(keras_tuner.HyperModel):
        def build(self, hp):
            values = declare(space, hp)
            initial = hp.values.get("tuner/initial_epoch", 0)
            batches = math.ceil(len(train[0]) / values["batch_size"])
            return build_network(
                values,
                features=train[0].shape[1],
                classes=CLASSES,
                batches=batches,
                max_epochs=arguments.epochs,
                initial_epoch=initial,
            )

        def fit(self, hp, model, *args, callbacks, epochs, initial_epoch=0, **kwargs):
            values = declare(space, hp)
            log = Log({"stop": stop, "select": select}, budget, values.get("patience", 0))
            begun = time.time()
            history = model.fit(
                *args,
                batch_size=values["batch_size"],
                epochs=min(epochs, initial_epoch + budget.left()),
                initial_epoch=initial_epoch,
                callbacks=[*callbacks, log],
                **kwargs,
            )
            trials.append(
                {
                    "params": values,
                    "parent": hp.values.get("tuner/trial_id"),
                    "bracket": hp.values.get("tuner/bracket"),
                    "round": hp.values.get("tuner/round"),
                    "target": epochs,
                    "startedAt": moment(begun),
                    "endedAt": moment(time.time()),
                    "score": max(history.history["val_accuracy"]),
                    "epochs": log.epochs,
                }
            )
            seconds = time.time() - started
            print(f"trial {len(trials)} {trials[-1]['score']:.4f}, {budget.spent} epochs, {seconds:.0f} s", file=sys.stderr)
            return history

    with tempfile.TemporaryDirectory() as folder:
        tuner = tuner_of(arguments, budget, Network(), folder)
        limits = {} if arguments.strategy == "hyperband" else {"epochs": arguments.epochs}
        tuner.search(*train, validation_data=select, verbose=0, **limits)
        numbers = {trial_id: number for number, trial_id in enumerate(tuner.oracle.start_order)}
        states = [tuner.oracle.trials[trial_id] for trial_id in tuner.oracle.start_order]
    for trial, state in zip(trials, states, strict=True):
        trial["id"], trial["status"] = state.trial_id, state.status
        trial["parent"] = None if trial["parent"] is None else numbers[trial["parent"]]
        if state.score is not None and abs(state.score - trial["score"]) > 1e-6:
            raise RuntimeError(f"Keras Tuner's score of trial {state.trial_id} is {state.score}, not {trial['score']}")
    return {
        "format": "trialdeck/keras-tuner-search/1",
        "strategy": arguments.strategy,
        "seed": arguments.seed,
        "epochs": arguments.epochs,
        "totalEpochs": budget.spent,
        "startedAt": moment(started),
        "endedAt": moment(time.time()),
        "versions": {
            "Keras Tuner": keras_tuner.__version__,
            "Keras": keras.__version__,
            "TensorFlow": tensorflow.__version__,
        },
        "trials": trials,
    }


def tuner_of(arguments, budget, network, folder):
    oracles = keras_tuner.oracles
    common = {"objective": keras_tuner.Objective("val_accuracy", "max"), "seed": arguments.seed}
    place = {"hypermodel": network, "directory": folder, "project_name": "search"}
    most = arguments.total_epochs
    match arguments.strategy:
        case "random":
            return keras_tuner.Tuner(oracle=within_budget(oracles.RandomSearchOracle, budget)(max_trials=most, **common), **place)
        case "bayesian":
            oracle = within_budget(oracles.BayesianOptimizationOracle, budget)(max_trials=most, num_initial_points=10, **common)
            return keras_tuner.Tuner(oracle=oracle, **place)
        case "hyperband":
            oracle = within_budget(oracles.HyperbandOracle, budget)
            tuner = keras_tuner.Hyperband(max_epochs=arguments.epochs, factor=3, hyperband_iterations=most, **common, **place)
            tuner.oracle = oracle(max_epochs=arguments.epochs, factor=3, hyperband_iterations=most, **common)
            tuner.oracle._set_project_dir(tuner.directory, tuner.project_name)
            tuner._populate_initial_space()
            return tuner


def moment(seconds):
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--partitions", required=True)
    parser.add_argument("--space", required=True, help="search space, as trialdeck space --json prints it")
    parser.add_argument("--strategy", choices=["random", "hyperband", "bayesian"], required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--epochs", type=int, required=True, help="most epochs of a trial")
    parser.add_argument("--total-epochs", type=int, required=True, help="epochs of the whole search")
    parser.add_argument("--threads", type=int, required=True, help="threads of TensorFlow; 0 leaves them as they come")
    arguments = parser.parse_args()

    limit_threads(arguments.threads)
    keras.utils.set_random_seed(arguments.seed)
    print(json.dumps(search(arguments)))


if __name__ == "__main__":
    main()

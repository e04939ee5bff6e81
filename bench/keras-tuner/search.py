"""Trains a list of configurations with Keras Tuner and prints what came of them as one JSON document.

With one process and all threads it is Keras Tuner as it comes. Several processes share the list: each takes the next
configuration that none has taken.
"""

import argparse
import json
import tempfile
import time

from processes import context, run_together


def work(arguments, taken, answers):
    import keras
    import keras_tuner
    import tensorflow

    from model import build_model, limit_threads
    from partition_file import read_partitions

    limit_threads(arguments.threads)
    with open(arguments.configurations, encoding="utf-8") as file:
        configurations = json.load(file)
    train, select = read_partitions(arguments.partitions, ["train", "select"])
    trials = []

    class ListOracle(keras_tuner.oracles.RandomSearchOracle):
        """Random search that is told what to draw."""

        def populate_space(self, trial_id):
            with taken.get_lock():
                number = taken.value
                taken.value += 1
            if number >= len(configurations):
                return {"status": keras_tuner.engine.trial.TrialStatus.STOPPED, "values": None}
            return {"status": keras_tuner.engine.trial.TrialStatus.RUNNING, "values": configurations[number]}

    class Network(keras_tuner.HyperModel):
        def build(self, hp):
            return build_model(
                hidden_layers=hp.Int("hidden_layers", 1, 3),
                units=hp.Int("units", 64, 512),
                dropout_rate=hp.Float("dropout_rate", 0, 0.4),
                learning_rate=hp.Float("learning_rate", 1e-4, 1e-2, sampling="log"),
            )

        def fit(self, hp, model, *args, **kwargs):
            started = time.time()
            history = model.fit(*args, batch_size=hp.Int("batch_size", 32, 256), **kwargs)
            accuracies = [float(accuracy) for accuracy in history.history["val_accuracy"]]
            trials.append({"params": hp.values, "accuracies": accuracies, "seconds": time.time() - started})
            return history

    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        oracle = ListOracle(objective="val_accuracy", max_trials=len(configurations))
        tuner = keras_tuner.Tuner(oracle=oracle, hypermodel=Network(), directory=folder, project_name="bench")
        started = time.time()
        tuner.search(*train, epochs=arguments.epochs, validation_data=select, verbose=0)
        ended = time.time()
    versions = {"Keras Tuner": keras_tuner.__version__, "Keras": keras.__version__, "TensorFlow": tensorflow.__version__}
    answers.put({"trials": trials, "started": started, "ended": ended, "versions": versions})


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--partitions", required=True)
    parser.add_argument("--configurations", required=True, help="JSON file with an array of parameters")
    parser.add_argument("--epochs", type=int, required=True)
    parser.add_argument("--processes", type=int, required=True)
    parser.add_argument("--threads", type=int, required=True, help="threads of a process; 0 leaves them as they come")
    parser.add_argument("--folder", required=True, help="where Keras Tuner keeps its project")
    arguments = parser.parse_args()

    parts = run_together(work, arguments.processes, arguments, context.Value("i", 0))
    seconds = max(part["ended"] for part in parts) - min(part["started"] for part in parts)
    trials = [trial for part in parts for trial in part["trials"]]
    print(json.dumps({"trials": trials, "seconds": seconds, "versions": parts[0]["versions"]}))


if __name__ == "__main__":
    main()

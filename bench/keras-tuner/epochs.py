"""Seconds of each epoch of one network in Keras, in one or several processes that begin together, as JSON."""

import argparse
import json
import time

from processes import context, run_together


def work(arguments, ready, answers):
    import keras
    import tensorflow

    from model import build_model, limit_threads
    from partition_file import read_partitions

    class Clock(keras.callbacks.Callback):
        def __init__(self):
            super().__init__()
            self.seconds = []

        def on_epoch_begin(self, epoch, logs=None):
            self.started = time.perf_counter()

        def on_epoch_end(self, epoch, logs=None):
            self.seconds.append(time.perf_counter() - self.started)

    limit_threads(arguments.threads)
    ((inputs, labels),) = read_partitions(arguments.partitions, ["train"])
    model = build_model(hidden_layers=2, units=arguments.units, dropout_rate=0.2, learning_rate=0.001)
    clock = Clock()
    ready.wait()
    model.fit(inputs, labels, batch_size=arguments.batch, epochs=arguments.epochs, callbacks=[clock], verbose=0)
    answers.put({"seconds": clock.seconds, "versions": {"Keras": keras.__version__, "TensorFlow": tensorflow.__version__}})


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--partitions", required=True)
    parser.add_argument("--units", type=int, required=True)
    parser.add_argument("--batch", type=int, required=True)
    parser.add_argument("--epochs", type=int, required=True)
    parser.add_argument("--processes", type=int, required=True)
    parser.add_argument("--threads", type=int, required=True, help="threads of a process; 0 leaves them as they come")
    arguments = parser.parse_args()

    parts = run_together(work, arguments.processes, arguments, context.Barrier(arguments.processes))
    print(json.dumps({"seconds": [part["seconds"] for part in parts], "versions": parts[0]["versions"]}))


if __name__ == "__main__":
    main()

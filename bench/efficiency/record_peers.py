"""Records into peers.json how far peers come on the objectives of the bench, one evaluation at a time, with their defaults.

Run:  python -m venv v && v/bin/pip install -r requirements.txt && v/bin/python record_peers.py
      [--peers NAME ...] [--seeds N]

It goes on where it was stopped: every search is written down when it ends, and one that is written down is not repeated.
The cheap peers come first. A regret is the true value, without noise, of the configuration with the lowest value seen so
far, less the minimum.
"""

import argparse
import json
import logging
import os
import random
import tempfile
import time
import warnings
from pathlib import Path

for library in ("OMP", "OPENBLAS", "MKL"):
    os.environ[f"{library}_NUM_THREADS"] = "1"
os.environ["KERAS_BACKEND"] = "torch"
warnings.filterwarnings("ignore")

import numpy as np
import optuna

from objectives import OBJECTIVES, SPACES

FIXTURE = Path(__file__).with_name("peers.json")
AFTER = [10, 20, 30, 50, 75, 100]


def is_active(dimension, params):
    return all(params.get(name) in values for name, values in dimension.get("when", {}).items())


def optuna_search(sampler):
    def search(space, tell, evaluations, seed):
        def objective(trial):
            params = {}
            for name, dimension in space.items():
                if is_active(dimension, params):
                    params[name] = suggest(trial, name, dimension)
            return tell(params)

        optuna.create_study(sampler=sampler(seed)).optimize(objective, n_trials=evaluations)

    return search


def suggest(trial, name, dimension):
    if dimension["type"] == "categorical":
        return trial.suggest_categorical(name, dimension["values"])
    draw = trial.suggest_float if dimension["type"] == "float" else trial.suggest_int
    return draw(name, dimension["low"], dimension["high"], log=dimension.get("scale") == "log")


def without_checks_of_rows():
    """scikit-learn checks every row that it predicts for. That is half the time of a search, and the values are the same without."""
    from sklearn.gaussian_process import _gpr

    check = _gpr.validate_data
    _gpr.validate_data = lambda estimator, *data, **rules: data[0] if len(data) == 1 else check(estimator, *data, **rules)


def keras_tuner_search(space, tell, evaluations, seed):
    import keras_tuner

    parameters = keras_tuner.HyperParameters()
    for name, dimension in space.items():
        if "when" in dimension:
            ((parent, values),) = dimension["when"].items()
            with parameters.conditional_scope(parent, values):
                declare(parameters, name, dimension)
        else:
            declare(parameters, name, dimension)
    oracle = keras_tuner.oracles.BayesianOptimizationOracle(
        keras_tuner.Objective("loss", "min"), max_trials=evaluations, hyperparameters=parameters, seed=seed + 1
    )
    with tempfile.TemporaryDirectory() as folder:
        oracle._set_project_dir(folder, "search")
        oracle.verbose = 0
        for _ in range(evaluations):
            trial = oracle.create_trial("tuner")
            values = trial.hyperparameters.values
            params = {}
            for name, dimension in space.items():
                if is_active(dimension, params):
                    params[name] = values[name]
            oracle.update_trial(trial.trial_id, {"loss": tell(params)})
            trial.status = "COMPLETED"
            oracle.end_trial(trial)


def declare(parameters, name, dimension):
    if dimension["type"] == "categorical":
        parameters.Choice(name, dimension["values"], ordered=False)
        return
    add = parameters.Float if dimension["type"] == "float" else parameters.Int
    add(name, dimension["low"], dimension["high"], sampling=dimension.get("scale", "linear"))


def skopt_search(space, tell, evaluations, seed):
    import skopt

    def objective(values):
        params = {}
        for (name, dimension), value in zip(space.items(), values):
            if is_active(dimension, params):
                params[name] = value.item() if isinstance(value, np.generic) else value
        return tell(params)

    # It knows no conditions: it sees all parameters, and those that are inactive change nothing.
    skopt.gp_minimize(objective, [skopt_dimension(each) for each in space.values()], n_calls=evaluations, random_state=seed)


def skopt_dimension(dimension):
    from skopt.space import Categorical, Integer, Real

    if dimension["type"] == "categorical":
        return Categorical(dimension["values"])
    kind = Real if dimension["type"] == "float" else Integer
    prior = "log-uniform" if dimension.get("scale") == "log" else "uniform"
    return kind(dimension["low"], dimension["high"], prior=prior)


# Name, search and evaluations, the cheap ones first.
PEERS = {
    "optuna-random": (optuna_search(lambda seed: optuna.samplers.RandomSampler(seed=seed)), 100),
    "optuna-tpe": (optuna_search(lambda seed: optuna.samplers.TPESampler(seed=seed)), 100),
    "optuna-cmaes": (optuna_search(lambda seed: optuna.samplers.CmaEsSampler(seed=seed)), 100),
    "optuna-gp": (optuna_search(lambda seed: optuna.samplers.GPSampler(seed=seed)), 100),
    "skopt-gp": (skopt_search, 50),
    "keras-tuner-bayesian": (keras_tuner_search, 50),
}


def search_once(peer, objective, seed):
    formula, minimum, noise = OBJECTIVES[objective]
    search, evaluations = PEERS[peer]
    rng = np.random.default_rng([seed, 20261125])
    seen = []

    def tell(params):
        value = formula(params)
        seen.append((value + noise * rng.standard_normal() if noise else value, value))
        return float(seen[-1][0])

    random.seed(seed)
    np.random.seed(seed)
    started = time.perf_counter()
    search(SPACES[objective], tell, evaluations, seed)
    seconds = time.perf_counter() - started
    regrets = {str(after): min(seen[:after])[1] - minimum for after in AFTER if after <= len(seen)}
    return {"peer": peer, "objective": objective, "seed": seed, "seconds": round(seconds, 2), "regrets": regrets}


def versions():
    from importlib.metadata import version

    names = {"Optuna": "optuna", "cmaes": "cmaes", "PyTorch": "torch", "scikit-optimize": "scikit-optimize", "Keras Tuner": "keras-tuner"}
    return {name: version(package) for name, package in names.items()}


def save(runs):
    order = list(PEERS)
    runs = sorted(runs, key=lambda run: (order.index(run["peer"]), list(SPACES).index(run["objective"]), run["seed"]))
    lines = ",\n".join(f"  {json.dumps(run)}" for run in runs)
    scratch = FIXTURE.with_suffix(".part")
    scratch.write_text(f'{{\n "versions": {json.dumps(versions())},\n "runs": [\n{lines}\n ]\n}}\n')
    scratch.replace(FIXTURE)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", nargs="+", choices=PEERS, default=list(PEERS))
    parser.add_argument("--seeds", type=int, default=20)
    arguments = parser.parse_args()

    logging.disable(logging.WARNING)
    without_checks_of_rows()
    optuna.logging.disable_default_handler()
    runs = json.loads(FIXTURE.read_text())["runs"] if FIXTURE.exists() else []
    done = {(run["peer"], run["objective"], run["seed"]) for run in runs}
    for peer in arguments.peers:
        for seed in range(arguments.seeds):
            for objective in OBJECTIVES:
                if (peer, objective, seed) in done:
                    continue
                runs.append(search_once(peer, objective, seed))
                save(runs)


if __name__ == "__main__":
    main()

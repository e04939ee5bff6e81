"""The objectives of the bench, all to be minimised: the same formulas as objectives.ts, which says where they are from."""

import json
import math
from pathlib import Path

SPACES = json.loads(Path(__file__).with_name("spaces.json").read_text())

ALPHA = [1.0, 1.2, 3.0, 3.2]
HARTMANN_6 = (
    [
        [10, 3, 17, 3.5, 1.7, 8],
        [0.05, 10, 17, 0.1, 8, 14],
        [3, 3.5, 1.7, 10, 17, 8],
        [17, 8, 0.05, 10, 0.1, 14],
    ],
    [
        [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886],
        [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
        [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650],
        [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
    ],
)
HARTMANN_3 = (
    [[3, 10, 30], [0.1, 10, 35], [3, 10, 30], [0.1, 10, 35]],
    [[0.3689, 0.1170, 0.2673], [0.4699, 0.4387, 0.7470], [0.1091, 0.8732, 0.5547], [0.0381, 0.5743, 0.8828]],
)


def branin(p):
    x, y = p["x"], p["y"]
    curve = y - 5.1 / (4 * math.pi**2) * x * x + 5 / math.pi * x - 6
    return curve**2 + 10 * (1 - 1 / (8 * math.pi)) * math.cos(x) + 10


def hartmann(p, steepness, centres):
    x = list(p.values())
    return -sum(
        alpha * math.exp(-sum(a * (xi - c) ** 2 for a, xi, c in zip(row, x, centre)))
        for alpha, row, centre in zip(ALPHA, steepness, centres)
    )


def rosenbrock(p):
    x = list(p.values())
    return sum(100 * (b - a * a) ** 2 + (1 - a) ** 2 for a, b in zip(x, x[1:]))


def mixed(p):
    kind = {
        "a": (0.3, 0.2, 0.8, 2, 3),
        "b": (0.1, 0.7, 0.3, 6, 7),
        "c": (0.0, 0.6, 0.7, 4, 5),
        "d": (0.6, 0.5, 0.5, 4, 5),
    }[p["kind"]]
    offset, x, y, depth, width = kind
    bowl = 2 * (p["x"] - x) ** 2 + abs(p["y"] - y) + 0.1 * (1 - math.cos(6 * math.pi * (p["x"] - x)))
    whole = 0.03 * (p["depth"] - depth) ** 2 + 0.05 * (math.log2(p["width"]) - width) ** 2
    return offset + bowl + whole + 0.1 * (math.log10(p["rate"]) + 3) ** 2


def conditional(p):
    if p["model"] == "linear":
        return 0.25 + 0.02 * (math.log10(p["penalty"]) + 1) ** 2
    if p["model"] == "trees":
        return 0.08 + 0.004 * (p["depth"] - 9) ** 2 + 0.02 * (math.log2(p["leaf"]) - 3) ** 2
    ridge = math.log10(p["rate"]) + 2.5 + (p["momentum"] - 0.9)
    return 0.1 * ridge**2 + 0.3 * (p["momentum"] - 0.9) ** 2 + 0.05 * (p["layers"] - 3) ** 2


def tuning(p):
    capacity = math.log2(p["units"]) + 0.5 * (p["hidden_layers"] - 1)
    best_rate = math.log10(1e-3 * math.sqrt(p["batch_size"] / 64) * math.sqrt(256 / p["units"]))
    off = math.log10(p["learning_rate"]) - best_rate
    best_dropout = 0.2 + 0.03 * (capacity - 9.5)
    return (
        0.1
        + 0.03 * off**2
        + 0.6 * min(1, max(0, 2 * (off - 1)))
        + 0.004 * (capacity - 9.5) ** 2
        + 0.006 * (p["hidden_layers"] - 2) ** 2
        + 0.1 * (p["dropout_rate"] - best_dropout) ** 2
        + 0.002 * (math.log10(p["weight_decay"]) + 4) ** 2
        + {"relu": 0, "elu": 0.004, "tanh": 0.012}[p["activation"]]
        + 0.002 * math.log2(p["batch_size"] / 64) ** 2
    )


# Formula, minimum, standard deviation of the noise that the strategy sees on top.
OBJECTIVES = {
    "branin": (branin, 0.39788735772973816, 0),
    "hartmann6": (lambda p: hartmann(p, *HARTMANN_6), -3.322368011415515, 0),
    "rosenbrock4": (rosenbrock, 0, 0),
    "mixed": (mixed, 0, 0),
    "conditional": (conditional, 0, 0),
    "noisy-hartmann3": (lambda p: hartmann(p, *HARTMANN_3), -3.8627797869493365, 0.2),
    "tuning": (tuning, 0.1, 0),
}

"""A search space of the product, declared to Keras Tuner: the same names, ranges, scales and conditions."""


def declare(space, hp):
    """Asks `hp` for every parameter of the space and returns those that have an effect, by name.

    `space` is the JSON document that `trialdeck space --json` prints. A condition (`when`) becomes a conditional scope of
    Keras Tuner; conditions refer to parameters that come earlier in the space.
    """
    values = {}
    for name, dimension in space.items():
        condition = dimension.get("when", {})
        if not all(values.get(parent) in allowed for parent, allowed in condition.items()):
            declare_inactive(hp, name, dimension)
            continue
        values[name] = declare_one(hp, name, dimension)
    return values


def declare_one(hp, name, dimension):
    condition = list(dimension.get("when", {}).items())
    if len(condition) > 1:
        raise ValueError(f"{name} depends on {len(condition)} parameters; Keras Tuner's scopes are written for one here")
    if not condition:
        return ask(hp, name, dimension)
    ((parent, allowed),) = condition
    with hp.conditional_scope(parent, allowed):
        return ask(hp, name, dimension)


def declare_inactive(hp, name, dimension):
    """Keras Tuner learns of a parameter by its declaration, whether it has an effect or not."""
    declare_one(hp, name, dimension)


def ask(hp, name, dimension):
    kind = dimension["type"]
    if kind == "fixed":
        return hp.Fixed(name, dimension["value"])
    if kind == "categorical":
        chosen = hp.Choice(name, dimension["values"])
        # Keras Tuner gives 0 and 1 for what was declared as False and True.
        return bool(chosen) if all(isinstance(value, bool) for value in dimension["values"]) else chosen
    if "step" in dimension:
        raise ValueError(f"{name} has a step, which is not written for Keras Tuner here")
    sampling = dimension.get("scale", "linear")
    number = hp.Int if kind == "int" else hp.Float
    return number(name, dimension["low"], dimension["high"], sampling=sampling)

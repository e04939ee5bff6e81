"""The product's fully connected network for a configuration, written in Keras: every hyperparameter, nothing left out."""

import math

import keras

ACTIVATIONS = {"gelu": lambda sums: keras.activations.gelu(sums, approximate=False)}
SMALLEST_LAYER = 8


def layer_sizes(values, classes):
    layers, units, shape = values["hidden_layers"], values["units"], values["shape"]

    def size(layer):
        if shape == "halving":
            return units / 2**layer
        if shape == "pyramid":
            return units - (units - classes) * layer / layers
        return units

    # Halves are rounded up, as in the product; Python's own round takes them to even.
    return [max(SMALLEST_LAYER, math.floor(size(layer) + 0.5)) for layer in range(layers)]


def build_network(values, *, features, classes, batches, max_epochs, initial_epoch=0):
    """A compiled model of logits.

    `batches` are those of an epoch and `max_epochs` the most that a trial is trained: the learning rate's schedule spans
    them. `initial_epoch` is where a continued trial goes on, so that its schedule goes on there too.
    """
    penalty = keras.regularizers.L2(values["l2"]) if values.get("l2") else None
    normal = values.get("batch_normalization", False)

    def dense(units, bias):
        return keras.layers.Dense(
            units, use_bias=bias, kernel_initializer=values["initializer"], kernel_regularizer=penalty
        )

    model = keras.Sequential([keras.layers.Input((features,))])
    activation = values["activation"]
    for units in layer_sizes(values, classes):
        model.add(dense(units, bias=not normal))
        if normal:
            model.add(keras.layers.BatchNormalization(momentum=0.9, epsilon=1e-3))
        model.add(keras.layers.Activation(ACTIVATIONS.get(activation, activation)))
        if values["dropout_rate"] > 0:
            model.add(keras.layers.Dropout(values["dropout_rate"]))
    model.add(dense(classes, bias=True))
    rate = Schedule(values, batches, max_epochs, initial_epoch)
    model.compile(
        optimizer=optimizer_of(values, rate),
        loss=SmoothedCrossentropy(classes, values.get("label_smoothing", 0.0)),
        metrics=[keras.metrics.SparseCategoricalAccuracy(name="accuracy")],
        steps_per_execution=32,
    )
    return model


def optimizer_of(values, rate):
    optimizers = keras.optimizers
    match values["optimizer"]:
        case "sgd":
            return optimizers.SGD(rate)
        case "momentum" | "nesterov" as name:
            return optimizers.SGD(rate, momentum=values["momentum"], nesterov=name == "nesterov")
        case "rmsprop":
            return optimizers.RMSprop(rate, rho=values.get("rho", 0.9), epsilon=1e-7)
        case "adam":
            return optimizers.Adam(rate, values.get("beta_1", 0.9), values.get("beta_2", 0.999), epsilon=1e-7)
        case "adamw":
            decay = values.get("weight_decay", 0.004)
            made = optimizers.AdamW(rate, decay, values.get("beta_1", 0.9), values.get("beta_2", 0.999), epsilon=1e-7)
            made.exclude_from_weight_decay(var_names=["bias", "gamma", "beta"])
            return made
        case name:
            raise ValueError(f"optimizer is {name}; written here are sgd, momentum, nesterov, rmsprop, adam and adamw")


class SmoothedCrossentropy(keras.losses.Loss):
    """Of whole-number labels: Keras smooths the labels of its categorical cross-entropy alone."""

    def __init__(self, classes, smoothing):
        super().__init__(name="crossentropy")
        self.classes, self.smoothing = classes, smoothing

    def call(self, labels, logits):
        wanted = keras.ops.one_hot(keras.ops.cast(keras.ops.reshape(labels, (-1,)), "int32"), self.classes)
        smoothed = wanted * (1 - self.smoothing) + self.smoothing / self.classes
        return keras.ops.categorical_crossentropy(smoothed, logits, from_logits=True)


class Schedule(keras.optimizers.schedules.LearningRateSchedule):
    """constant; exponential: factor ** (epochs / every); cosine: (1 + cos(pi * epochs / max)) / 2."""

    def __init__(self, values, batches, max_epochs, initial_epoch):
        self.peak, self.kind = values["learning_rate"], values.get("schedule", "constant")
        if self.kind not in ("constant", "exponential", "cosine"):
            raise ValueError(f"schedule is {self.kind}; written here are constant, exponential and cosine")
        self.factor, self.every = values.get("decay_factor", 0.5), values.get("decay_every_epochs", 5)
        self.batches, self.max_epochs, self.initial_epoch = batches, max_epochs, initial_epoch

    def __call__(self, step):
        epochs = self.initial_epoch + keras.ops.cast(step, "float32") / self.batches
        if self.kind == "constant":
            return keras.ops.convert_to_tensor(self.peak, "float32")
        if self.kind == "exponential":
            return self.peak * self.factor ** (epochs / self.every)
        return self.peak * (1 + keras.ops.cos(math.pi * keras.ops.minimum(1.0, epochs / self.max_epochs))) / 2

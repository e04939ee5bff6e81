"""The fully connected network of a configuration, as one writes it in Keras."""

import keras
import tensorflow


def limit_threads(threads):
    """0 leaves TensorFlow's threads as they come."""
    if threads > 0:
        tensorflow.config.threading.set_intra_op_parallelism_threads(threads)
        tensorflow.config.threading.set_inter_op_parallelism_threads(threads)


def build_model(hidden_layers, units, dropout_rate, learning_rate):
    model = keras.Sequential([keras.layers.Input((784,))])
    for _ in range(hidden_layers):
        model.add(keras.layers.Dense(units, activation="relu"))
        model.add(keras.layers.Dropout(dropout_rate))
    model.add(keras.layers.Dense(10))
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        metrics=["accuracy"],
    )
    return model

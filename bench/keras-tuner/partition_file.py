"""Reads the partition file that the trial workers read, so that both sides have the same rows.

Its layout is described in electron/engine/data/partition-file.ts.
"""

import json

import numpy


def read_partitions(file, names):
    """The named partitions as (inputs, labels): standardised float32 rows and their classes."""
    content = numpy.fromfile(file, dtype=numpy.uint8)
    header_length = int(content[8:12].view("<u4")[0])
    header = json.loads(content[12 : 12 + header_length].tobytes())
    features, at = header["features"], 12 + header_length
    partitions = {}
    for name, rows in header["rows"].items():
        pixels = content[at : at + rows * features].reshape(rows, features)
        labels = content[at + rows * features : at + rows * (features + 1)]
        at += rows * (features + 1)
        if name in names:
            inputs = (pixels.astype(numpy.float32) / 255 - header["mean"]) / header["deviation"]
            partitions[name] = inputs.astype(numpy.float32), labels.astype(numpy.int32)
    return [partitions[name] for name in names]

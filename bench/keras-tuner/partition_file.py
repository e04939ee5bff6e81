"""Reads the partition file that the trial workers read, so that both sides have the same rows.

Its layout is described in electron/engine/tasks/network/data/partition-file.ts.
"""

import json

import numpy


TRAILER_BYTES = 4 + 32 + 8


def read_partitions(file, names):
    """The named partitions as (inputs, labels): standardised float32 rows and their classes."""
    content = numpy.fromfile(file, dtype=numpy.uint8)
    header_end = len(content) - TRAILER_BYTES
    header_length = int(content[header_end : header_end + 4].view("<u4")[0])
    header = json.loads(content[header_end - header_length : header_end].tobytes())
    rows, features = header["rows"], header["features"]
    pixels = content[: rows * features].reshape(rows, features)
    labels_begin = -(-rows * features // 4) * 4
    labels = content[labels_begin : labels_begin + 4 * rows].view("<i4")
    (mean,), (deviation,) = (header["statistics"][key] for key in ("mean", "deviation"))
    partitions = []
    for name in names:
        begin = header["partitions"][name]["begin"]
        end = begin + header["partitions"][name]["rows"]
        inputs = (pixels[begin:end].astype(numpy.float32) / 255 - mean) / deviation
        partitions.append((inputs.astype(numpy.float32), labels[begin:end].astype(numpy.int32)))
    return partitions

"""The binary form of an answer, read from its description in docs/api.md alone."""

from itertools import pairwise
from struct import Struct
from typing import Any

import numpy as np

MEDIA_TYPE = "application/octet-stream"
MAGIC = b"BPXC"
# Magic, version, number of columns, zero; and of each column name, type, beginning, length, zero.
HEAD, ENTRY = Struct("<4sIII"), Struct("<16sIIII")
NUMBERS = {1: "<f8", 2: "<i4"}


def columns(answer: bytes) -> dict[str, Any]:
    """By name, as the JSON form has them: `ids`, `values` and `grads`, among others."""
    _, _, count, _ = HEAD.unpack_from(answer)
    read: dict[str, Any] = {}
    for i in range(count):
        name, kind, at, length, _ = ENTRY.unpack_from(answer, HEAD.size + i * ENTRY.size)
        column = (
            np.frombuffer(answer, NUMBERS[kind], length, at).tolist()
            if kind in NUMBERS
            else answer[at : at + length]
        )
        read[name.rstrip(b"\0").decode()] = column
    ends = pairwise([0, *read["ids_ends"]])
    return read | {"ids": [read["ids"][start:end].decode() for start, end in ends]}

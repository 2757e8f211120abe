"""Reads columns of bytes as docs/api.md describes them, item by item."""

from itertools import pairwise
from struct import unpack_from
from typing import Any, TypeAlias

import numpy as np

TYPES: dict[int, np.dtype[Any]] = {1: np.dtype("<f8"), 2: np.dtype("<i4"), 3: np.dtype("u1")}
Columns: TypeAlias = dict[str, Any]


def columns(answer: bytes) -> Columns:
    """Every column by name; raises where one lies outside of the answer, or not at an eighth."""
    magic, version, count, rest = unpack_from("<4sIII", answer)
    assert (magic, version, rest) == (b"BPXC", 1, 0)
    found = {}
    end = 16 + 32 * count
    for entry in range(16, end, 32):
        name, kind, start, length, rest = unpack_from("<16sIIII", answer, entry)
        assert start == end
        assert start % 8 == rest == 0
        column: np.ndarray[Any, Any] = np.frombuffer(answer, TYPES[kind], length, start)
        found[name.rstrip(b"\0").decode()] = column
        end = start + column.nbytes
        end += -end % 8
    assert end == len(answer)
    return found


def ids(found: Columns) -> list[str]:
    text = found["ids"].tobytes()
    return [text[a:b].decode() for a, b in pairwise([0, *found["ids_ends"].tolist()])]


def items(found: Columns, name: str) -> list[Any]:
    """Floats, arrays and, where an item has no number, None."""
    data = found[name]
    if f"{name}_ends" not in found:
        return list(data.tolist())
    taken, at = [], 0
    axes = found[f"{name}_axes"].tolist()
    ends = [0, *found[f"{name}_ends"].tolist()]
    for (a, b), rank in zip(pairwise(ends), axes, strict=True):
        shape = found[f"{name}_sizes"][at : at + rank]
        at += rank
        item = data[a:b].reshape(shape) if rank else float(data[a]) if b > a else None
        taken.append(item)
    assert at == len(found[f"{name}_sizes"])
    assert ends[-1] == len(data)
    return taken

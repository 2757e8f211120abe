"""A run as a file's content: read back to the last bit, or not at all."""

import json
from dataclasses import replace
from io import BytesIO
from typing import Any

import numpy as np
import pytest

from app.runs.run import went_on
from app.runs.run_file import read, written
from tests.runs.jobs import run_of, slice_to


def test_losses_that_are_not_finite_are_read_back() -> None:
    run = run_of()
    done = slice_to(run, 0)
    wild = replace(done.points[0], batch_loss=float("nan"), log_prior=-float("inf"))
    saved = read(written(went_on(run, replace(done, points=(wild,)))))
    assert saved is not None
    [point] = saved.revived(run.job).history.points
    assert np.isnan(point.batch_loss or 0.0)
    assert point.log_prior == -np.inf


def test_a_byte_that_was_changed_is_no_crash() -> None:
    content = written(went_on(run_of(), slice_to(run_of(), 0)))
    for place in range(len(content)):
        changed = bytearray(content)
        changed[place] ^= 0x15
        read(bytes(changed))  # either nothing, or what a file says of which that byte says nothing


def numpy_file(*arrays: Any, **named: Any) -> bytes:
    file = BytesIO()
    if named:
        np.savez(file, *arrays, **named)
    else:
        np.save(file, arrays[0], allow_pickle=True)
    return file.getvalue()


def as_text(text: Any) -> np.ndarray[Any, Any]:
    return np.frombuffer(json.dumps(text).encode(), np.uint8)


FOREIGN = {
    "nothing": b"",
    "text": b"a run",
    "an array": numpy_file(np.ones(3)),
    "an object": numpy_file(np.array([{"a": 1}], dtype=object)),
    "arrays": numpy_file(a=np.ones(3)),
    "objects": numpy_file(text=np.array([print], dtype=object)),
    "a list": numpy_file(text=as_text([1])),
    "another version": numpy_file(text=as_text({"version": 99})),
    "no request": numpy_file(text=as_text({"version": 1, "request": 3, "status": "running"})),
}


@pytest.mark.parametrize("case", FOREIGN)
def test_the_files_of_others_are_no_runs(case: str) -> None:
    assert read(FOREIGN[case]) is None

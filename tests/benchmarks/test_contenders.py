"""What is timed computes what it says; how long anything takes is not tested."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from benchmarks import c_peer, engine, memory, micrograd_peer, ours, tensors
from benchmarks.contender import Contender, DisagreementError, Numbers, agree
from benchmarks.graphs import SHAPES, graph_of

each_shape = pytest.mark.parametrize("shape", SHAPES)
each_recipe = pytest.mark.parametrize("name", tensors.RECIPES)


@each_shape
def test_ours_and_every_peer_that_is_there_give_the_same_numbers(shape: str) -> None:
    agree(engine.contenders(graph_of(shape, 50)))


@each_shape
def test_the_tape_in_c_takes_part_exactly_where_c_can_be_compiled(
    shape: str, tmp_path: Path
) -> None:
    takes_part = c_peer.C in [each.name for each in engine.contenders(graph_of(shape, 10))]
    assert takes_part == can_compile(tmp_path)


def can_compile(folder: Path) -> bool:
    """Whether a compiler is there, with the headers that the tape needs."""
    compiler = shutil.which("cc")
    if compiler is None:
        return False
    made = [compiler, "-shared", "-fPIC", "-o", str(folder / "nothing.so"), "-x", "c", "-"]
    headers = b"#include <math.h>\n#include <stdint.h>\n#include <string.h>\n"
    return subprocess.run(made, input=headers, check=False).returncode == 0


def test_the_tape_in_c_is_left_out_where_the_compiler_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "cc"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    assert c_peer.compiled.__wrapped__(c_peer.SOURCE) is None


def test_the_tape_in_c_is_left_out_without_a_compiler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(c_peer, "compiled", lambda _: None)
    assert c_peer.C not in [each.name for each in engine.contenders(graph_of("deep", 10))]


def test_nothing_is_compiled_without_a_compiler(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    assert c_peer.compiled.__wrapped__(c_peer.SOURCE) is None


def test_micrograd_sits_out_a_graph_whose_ops_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(micrograd_peer, "load", lambda _: ModuleType("installed"))
    assert micrograd_peer.contender(graph_of("mixed", 10)) is None
    with pytest.raises(AttributeError, match="Value"):  # it begins to build this one
        micrograd_peer.contender(graph_of("wide", 10))


@each_recipe
def test_every_node_of_a_small_tensor_graph_has_the_same_numbers_by_hand(name: str) -> None:
    taking_part = tensors.contenders(name)
    agree(taking_part)
    assert taking_part[1].numbers().keys() == {node.id for node in tensors.graph_of(name).nodes}


def test_other_numbers_are_not_timed() -> None:
    first = ours.both_sweeps(ours.program_of(graph_of("wide", 10)))
    (node, (value, grad)), *_ = first.numbers().items()
    assert isinstance(grad, float)
    with pytest.raises(DisagreementError, match=f"^{node} is .* to wrong"):
        agree([first, wrong(first, {node: (value, grad + 1e-6)})])


def test_one_other_number_in_a_tensor_is_seen() -> None:
    first = tensors.contenders("affine")[0]
    value, grad = first.numbers()["w"]
    other = np.array(grad)
    other[0, 0] += 1e-6
    with pytest.raises(DisagreementError, match=r"^w is "):
        agree([first, wrong(first, {"w": (value, other)})])


def test_a_tensor_of_another_shape_is_another() -> None:
    first = tensors.contenders("affine")[0]
    value, grad = first.numbers()["b"]
    with pytest.raises(DisagreementError, match=r"^b is "):
        agree([first, wrong(first, {"b": (value, np.broadcast_to(grad, (2, 5)))})])


def wrong(right: Contender, numbers: Numbers) -> Contender:
    """One that differs from `right` in these numbers."""
    return replace(right, name="wrong", numbers=lambda: dict(right.numbers()) | dict(numbers))


def test_memory_tells_what_is_kept_from_what_was_needed_on_the_way() -> None:
    kept = memory.growth(lambda: bytes(1_000_000))
    assert 1_000_000 <= kept.kept <= kept.peak < 1_100_000
    passing = memory.growth(lambda: len(bytes(1_000_000)))
    assert passing.kept < 100_000
    assert 1_000_000 <= passing.peak < 1_100_000

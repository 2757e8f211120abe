"""Every op against the numbers that PyTorch gave for it, which `make torch-numbers` writes."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.engine.graph import Graph, Node
from app.engine.ops import OPS
from app.engine.program import Program, compile_graph
from app.engine.sweep import backward, forward, tangents
from app.engine.value import Array, Value, settle

DOCUMENT = json.loads((Path(__file__).parent / "torch_numbers.json").read_text(encoding="utf-8"))
BY_OP: dict[str, list[dict[str, Any]]] = DOCUMENT["ops"]
COMPUTING = [op for op in OPS.values() if not op.leaf]

every_op = pytest.mark.parametrize("op", BY_OP)


def given(numbers: Any) -> Value:
    """What a case writes as nested lists, with infinities and NaN by their names."""
    return settle(np.asarray(numbers, dtype=np.float64))


def program_of(op: str, case: dict[str, Any]) -> Program:
    leaves = [Node(f"x{slot}", "input", value=given(x)) for slot, x in enumerate(case["inputs"])]
    attrs = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in case.get("attrs", {}).items()
    }
    used = Node("y", op, tuple(leaf.id for leaf in leaves), attrs)
    return compile_graph(Graph((*leaves, used), "y"))


def answers(op: str, case: dict[str, Any]) -> Iterator[tuple[str, Value | None, Array]]:
    """What each answer is, the engine's, and PyTorch's: 0 where a slot carries no gradient."""
    program = program_of(op, case)
    run = forward(program)
    yield "value", run.values[program.output], np.asarray(given(case["value"]))
    grads = backward(program, run, given(case["seed"])).derivatives
    for slot, direction in enumerate(case["directions"]):
        for name, ours, theirs, shape in (
            ("grad", grads[slot], case["grads"][slot], program.shapes[slot]),
            (
                "tangent",
                tangents(program, run, slot, given(direction)).derivatives[program.output],
                case["tangents"][slot],
                program.shapes[program.output],
            ),
        ):
            expected = np.zeros(shape) if theirs is None else np.asarray(given(theirs))
            yield f"{name} of slot {slot}", ours, expected


def agree(ours: Value | None, theirs: Array) -> bool:
    """Whether shapes are equal, and each number too up to a relative 1e-12; NaN equals NaN."""
    found = np.asarray(ours, dtype=np.float64)
    return found.shape == theirs.shape and np.allclose(
        found, theirs, rtol=1e-12, atol=0.0, equal_nan=True
    )


@every_op
def test_values_vjps_and_jvps_are_those_of_pytorch(op: str) -> None:
    for case in BY_OP[op]:
        for what, ours, theirs in answers(op, case):
            assert agree(ours, theirs) or "differs" in case, f"{what}: {ours!r}\nfor {case}"


@pytest.mark.parametrize(
    ("op", "case"),
    [(op, case) for op, cases in BY_OP.items() for case in cases if "differs" in case],
    ids=lambda x: x if isinstance(x, str) else x["differs"],
)
def test_an_op_that_is_said_to_differ_from_pytorch_does(op: str, case: dict[str, Any]) -> None:
    assert not all(agree(ours, theirs) for _, ours, theirs in answers(op, case))


def test_there_are_numbers_for_every_op_in_the_order_of_the_catalogue() -> None:
    assert list(BY_OP) == [op.name for op in COMPUTING]


@every_op
def test_the_cases_reach_every_attr_and_several_ranks(op: str) -> None:
    cases = [case for case in BY_OP[op] if "differs" not in case]
    ranks = {np.ndim(given(x)) for case in cases for x in case["inputs"]}
    assert len(ranks) >= 2
    if OPS[op].scalar is not None:
        assert ranks == {0, 1, 2, 3, 4}
    for attr in OPS[op].attrs:
        assert any(
            case.get("attrs", {}).get(attr.name, attr.default) != attr.default for case in cases
        )


@every_op
def test_a_wrong_digit_would_be_seen(op: str) -> None:
    """In each answer, for one that is compared with nothing proves nothing."""
    for what, _, theirs in answers(op, BY_OP[op][0]):
        wrong = np.where(theirs == 0.0, 1e-300, theirs * (1.0 + 1e-11))
        assert not agree(settle(wrong), theirs), what


def test_the_file_says_what_made_it() -> None:
    assert set(DOCUMENT["made_by"]) == {"command", "torch", "numpy", "python", "machine"}
    assert DOCUMENT["made_by"]["command"] == "python -m oracles.torch_numbers"

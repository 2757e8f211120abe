"""The records themselves: complete, consistent, and every field of them at work."""

import ast
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from app.engine.attr import Attr
from app.engine.op import Op, ShapeError
from app.engine.ops import OPS
from app.engine.program import compile_graph
from app.engine.sweep import backward, forward
from app.engine.value import Value, settle, shape_of
from app.language.parse import parse
from tests.engine.arguments import COMPUTING, Arguments, arguments, legal

ROOT = Path(__file__).parents[2]
every_op = pytest.mark.parametrize("op", OPS.values(), ids=lambda op: op.name)


@every_op
def test_every_op_is_explained(op: Op) -> None:
    assert OPS[op.name] is op
    assert all([op.family, op.symbol, op.latex, op.doc, op.backward, op.example])
    assert op.doc.endswith(".")
    assert op.backward.endswith(".")
    assert all(attr.doc.endswith(".") for attr in op.attrs)


@every_op
def test_every_slot_has_one_local_and_formulas_name_only_inputs(op: Op) -> None:
    assert len(op.locals) == len(op.inputs)
    assert all(op.locals)
    inputs = (name.removeprefix("*") for name in op.inputs)
    known = {"y", *inputs, *(attr.name for attr in op.attrs if attr.symbol)}
    for formula in (op.latex, *op.locals):
        assert set(re.findall(r"<\*?(\w+?)>", formula)) <= known
        assert formula.count("{") == formula.count("}")


@every_op
def test_the_domain_bounds_every_input(op: Op) -> None:
    assert len(op.domain) in (1, len(op.inputs))
    assert all(low < high for low, high in op.domain)


@every_op
def test_every_default_is_legal(op: Op) -> None:
    assert [attr.complaint(attr.default) for attr in op.attrs] == [None] * len(op.attrs)
    assert op.settings({}) == {attr.name: attr.default for attr in op.attrs}


@every_op
def test_every_example_parses_runs_and_uses_its_op(op: Op) -> None:
    graph = parse(op.example).graph
    assert op.name in {node.op for node in graph.nodes}
    program = compile_graph(graph)
    run = forward(program)
    grads = backward(program, run, 1.0).derivatives
    assert all(np.all(np.isfinite(value)) for value in run.values)
    assert all(np.all(np.isfinite(g)) for g in grads if g is not None)
    assert sum(g is not None for g in grads) == len(graph.nodes)


def test_infix_symbols_and_names_are_not_shared() -> None:
    infixes = [op.infix for op in OPS.values() if op.infix]
    assert sorted(infixes) == sorted(set(infixes))
    assert {"+", "-", "*", "/", "**", "@"} <= set(infixes)


def outcome(given: Arguments) -> tuple[Value, ...]:
    program = given.program()
    run = forward(program)
    seed = np.arange(1.0, 1.0 + np.size(run.values[program.output]))
    shaped = seed.reshape(np.shape(run.values[program.output]))
    grads = backward(program, run, shaped if shaped.ndim else 1.0).derivatives
    return (run.values[program.output], *(g for g in grads[:-1] if g is not None))


@pytest.mark.parametrize(
    ("op", "attr"),
    [pytest.param(op, attr, id=f"{op.name}-{attr.name}") for op in COMPUTING for attr in op.attrs],
)
def test_every_attr_changes_what_its_op_does(op: Op, attr: Attr) -> None:
    assert any(
        differ(outcome(given), outcome(other))
        for given in map(on_both_sides, arguments(op))
        for other in with_other(attr, given)
    )


def on_both_sides(given: Arguments) -> Arguments:
    """The same use on numbers below and above 0, inside and outside of 1, where attrs show."""
    numbers = np.array([-1.0, 2.0, -3.0, 0.5, 5.0])
    values = [
        settle(np.resize(np.roll(numbers, slot), shape_of(value)))
        for slot, value in enumerate(given.values)
    ]
    for tried in (values, [*values[:-1], given.values[-1]]):
        moved = replace(given, values=tuple(tried))
        if moved.suits():
            return moved
    return given


def with_other(attr: Attr, given: Arguments) -> Iterator[Arguments]:
    """The same use with each other value of `attr` that fits it."""
    for value in legal(attr):
        other = replace(given, attrs={**given.attrs, attr.name: value})
        with suppress(ShapeError):
            given.op.shape(*map(shape_of, given.values), **given.op.settings(other.attrs))
            if other.suits():
                yield other


def differ(one: tuple[Value, ...], other: tuple[Value, ...]) -> bool:
    return any(not np.array_equal(a, b, equal_nan=True) for a, b in zip(one, other, strict=True))


def test_every_field_of_a_record_is_read_by_somebody() -> None:
    sources = [*(ROOT / "app").rglob("*.py"), *Path(__file__).parent.glob("*.py")]
    read = {
        node.attr
        for path in sources
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)
    }
    for record in (Op, Attr):
        assert {field.name for field in fields(record)} <= read

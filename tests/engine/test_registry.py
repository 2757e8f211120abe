"""The records themselves: complete, consistent, and every field of them at work."""

import ast
import re
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from app.engine.attr import Attr
from app.engine.op import Op
from app.engine.ops import OPS
from app.engine.program import compile_graph
from app.engine.sweep import backward, forward
from app.engine.value import Value
from app.language.parse import parse
from tests.engine.arguments import COMPUTING, Arguments, arguments

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
    grads = backward(program, run, 1.0).grads
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
    grads = backward(program, run, shaped if shaped.ndim else 1.0).grads
    return (run.values[program.output], *(g for g in grads[:-1] if g is not None))


@pytest.mark.parametrize(
    ("op", "attr"),
    [pytest.param(op, attr, id=f"{op.name}-{attr.name}") for op in COMPUTING for attr in op.attrs],
)
def test_every_attr_changes_what_its_op_does(op: Op, attr: Attr) -> None:
    seen: list[tuple[Value, ...]] = []
    # Below 0, where a slope shows.
    values = (-np.arange(1.0, 7.0).reshape(2, 3), np.zeros(2))[: len(op.inputs)]
    for given in arguments(op):
        others = {name: given.attrs[name] for name in given.attrs if name != attr.name}
        if others != {a.name: a.default for a in op.attrs if a is not attr}:
            continue
        if fits(op, given):
            seen.append(outcome(Arguments(op, values, given.attrs)))
    first, *rest = seen
    assert any(
        len(first) != len(other)
        or any(not np.array_equal(a, b) for a, b in zip(first, other, strict=True))
        for other in rest
    )


def fits(op: Op, given: Arguments) -> bool:
    wanted = [(2, 3), (2,)][: len(op.inputs)]
    return [np.shape(value) for value in given.values] == wanted


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

"""The backward sweep as a graph: the same gradients, and their own derivatives."""

from contextlib import suppress
from itertools import product

import numpy as np
import pytest

from app.engine.attr import AttrValue
from app.engine.derivative import compiled, derivative
from app.engine.hessian import hessian_product
from app.engine.op import Op, ShapeError
from app.engine.ops import OPS
from app.engine.program import Program
from app.engine.sweep import backward, forward
from app.engine.value import Array, Value, settle
from tests.engine.arguments import COMPUTING, ELEMENTWISE, Arguments, arguments, legal_attrs

every_op = pytest.mark.parametrize("op", COMPUTING, ids=lambda op: op.name)


def fits(op: Op, x: Array, attrs: dict[str, AttrValue]) -> bool:
    with suppress(ShapeError):
        op.shape(x.shape, **op.settings(attrs))
        return True
    return False


def seed_like(program: Program) -> Value:
    shape = program.shapes[program.output]
    return settle(np.random.default_rng(1).uniform(0.2, 1.0, shape))


def gradients(program: Program, seed: Value) -> list[Value]:
    """Those of all leaves of an op, by the sweep."""
    *leaves, _ = backward(program, forward(program), seed).derivatives
    return [grad for grad in leaves if grad is not None]


def in_graph(program: Program, seed: Value) -> dict[str, Value]:
    """The gradients of all leaves, computed by the derivative as a graph."""
    leaves = range(len(program.leaves) - len(program.computing))
    found = derivative(program, leaves, seed)
    if not found.grads:
        return {}
    swept = compiled(found, next(iter(found.grads)))
    values = forward(swept).values
    return {leaf: values[swept.position[grad]] for leaf, grad in found.grads.items()}


@every_op
def test_the_graph_of_a_backward_sweep_computes_its_gradients(op: Op) -> None:
    for given in arguments(op):
        program = given.program()
        seed = seed_like(program)
        found = in_graph(program, seed)
        for slot, grad in enumerate(gradients(program, seed)):
            # What carries no gradient whatever its numbers are has none in the graph.
            told = found.get(f"x{slot}", np.zeros(np.shape(grad)))
            np.testing.assert_allclose(
                told, grad, rtol=1e-11, atol=1e-13, err_msg=f"slot {slot} of {given}"
            )


def direction_like(value: Value, seed: int) -> Value:
    return settle(np.random.default_rng(seed).uniform(-1.0, 1.0, np.shape(value)))


def moved_gradients(given: Arguments, seed: Value, directions: list[Value]) -> list[Value]:
    """How fast the gradients of the backward sweep itself move, by central differences."""
    h = 1e-6

    def at(step: float) -> list[Value]:
        values = [
            settle(np.add(value, np.multiply(step, direction)))
            for value, direction in zip(given.values, directions, strict=True)
        ]
        program = Arguments(given.op, tuple(values), given.attrs).program()
        return gradients(program, seed)

    return [
        settle(np.subtract(ahead, behind) / (2 * h))
        for ahead, behind in zip(at(h), at(-h), strict=True)
    ]


@every_op
def test_second_derivatives_are_how_fast_gradients_move(op: Op) -> None:
    for given in arguments(op)[::3]:
        program = given.program()
        seed = seed_like(program)
        directions = [
            direction_like(value, slot) if given.may_move(slot) else settle(np.zeros_like(value))
            for slot, value in enumerate(given.values)
        ]
        slots = range(len(directions))
        moved = hessian_product(program, slots, seed, dict(enumerate(directions)))
        expected = moved_gradients(given, seed, directions)
        for slot in filter(given.may_move, slots):
            np.testing.assert_allclose(
                moved[slot], expected[slot], rtol=2e-6, atol=2e-7, err_msg=f"{slot} of {given}"
            )


TIED = np.array([[1.0, 1.0, 0.0, 0.0], [1.0, 1.0, 0.0, 0.0]])
CORNERS = [
    *(
        Arguments(op, xs, attrs)
        for op in ELEMENTWISE
        for xs in product((-1.0, 0.0, 0.5, 1.0, 2.0), repeat=2 if op.variadic else len(op.inputs))
        for attrs in legal_attrs(op)
    ),
    *(
        Arguments(OPS[name], (TIED,), attrs)
        for name in ("max", "min", "max_pool2d", "norm", "prod")
        for attrs in legal_attrs(OPS[name])
        if fits(OPS[name], TIED, attrs)
    ),
    Arguments(OPS["norm"], (np.zeros(3),), {}),
    Arguments(OPS["hinge"], (np.array([1.0, 0.0, 2.0]), 0.0), {}),
    Arguments(OPS["mae"], (np.array([1.0, 2.0]), np.array([1.0, 1.0])), {}),
]


def test_at_corners_and_ties_the_graph_takes_the_slope_that_the_sweep_takes() -> None:
    for given in CORNERS:
        program = given.program()
        seed = seed_like(program)
        found = in_graph(program, seed)
        for slot, grad in enumerate(gradients(program, seed)):
            told = found.get(f"x{slot}", np.zeros(np.shape(grad)))
            np.testing.assert_allclose(told, grad, rtol=1e-9, atol=1e-12, err_msg=f"{given}")

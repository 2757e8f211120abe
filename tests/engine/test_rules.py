"""Every op's rule against roads that do not know it: differences, duality, the other kernel."""

import numpy as np
import pytest

from app.engine.op import LinearMap, Op
from app.engine.sweep import backward, forward, tangents
from app.engine.value import Value, settle, shape_of
from tests.engine.arguments import COMPUTING, ELEMENTWISE, Arguments, arguments
from tests.engine.differences import differences, inner

every_op = pytest.mark.parametrize("op", COMPUTING, ids=lambda op: op.name)
every_elementwise_op = pytest.mark.parametrize("op", ELEMENTWISE, ids=lambda op: op.name)


def random_like(value: Value, seed: int) -> Value:
    return settle(np.random.default_rng(seed).uniform(-1.0, 1.0, np.shape(value)))


@every_op
def test_reverse_gradients_equal_central_differences(op: Op) -> None:
    for given in arguments(op):
        program = given.program()
        run = forward(program)
        seed = random_like(run.values[program.output], 1)
        grads = backward(program, run, seed).derivatives
        for slot in filter(given.may_move, range(len(given.values))):
            reverse, expected = grads[slot], differences(program, slot, seed)
            assert reverse is not None
            assert shape_of(reverse) == shape_of(given.values[slot])
            np.testing.assert_allclose(
                reverse, expected, rtol=1e-6, atol=1e-8, err_msg=f"slot {slot} of {given}"
            )


@every_op
def test_pull_and_push_are_transposes_of_each_other(op: Op) -> None:
    for given in arguments(op):
        program = given.program()
        run = forward(program)
        seed = random_like(run.values[program.output], 1)
        grads = backward(program, run, seed).derivatives
        for slot, value in enumerate(given.values):
            direction = random_like(value, 2 + slot)
            pushed = tangents(program, run, slot, direction).derivatives[program.output]
            grad = grads[slot]
            assert grad is not None
            assert pushed is not None
            assert shape_of(pushed) == shape_of(run.values[program.output])
            np.testing.assert_allclose(
                inner(seed, pushed), inner(grad, direction), rtol=1e-10, atol=1e-12
            )


@every_op
def test_the_shape_rule_tells_the_shape_of_the_value(op: Op) -> None:
    for given in arguments(op):
        program = given.program()
        value = forward(program).values[program.output]
        assert shape_of(value) == program.shapes[program.output], given
        assert isinstance(value, float) == (program.shapes[program.output] == ())


@every_op
def test_arguments_reach_scalars_or_broadcasting_and_four_axes(op: Op) -> None:
    ranks = {len(shape_of(value)) for given in arguments(op) for value in given.values}
    assert len(ranks) >= 2, ranks
    if op.scalar is not None:
        assert {0, 1, 2, 3, 4} <= ranks
        assert any(len({shape_of(v) for v in given.values}) > 1 for given in arguments(op)) == (
            op.variadic or len(op.inputs) > 1
        )


@pytest.mark.parametrize("op", [op for op in COMPUTING if op.check], ids=lambda op: op.name)
def test_inputs_that_cannot_move_get_a_gradient_of_zero(op: Op) -> None:
    fixed = [
        (given, slot)
        for given in arguments(op)
        for slot in range(len(given.values))
        if not given.may_move(slot)
    ]
    assert fixed
    for given, slot in fixed:
        program = given.program()
        grad = backward(program, forward(program), 1.0).derivatives[slot]
        assert grad is not None
        assert shape_of(grad) == shape_of(given.values[slot])
        assert not np.any(grad)


def on_floats(given: Arguments) -> tuple[tuple[float, ...], ...]:
    """The scalar kernel's answers at each place of the broadcast arguments."""
    assert given.op.scalar is not None
    settings = given.op.settings(given.attrs)
    places = zip(*(x.ravel().tolist() for x in np.broadcast_arrays(*given.values)), strict=True)
    return tuple(zip(*(given.op.scalar(*xs, **settings) for xs in places), strict=True))


@every_elementwise_op
def test_the_scalar_kernel_equals_the_array_kernel_element_by_element(op: Op) -> None:
    for given in arguments(op):
        arrays = [np.asarray(value) for value in given.values]
        found = op.array(*arrays, **op.settings(given.attrs))
        shape = np.broadcast_shapes(*(a.shape for a in arrays))
        for ours, theirs in zip(on_floats(given), found, strict=True):
            np.testing.assert_allclose(
                np.reshape(ours, shape), np.broadcast_to(theirs, shape), rtol=1e-14
            )


@every_elementwise_op
def test_scalar_kernels_answer_in_python_floats(op: Op) -> None:
    for given in arguments(op):
        for answers in on_floats(given):
            assert {type(answer) for answer in answers} <= {float, int}
        program = given.program()
        if program.plain:
            grads = backward(program, forward(program), 1.0).derivatives
            assert {type(grad) for grad in grads} == {float}


@every_op
def test_local_derivatives_applied_by_hand_are_what_the_sweep_adds(op: Op) -> None:
    given = arguments(op)[-1]
    program = given.program()
    run = forward(program)
    seed = random_like(run.values[program.output], 3)
    swept = backward(program, run, seed)
    amounts = swept.derivatives[: program.output]
    assert len(amounts) == len(run.locals) == len(given.values)
    for local, amount in zip(run.locals, amounts, strict=True):
        assert amount is not None
        by_hand = local.pull(seed) if isinstance(local, LinearMap) else local * np.asarray(seed)
        assert np.sum(by_hand) == pytest.approx(np.sum(amount), rel=1e-12)

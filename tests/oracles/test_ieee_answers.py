"""Outside its domain, at its poles and at infinities an op answers as IEEE 754 and C99 have it."""

import math
from itertools import product

import numpy as np
import pytest

from app.engine.op import Op
from app.engine.ops import OPS
from oracles.accuracy import SCALAR

INF, NAN = math.inf, math.nan
PI = math.pi
# These ask a question of NaN, to which the answer is no; or never look at it.
DECIDING = {"step", "where", "greater", "less", "equal"}


def both_kernels(op: Op, *xs: float) -> list[list[float]]:
    """Value and locals on floats, and again on arrays."""
    assert op.scalar is not None
    settings = op.settings({})
    with np.errstate(all="ignore"):
        arrays = op.array(*(np.array([x, x]) for x in xs), **settings)
    return [
        [float(number) for number in op.scalar(*xs, **settings)],
        [float(np.broadcast_to(number, 2)[1]) for number in arrays],
    ]


def same(got: float, wanted: float) -> bool:
    """The same number, and for a 0 the same sign."""
    if math.isnan(wanted):
        return math.isnan(got)
    return math.isclose(got, wanted, rel_tol=1e-15) and math.copysign(1, got) == math.copysign(
        1, wanted
    )


@pytest.mark.parametrize(
    ("name", "xs", "wanted"),
    [
        ("log", (-1.0,), [NAN]),
        ("log", (-0.0,), [-INF, -INF]),
        ("log", (0.0,), [-INF, INF]),
        ("log", (INF,), [INF, 0.0]),
        ("log1p", (-2.0,), [NAN]),
        ("log1p", (-1.0,), [-INF, INF]),
        ("log1p", (-0.0,), [-0.0, 1.0]),
        ("sqrt", (-1.0,), [NAN, NAN]),
        ("sqrt", (-0.0,), [-0.0, -INF]),
        ("sqrt", (0.0,), [0.0, INF]),
        ("sqrt", (INF,), [INF, 0.0]),
        ("asin", (2.0,), [NAN, NAN]),
        ("acos", (-1.5,), [NAN, NAN]),
        ("asin", (-1.0,), [-PI / 2, INF]),
        ("acos", (1.0,), [0.0, -INF]),
        ("atan", (-INF,), [-PI / 2, 0.0]),
        ("sin", (INF,), [NAN, NAN]),
        ("cos", (-INF,), [NAN, NAN]),
        ("tan", (INF,), [NAN, NAN]),
        ("exp", (1000.0,), [INF, INF]),
        ("exp", (-1000.0,), [0.0, 0.0]),
        ("expm1", (-INF,), [-1.0, 0.0]),
        ("sinh", (-1000.0,), [-INF, INF]),
        ("cosh", (-1000.0,), [INF, -INF]),
        ("tanh", (-INF,), [-1.0, 0.0]),
        ("sigmoid", (-INF,), [0.0, 0.0]),
        ("sigmoid", (INF,), [1.0, 0.0]),
        ("softplus", (-INF,), [0.0, 0.0]),
        ("softplus", (INF,), [INF, 1.0]),
        ("elu", (-INF,), [-1.0, 0.0]),
        ("relu", (-INF,), [0.0, 0.0]),
        ("hard_tanh", (INF,), [1.0, 0.0]),
        ("reciprocal", (0.0,), [INF, -INF]),
        ("reciprocal", (-0.0,), [-INF, -INF]),
        ("reciprocal", (-INF,), [-0.0, -0.0]),
        ("div", (1.0, 0.0), [INF, INF, -INF]),
        ("div", (1.0, -0.0), [-INF, -INF, -INF]),
        ("div", (-1.0, 0.0), [-INF, INF, INF]),
        ("div", (0.0, 0.0), [NAN, INF, NAN]),
        ("div", (0.0, -5e-324), [-0.0, -INF, -0.0]),
        ("div", (INF, INF), [NAN, 0.0, NAN]),
        ("div", (1.0, -INF), [-0.0, -0.0, -0.0]),
        ("add", (INF, -INF), [NAN, 1.0, 1.0]),
        ("sub", (INF, INF), [NAN, 1.0, -1.0]),
        ("mul", (INF, 0.0), [NAN, 0.0, INF]),
        ("mul", (1e300, -1e300), [-INF, -1e300, 1e300]),
        ("pow", (-1.0, 0.5), [NAN, NAN, NAN]),
        ("pow", (-8.0, 1 / 3), [NAN, NAN, NAN]),
        ("pow", (0.0, -1.0), [INF, -INF, -INF]),
        ("pow", (-0.0, -1.0), [-INF, -INF]),
        ("pow", (-0.0, -2.0), [INF, INF]),
        ("pow", (-0.0, 3.0), [-0.0, 0.0]),
        ("pow", (0.0, 0.3), [0.0, INF, 0.0]),
        ("pow", (0.0, 5.0), [0.0, 0.0, 0.0]),
        ("pow", (NAN, 0.0), [1.0, 0.0]),
        ("pow", (1.0, NAN), [1.0, NAN]),
        ("pow", (INF, 0.5), [INF, 0.0, INF]),
        ("pow", (INF, -1.0), [0.0, -0.0]),
        ("pow", (2.0, INF), [INF, INF, INF]),
        ("pow", (2.0, 2000.0), [INF, INF, INF]),
        ("pow", (-2.0, 1025.0), [-INF, INF, NAN]),
        ("pow", (-0.25, 1001.0), [-0.0, 0.0, NAN]),
        ("pow", (-0.25, 1000.0), [0.0, -0.0, NAN]),
        ("maximum", (INF, NAN), [NAN]),
        ("minimum", (-INF, NAN), [NAN]),
    ],
)
def test_the_answer_is_that_of_the_standard(
    name: str, xs: tuple[float, ...], wanted: list[float]
) -> None:
    for found in both_kernels(OPS[name], *xs):
        pairs = list(zip(found, wanted, strict=False))
        assert all(same(got, answer) for got, answer in pairs), found


@pytest.mark.parametrize("op", SCALAR, ids=lambda op: op.name)
def test_whatever_is_in_any_slot_nothing_raises_and_nan_stays_nan(op: Op) -> None:
    count = 3 if op.variadic else len(op.inputs)
    for xs in product((NAN, INF, -INF, 0.0, -0.0, 1.5, -2.0), repeat=count):
        (value, *locals_), (array, *slopes) = both_kernels(op, *xs)
        assert same(value, array) or value == array == 0.0, xs
        assert len(locals_) == len(slopes) == count
        excused = op.name == "pow" and (xs[0] == 1.0 or xs[1] == 0.0)
        if any(map(math.isnan, xs)) and op.name not in DECIDING and not excused:
            assert math.isnan(value), xs


ODD = ["sin", "tan", "asin", "atan", "sinh", "tanh", "expm1", "log1p", "sqrt", "silu", "gelu"]
ODD += ["gelu_tanh", "leaky_relu", "elu", "selu", "hard_tanh", "clip"]


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("zero", [0.0, -0.0])
def test_a_function_that_crosses_0_rising_keeps_the_sign_of_a_zero(name: str, zero: float) -> None:
    for value, *_ in both_kernels(OPS[name], zero):
        assert same(value, zero)

"""Where ops have conventions: kinks, ties, zeros, infinities, NaN, and the edges of domains."""

from collections.abc import Iterator, Mapping
from math import inf, nan
from typing import TypeAlias

import numpy as np

from app.engine.value import Value, settle
from oracles.torch_bounds import COMPUTING, Attrs
from oracles.torch_cases import Case

Row: TypeAlias = list[float]
Written: TypeAlias = float | Row | list[Row] | list[list[Row]]

POINTS: tuple[tuple[str, tuple[Written, ...], Attrs], ...] = (
    ("div", ([1.0, -1.0, 0.0, 1.0, 3.0, 1e300], [0.0, 0.0, 0.0, -0.0, 1e-200, 1e-300]), {}),
    ("mul", ([0.0, inf, 1e200], [inf, 2.0, 1e200]), {}),
    ("add", ([inf, inf, 1.0], [-inf, 1.0, nan]), {}),
    ("reciprocal", ([0.0, -0.0, 1e200, -1e-300],), {}),
    ("pow", ([0.0, 0.0, 0.0, 0.0, 5.0], [0.0, 1.0, 2.0, 0.5, 0.0]), {}),
    ("pow", ([-2.0, -2.0, -2.0, 0.0, -0.5, 2.0], [3.0, 0.0, 0.5, -1.0, -2.0, 2000.0]), {}),
    ("exp", ([0.0, -745.0, 710.0, 1e-300],), {}),
    ("expm1", ([0.0, 1e-20, -5.0, 800.0],), {}),
    ("log1p", ([0.0, 1e-20, -1.0, -2.0],), {}),
    ("log", ([0.0, -0.0, -1.0, 1.0, 1e300],), {}),
    ("sqrt", ([0.0, -1.0, 1e-300, 4.0],), {}),
    ("square", ([0.0, 1e200, -1e-200],), {}),
    ("abs", ([0.0, -0.0, -2.0],), {}),
    ("sign", ([0.0, -0.0, -3.0, 2.0],), {}),
    ("sin", ([0.0, 1e5, -1e-300],), {}),
    ("cos", ([0.0, 1e5, -1e-300],), {}),
    ("tan", ([0.0, 1e5, -1e-300],), {}),
    ("asin", ([0.0, 1.0, -1.0, 1.5],), {}),
    ("acos", ([0.0, 1.0, -1.0, 1.5],), {}),
    ("atan", ([0.0, 1e100, -1e300],), {}),
    ("sinh", ([0.0, 700.0, -800.0, 1e-300],), {}),
    ("cosh", ([0.0, 700.0, -800.0],), {}),
    ("tanh", ([0.0, 3.0, -3.0, 1e-300],), {}),
    ("sigmoid", ([0.0, 4.0, -700.0],), {}),
    ("softplus", ([0.0, 30.0, 400.0, -700.0],), {}),
    ("silu", ([0.0, 30.0, -30.0],), {}),
    ("gelu", ([0.0, 3.0, 8.0, -1.0],), {}),
    ("gelu_tanh", ([0.0, 3.0, 8.0, -1.0],), {}),
    ("relu", ([0.0, -0.0, -3.0, 3.0],), {}),
    ("leaky_relu", ([0.0, -0.0, -3.0, 3.0],), {"slope": 0.1}),
    ("elu", ([0.0, -0.0, -40.0, 3.0],), {"alpha": 0.3}),
    ("selu", ([0.0, -0.0, -40.0, 3.0],), {}),
    ("hard_tanh", ([1.0, -1.0, 5.0, -5.0],), {}),
    ("step", ([0.0, -0.0, -3.0, 3.0],), {}),
    ("clip", ([-1.0, 1.0, 2.5, -2.5],), {}),
    ("clip", ([1.0, 1.5, 2.0, 3.0],), {"lo": 2, "hi": 1}),
    ("maximum", ([2.0, 0.0, 1.0, inf], [2.0, -0.0, 2.0, inf]), {}),
    ("minimum", ([2.0, 0.0, 1.0, inf], [2.0, -0.0, 2.0, inf]), {}),
    ("maxout", ([2.0, 1.0], [1.0, 1.0], [2.0, 1.0]), {}),
    ("where", ([0.0, -0.0, 0.5, nan], [1.0, inf, 2.0, 3.0], [inf, 4.0, nan, 5.0]), {}),
    ("greater", ([2.0, nan, 3.0, 0.0], [2.0, 1.0, 2.0, -0.0]), {}),
    ("less", ([2.0, nan, 1.0, -0.0], [2.0, 1.0, 2.0, 0.0]), {}),
    ("equal", ([2.0, nan, 1.0, -0.0], [2.0, nan, 2.0, 0.0]), {}),
    ("sum", ([1.0, inf, -2.0],), {}),
    ("sum", ([[1.0, inf], [-inf, inf]],), {"axis": 0}),
    ("mean", ([1.0, nan, -2.0],), {}),
    ("prod", ([0.0, 2.0, 3.0],), {}),
    ("prod", ([[0.0, 2.0, 0.0], [4.0, 0.0, 3.0]],), {"axis": 1}),
    ("max", ([1.0, 2.0, 2.0],), {}),
    ("max", ([[3.0, 2.0], [3.0, 4.0]],), {"axis": 0}),
    ("min", ([1.0, 1.0, 1.0, 2.0],), {}),
    ("norm", ([0.0, 0.0],), {}),
    ("norm", ([[3.0, 0.0], [-4.0, 0.0]],), {"axis": 0}),
    ("logsumexp", ([1000.0, 1000.0, -1000.0],), {}),
    ("logsumexp", ([-inf, 0.0, 1.0],), {}),
    ("softmax", ([1000.0, 999.0, -1000.0],), {}),
    ("softmax", ([-inf, 0.0, 1.0],), {}),
    ("log_softmax", ([1000.0, 999.0, -1000.0],), {}),
    ("layer_norm", ([2.0, 2.0, 2.0],), {}),
    ("batch_norm", ([[1.0, 5.0], [1.0, 7.0]],), {"eps": 0.3}),
    ("gather", ([1.0, 2.0, 3.0], [1.0, 1.0, 1.0]), {}),
    ("embedding", ([[1.0, 2.0], [3.0, 4.0]], [1.0, 1.0, 0.0, 1.0]), {}),
    ("max_pool2d", ([[3.0, 3.0, 1.0], [3.0, 3.0, 3.0]],), {"stride": 1}),
    ("max_pool2d", ([[-1.0, -inf], [-2.0, -1.0]],), {}),
    ("mse", ([1.0, 2.0], [1.0, 5.0]), {}),
    ("mae", ([1.0, 2.0, 3.0], [1.0, 5.0, 1.0]), {}),
    ("huber", ([0.0, 1.0, -3.0, -1.0], [0.0, 0.0, 0.0, 0.0]), {}),
    ("huber", ([0.5, -0.5, 0.25], [0.0, 0.0, 0.0]), {"delta": 0.5}),
    ("binary_cross_entropy", ([0.8, 0.3, 0.4], [1.0, 0.0, 0.5]), {}),
    ("binary_cross_entropy_with_logits", ([0.0, 4.0, -40.0, 800.0], [0.0, 1.0, 0.0, 0.5]), {}),
    ("kl_divergence", ([0.5, 0.3, 0.2], [0.5, 0.3, 0.2]), {}),
    ("softmax_cross_entropy", ([1000.0, 999.0, -1000.0], 1.0), {}),
    ("softmax_cross_entropy", ([[0.5, -inf, 1.0], [3.0, 1.0, 2.0]], [2.0, 0.0]), {}),
    ("softmax_cross_entropy", ([0.5, 1.5, -1.0], [0.0, 1.0, 0.0]), {}),
    ("hinge", ([3.0, 2.0, 1.0], 0.0), {}),
    ("hinge", ([[3.0, 2.5, 4.0], [1.0, 1.0, 1.0]], [0.0, 2.0]), {}),
)


_LIMIT = "the limit, where PyTorch multiplies an infinity by 0"
_TAIL = "PyTorch subtracts from 1 what has rounded to 1, or nearly"
_NO_SIDE = "a NaN is on no side of a kink, so its slope is 0; PyTorch passes the gradient on"
_NO_NUMBER = "what comes of a NaN is NaN; PyTorch makes a number of it"
# Where the engine means something else than PyTorch, and why.
DIFFERENT: Mapping[str, tuple[tuple[Written, ...], str]] = {
    **{op: (([inf, -inf],), _LIMIT) for op in ("silu", "gelu", "gelu_tanh")},
    **dict.fromkeys(("relu", "hard_tanh"), ((nan,), _NO_SIDE)),
    **dict.fromkeys(("abs", "sign", "elu", "selu"), ((nan,), _NO_NUMBER)),
    "expm1": ((-50.0,), _TAIL),
    "tanh": ((20.0,), _TAIL),
    "sigmoid": ((40.0,), _TAIL),
    "binary_cross_entropy_with_logits": (([40.0], [1.0]), _TAIL),
    "binary_cross_entropy": (([0.0], [1.0]), "PyTorch stops at a cost of 100"),
    "kl_divergence": (([0.5, 0.5], [0.0, 1.0]), "the slope of t ln t at 0; PyTorch's is NaN"),
    "batch_norm": (([[1.165, -0.483]],), "one number is its own mean; PyTorch leaves a rounding"),
}


def conventions() -> Iterator[Case]:
    """Cases at written points, and every elementwise op of one input at infinities and NaN."""
    for op, inputs, attrs in POINTS:
        yield Case(op, _settled(inputs), attrs)
    for kind in COMPUTING:
        if kind.scalar is not None and len(kind.inputs) == 1 and not kind.variadic:
            inputs, _ = DIFFERENT.get(kind.name, ((), ""))
            apart = {str(x) for given in inputs for x in np.ravel(given)}
            yield Case(kind.name, (np.array([x for x in (inf, -inf, nan) if str(x) not in apart]),))


def differences() -> Iterator[tuple[Case, str]]:
    """Cases at which the engine and PyTorch are not meant to agree, each with the reason."""
    for op, (inputs, reason) in DIFFERENT.items():
        yield Case(op, _settled(inputs)), reason


def _settled(inputs: tuple[Written, ...]) -> tuple[Value, ...]:
    return tuple(settle(np.asarray(x)) for x in inputs)

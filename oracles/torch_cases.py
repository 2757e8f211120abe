"""The drawn arguments at which every op is compared with PyTorch, from scalars up to 4 axes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from app.engine.op import Op
from app.engine.value import Shape, Value, settle
from oracles.torch_bounds import COMPUTING, Attrs, bounds, whole


@dataclass(frozen=True, slots=True)
class Case:
    """One use of an op: its inputs by slot, and its attrs."""

    op: str
    inputs: tuple[Value, ...]
    attrs: Attrs = field(default_factory=dict)


ELEMENTWISE: Mapping[int, tuple[tuple[Shape, ...], ...]] = {
    1: (((),), ((3,),), ((1, 2),), ((2, 1, 2),), ((1, 2, 1, 2),)),
    2: (((), ()), ((3,), ()), ((2, 1), (3,)), ((), (2, 1, 2)), ((1, 2, 1, 2), (2, 2, 1))),
    3: (((), (), ()), ((2,), (), (2, 1)), ((1, 2, 1, 2), (2, 2, 1), (2,))),
}
VARIADIC = (
    ((3,),),
    ((), (2, 1)),
    ((2,), (2, 1), (1, 2, 2)),
    ((), (), (), ()),
    ((1, 1, 2, 1), (2,)),
)
SETTINGS: Mapping[str, tuple[Attrs, ...]] = {
    "leaky_relu": ({}, {"slope": 0.3}, {"slope": -2}),
    "elu": ({}, {"alpha": 0.3}, {"alpha": 2}),
    "clip": ({}, {"lo": -0.5, "hi": 0.7}, {"lo": 1, "hi": -1}),
}

_REDUCTION: tuple[tuple[Shape, Attrs], ...] = (
    ((), {}),
    ((), {"keepdims": True}),
    ((3,), {}),
    ((2, 3), {"axis": 0}),
    ((2, 3), {"axis": -1, "keepdims": True}),
    ((2, 1, 2), {"axis": 1}),
    ((2, 2, 2), {"keepdims": True}),
    ((1, 2, 2, 2), {"axis": -2}),
)
_ALONG: tuple[tuple[Shape, Attrs], ...] = (
    ((3,), {}),
    ((3, 2), {"axis": 0}),
    ((2, 3, 1), {"axis": 1}),
    ((1, 3, 1, 2), {"axis": -3}),
)
_SAME: tuple[tuple[Shape, Attrs], ...] = (
    ((), {}),
    ((3,), {}),
    ((2, 2), {}),
    ((2, 1, 2), {}),
    ((1, 2, 1, 2), {}),
)
_POOL: tuple[tuple[Shape, Attrs], ...] = (
    ((2, 2), {}),
    ((5, 4), {"stride": 1}),
    ((2, 3, 3), {"size": 1, "stride": 2}),
    ((1, 2, 4, 5), {"size": 3, "stride": 1}),
)
_HINGE: tuple[tuple[tuple[Shape, ...], Attrs], ...] = (
    (((3,), ()), {}),
    (((2, 3), (2,)), {"margin": 0.5}),
    (((3, 4), (3,)), {"margin": -0.3}),
)

# Of ops of one input, or of two of the same shape, the shape stands once.
ONE_SHAPE: Mapping[str, tuple[tuple[Shape, Attrs], ...]] = {
    **dict.fromkeys(("sum", "mean", "prod", "max", "min", "norm", "logsumexp"), _REDUCTION),
    **dict.fromkeys(("softmax", "log_softmax"), _ALONG),
    "layer_norm": (*_ALONG, ((2, 3), {"axis": 1, "eps": 0.3})),
    "batch_norm": (
        ((3, 2), {}),
        ((2, 2, 2), {"eps": 0.3}),
        ((2, 1, 2, 2), {}),
    ),
    "dropout": (
        *_SAME,
        ((6,), {"rate": 0.25, "seed": 3}),
        ((2, 3), {"rate": 0}),
        ((2, 2, 2), {"rate": 0.9, "seed": 7}),
    ),
    **dict.fromkeys(("max_pool2d", "avg_pool2d"), _POOL),
    "transpose": (
        *_SAME,
        ((2, 3), {"axes": (0, 1)}),
        ((2, 1, 3), {"axes": (1, -1, 0)}),
        ((1, 2, 3, 2), {"axes": (0, 2, 3, 1)}),
    ),
    "reshape": (
        ((), {}),
        ((), {"shape": (1, 1)}),
        ((1, 1), {"shape": ()}),
        ((2, 3), {"shape": (3, -1)}),
        ((6,), {"shape": (1, 2, -1, 1)}),
        ((2, 1, 2, 2), {"shape": (4, 2)}),
    ),
    "broadcast_to": (
        ((), {"shape": (2, 2)}),
        ((3,), {"shape": (2, -1)}),
        ((2, 1), {"shape": (-1, 3)}),
        ((3,), {"shape": (-1, 2, 3)}),
        ((2, 1, 2), {"shape": (2, 2, 3, 2)}),
    ),
    "slice": (
        ((4,), {"start": 1, "stop": 3}),
        ((5,), {"step": -2}),
        ((2, 4), {"axis": -1, "start": -3}),
        ((2, 5, 2), {"axis": 1, "start": 4, "stop": 0, "step": -3}),
        ((1, 2, 2, 3), {"axis": 3, "step": 2}),
    ),
    "index": (
        ((4,), {"at": 2}),
        ((2, 3), {"at": -1, "axis": 1}),
        ((2, 3, 2), {"at": 1, "axis": -2}),
        ((1, 2, 2, 2), {"axis": 3}),
    ),
    **dict.fromkeys(
        (
            *("mse", "half_squared_error", "mae"),
            *("binary_cross_entropy", "binary_cross_entropy_with_logits"),
        ),
        _SAME,
    ),
    "huber": (*_SAME, ((4,), {"delta": 0.3}), ((2, 2), {"delta": 2})),
    "kl_divergence": _SAME[1:],
}
MORE_SHAPES: Mapping[str, tuple[tuple[tuple[Shape, ...], Attrs], ...]] = {
    "matmul": (
        (((3,), (3,)), {}),
        (((3,), (3, 2)), {}),
        (((2, 3), (3,)), {}),
        (((2, 3), (3, 2)), {}),
        (((2, 2, 3), (3, 1)), {}),
        (((2,), (1, 2, 2, 3)), {}),
        (((2, 1, 1, 2), (3, 2, 2)), {}),
    ),
    "concat": (
        (((2,),), {}),
        (((2,), (3,)), {}),
        (((2, 1), (2, 3), (2, 2)), {"axis": -1}),
        (((1, 2, 1, 2), (1, 1, 1, 2)), {"axis": 1}),
    ),
    "stack": (
        (((),), {}),
        (((), (), ()), {}),
        (((2,), (2,)), {"axis": -1}),
        (((2, 1, 2), (2, 1, 2)), {"axis": 2}),
    ),
    "gather": (
        (((3,), (4,)), {}),
        (((2, 3), (2, 2)), {}),
        (((3, 2), (4, 2)), {"axis": 0}),
        (((1, 2, 1, 3), (1, 3, 1, 3)), {"axis": 1}),
    ),
    "embedding": (
        (((3, 2), ()), {}),
        (((3, 2), (4,)), {}),
        (((2, 3), (2, 1)), {}),
        (((3, 1), (1, 2, 2)), {}),
    ),
    "conv1d": (
        (((1, 4), (1, 1, 2)), {}),
        (((2, 5), (3, 2, 2)), {"stride": 2, "padding": 1}),
        (((2, 1, 3), (2, 1, 3)), {"padding": 2}),
    ),
    "conv2d": (
        (((1, 3, 3), (1, 1, 2, 2)), {}),
        (((2, 3, 4), (2, 2, 2, 3)), {"stride": 2, "padding": 1}),
        (((2, 1, 3, 2), (2, 1, 3, 1)), {"padding": 1}),
    ),
    "softmax_cross_entropy": (
        (((3,), ()), {}),
        (((2, 3), (2,)), {}),
        (((3,), (3,)), {}),
        (((3, 2), (3, 2)), {}),
        (((2, 1, 3), (2, 1, 3)), {}),
    ),
    "hinge": _HINGE,
}


def drawn() -> Iterator[Case]:
    """Cases of every op in the order of the catalogue, the same ones each time."""
    rng = np.random.default_rng(0)
    for op in COMPUTING:
        for shapes, attrs in _layouts(op):
            inputs = (_numbers(op, slot, shapes, attrs, rng) for slot in range(len(shapes)))
            yield Case(op.name, tuple(inputs), attrs)


def _layouts(op: Op) -> Iterator[tuple[tuple[Shape, ...], Attrs]]:
    if op.scalar is not None:
        for attrs in SETTINGS.get(op.name, ({},)):
            for shapes in VARIADIC if op.variadic else ELEMENTWISE[len(op.inputs)]:
                yield shapes, attrs
    elif op.name in ONE_SHAPE:
        for shape, attrs in ONE_SHAPE[op.name]:
            yield (shape,) * len(op.inputs), attrs
    else:
        yield from MORE_SHAPES[op.name]


def _numbers(
    op: Op, slot: int, shapes: tuple[Shape, ...], attrs: Attrs, rng: np.random.Generator
) -> Value:
    count = whole(op.name, slot, shapes, attrs)
    found: Any = rng.uniform(*bounds(op, slot), shapes[slot])
    # Three decimals are quickly read, and compact where they are written down.
    return settle(np.round(found, 3) if count is None else rng.integers(count, size=shapes[slot]))

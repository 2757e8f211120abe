"""What numbers each input of an op is given when it is compared with PyTorch."""

from collections.abc import Mapping
from typing import TypeAlias

from app.engine.attr import AttrValue
from app.engine.op import Op
from app.engine.ops import OPS
from app.engine.value import Shape

Attrs: TypeAlias = Mapping[str, AttrValue]

COMPUTING = tuple(op for op in OPS.values() if not op.leaf)
# Not symmetric: squashed into these bounds, a 0 must not become the 0 of a kink.
BOTH_SIDES = (-1.9, 2.1)
# Their domain is one side of the kink, for differences; here numbers may be drawn from both.
PIECEWISE = {
    *("abs", "sign", "relu", "leaky_relu", "elu", "selu", "hard_tanh", "step"),
    *("maximum", "minimum", "greater", "less"),
}


def bounds(op: Op, slot: int) -> tuple[float, float]:
    """Between what numbers a slot is given are drawn."""
    return BOTH_SIDES if op.name in PIECEWISE else op.bounds(slot)


def whole(op: str, slot: int, shapes: tuple[Shape, ...], attrs: Attrs) -> int | None:
    """How many whole numbers, from 0, a slot chooses from; None where it takes any number."""
    match op, slot:
        case "where", 0:
            return 2
        case "equal", _:
            # Of other numbers, rounding decides whether two are equal.
            return 3
        case "gather", 1:
            axis = attrs.get("axis", -1)
            assert isinstance(axis, int)
            return shapes[0][axis]
        case "embedding", 1:
            return shapes[0][0]
        case "softmax_cross_entropy" | "hinge", 1 if shapes[1] != shapes[0]:
            return shapes[0][-1]
    return None

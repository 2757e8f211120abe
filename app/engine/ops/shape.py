"""The same numbers arranged in another way: nothing is computed, so gradients only move."""

import math
from typing import Any

import numpy as np

from app.engine.attr import Attr
from app.engine.moves import shaped, summed_to
from app.engine.op import LinearMap, Op, ShapeError
from app.engine.ops.axes import one_axis
from app.engine.ops.part_vjp import vjp_concat, vjp_index, vjp_slice, vjp_stack
from app.engine.value import Array, Shape, Value, unbroadcast

SHAPE = Attr("shape", "sizes", (-1,), "The new sizes; -1 stands for whatever is left.")


def _reshape_shape(given: Shape, shape: Shape) -> Shape:
    count, known = math.prod(given), math.prod(n for n in shape if n != -1)
    if -1 in shape and count % known == 0:
        return tuple(count // known if n == -1 else n for n in shape)
    if -1 in shape or count != known:
        raise ShapeError(f"{count} numbers of shape {given} cannot have the shape {shape}")
    return shape


def _reshape(x: Value, shape: Shape) -> tuple[Any, ...]:
    old, new = np.shape(x), _reshape_shape(np.shape(x), shape)
    local = LinearMap(pull=lambda g: np.reshape(g, old), push=lambda t: np.reshape(t, new))
    return np.reshape(x, new), local


def _broadcast_shape(given: Shape, shape: Shape) -> Shape:
    # Seen from the right, a size of -1 is the one that is there.
    padded = (1,) * (len(shape) - len(given)) + given
    wanted = tuple(old if n == -1 else n for old, n in zip(padded, shape, strict=False))
    fits = all(old in (1, n) for old, n in zip(padded, wanted, strict=False))
    if len(given) > len(shape) or not fits:
        raise ShapeError(
            f"{given} cannot be broadcast to {shape}: sizes must be equal, or 1, from the right"
        )
    return wanted


def _broadcast_to(x: Value, shape: Shape) -> tuple[Any, ...]:
    old, new = np.shape(x), _broadcast_shape(np.shape(x), shape)
    local = LinearMap(pull=lambda g: unbroadcast(g, old), push=lambda t: np.broadcast_to(t, new))
    return np.broadcast_to(x, new), local


def _concat_shape(*shapes: Shape, axis: int | None) -> Shape:
    along = one_axis("concat", axis, shapes[0])
    others = {(*shape[:along], *shape[along + 1 :]) for shape in shapes}
    if len(others) > 1 or len({len(shape) for shape in shapes}) > 1:
        raise ShapeError(f"the inputs must have the same sizes, but along axis {along}")
    joined = sum(shape[along] for shape in shapes)
    return (*shapes[0][:along], joined, *shapes[0][along + 1 :])


def _concat(*xs: Array, axis: int) -> tuple[Any, ...]:
    y = np.concatenate(xs, axis=axis)
    ends = np.cumsum([x.shape[axis] for x in xs])
    places = [
        _at(range(end - x.shape[axis], end), axis, x.ndim)
        for x, end in zip(xs, ends.tolist(), strict=True)
    ]
    return y, *(_part(place, y.shape) for place in places)


def _stack_shape(*shapes: Shape, axis: int | None) -> Shape:
    if len(set(shapes)) > 1:
        raise ShapeError("the inputs must all have the same shape")
    along = one_axis("stack", axis, (*shapes[0], 1))
    return (*shapes[0][:along], len(shapes), *shapes[0][along:])


def _stack(*xs: Value, axis: int) -> tuple[Any, ...]:
    y = np.stack(xs, axis=axis)
    return y, *(_part(_at(i, axis, y.ndim), y.shape) for i in range(len(xs)))


def _at(where: int | range, axis: int, rank: int) -> tuple[Any, ...]:
    """What picks one place, or a stretch, along an axis."""
    picked = slice(where.start, where.stop) if isinstance(where, range) else where
    return (*(slice(None),) * (axis % rank), picked)


def _part(place: tuple[Any, ...], whole: Shape) -> LinearMap:
    """The local of an input that is found at `place` of a value with the shape `whole`."""
    return LinearMap(pull=lambda g: np.asarray(g)[place], push=lambda t: _set(place, whole, t))


def _picked(x: Array, place: tuple[Any, ...]) -> tuple[Any, ...]:
    """What is at `place` of x, and the local of x."""
    shape = x.shape
    return x[place], LinearMap(
        pull=lambda g: _set(place, shape, g), push=lambda t: np.asarray(t)[place]
    )


def _set(place: tuple[Any, ...], shape: Shape, numbers: Value) -> Array:
    found = np.zeros(shape)
    found[place] = numbers
    return found


def _slice_shape(
    shape: Shape, axis: int | None, start: int | None, stop: int | None, step: int | None
) -> Shape:
    along = one_axis("slice", axis, shape)
    if step == 0:
        raise ShapeError("the step of a slice cannot be 0")
    count = len(range(shape[along])[start:stop:step])
    if not count:
        raise ShapeError(f"nothing of {shape} lies between {start} and {stop} on axis {along}")
    return (*shape[:along], count, *shape[along + 1 :])


def _slice(
    x: Array, axis: int, start: int | None, stop: int | None, step: int | None
) -> tuple[Any, ...]:
    return _picked(x, (*(slice(None),) * (axis % x.ndim), slice(start, stop, step)))


def _index_shape(shape: Shape, at: int | None, axis: int | None) -> Shape:
    along = one_axis("index", axis, shape)
    if at is None or not -shape[along] <= at < shape[along]:
        raise ShapeError(f"there is no place {at} on axis {along} of {shape}")
    return (*shape[:along], *shape[along + 1 :])


def _index(x: Array, at: int, axis: int) -> tuple[Any, ...]:
    return _picked(x, _at(at, axis, x.ndim))


def _axis(default: int, doc: str) -> Attr:
    return Attr("axis", "axis", default, doc)


def _shaping(name: str, **record: Any) -> Op:
    return Op(name=name, family="shape", **record)


FAMILY = (
    _shaping(
        "reshape",
        symbol="reshape",
        inputs=("x",),
        array=_reshape,
        vjp=lambda g, y, x, shape: (shaped(g, x.shape),),
        shape=_reshape_shape,
        latex=r"\operatorname{reshape}(<x>)",
        locals=(r"\operatorname{reshape}\left((\cdot)\right)",),
        doc="The same numbers, row by row, in another shape; without one, in a single row.",
        backward="A reshape gives the gradient the shape of its input.",
        example="x = [1, 2, 3, 4, 5, 6]\nA = reshape(x, shape=[2, 3])\ny = sum(A @ A.T)",
        attrs=(SHAPE,),
    ),
    _shaping(
        "broadcast_to",
        symbol="bcast",
        inputs=("x",),
        array=_broadcast_to,
        vjp=lambda g, y, x, shape: (summed_to(g, x.shape),),
        shape=_broadcast_shape,
        latex=r"\operatorname{broadcast}(<x>)",
        locals=(r"\sum_{\text{copies}} (\cdot)",),
        doc="The input repeated until it has a shape, by the rule of arithmetic on tensors.",
        backward="A broadcast adds up the gradients of all copies of each number.",
        example="x = [1, 2, 3]\nA = broadcast_to(x, shape=[2, 3])\ny = sum(A * A)",
        attrs=(Attr("shape", "sizes", (-1,), "The new sizes; -1 keeps the one that is there."),),
    ),
    _shaping(
        "concat",
        symbol="concat",
        inputs=("*x",),
        array=_concat,
        vjp=vjp_concat,
        shape=_concat_shape,
        latex=r"\operatorname{concat}(<x>)",
        locals=(r"(\cdot)_{\text{where it lies}}",),
        doc="The inputs one after another along an axis.",
        backward="A concatenation cuts the gradient into the parts that its inputs became.",
        example="a = [1, 2]\nb = [3]\nc = concat(a, b)\ny = sum(c * c)",
        attrs=(_axis(0, "The axis along which the inputs follow each other."),),
    ),
    _shaping(
        "stack",
        symbol="stack",
        inputs=("*x",),
        array=_stack,
        vjp=vjp_stack,
        shape=_stack_shape,
        latex=r"\operatorname{stack}(<x>)",
        locals=(r"(\cdot)_{\text{where it lies}}",),
        doc="The inputs, all of one shape, side by side along a new axis.",
        backward="A stack takes the gradient apart into those of its inputs.",
        example="a = 1\nb = 2\nv = stack(a, b)\ny = sum(v * v)",
        attrs=(_axis(0, "The place of the new axis among all axes of the result."),),
    ),
    _shaping(
        "slice",
        symbol="[:]",
        inputs=("x",),
        array=_slice,
        vjp=vjp_slice,
        shape=_slice_shape,
        latex=r"\operatorname{slice}(<x>)",
        locals=(r"\operatorname{pad}\left((\cdot)\right)",),
        doc="A stretch of the input along an axis, counted as Python counts: from 0, without the "
        "end, and from the back where negative.",
        backward="A slice puts the gradient back where it was taken; the rest gets 0.",
        example="x = [1, 2, 3, 4]\nv = slice(x, start=1, stop=3)\ny = sum(v * v)",
        attrs=(
            _axis(0, "The axis that is cut."),
            Attr("start", "whole", None, "The first place; null begins at an end."),
            Attr("stop", "whole", None, "The place after the last; null goes to the other end."),
            Attr("step", "whole", None, "How far from one place to the next; null is 1."),
        ),
    ),
    _shaping(
        "index",
        symbol="[i]",
        inputs=("x",),
        array=_index,
        vjp=vjp_index,
        shape=_index_shape,
        latex=r"<x>_{<at>}",
        locals=(r"\operatorname{pad}\left((\cdot)\right)",),
        doc="What is at one place along an axis, which goes away.",
        backward="An index puts the gradient back where it was taken; the rest gets 0.",
        example="x = [1, 2, 3, 4]\nv = index(x, at=2)\ny = v * v",
        attrs=(
            Attr("at", "whole", 0, "The place, from 0; negative counts from the back.", "i"),
            _axis(0, "The axis along which the place is counted."),
        ),
    ),
)

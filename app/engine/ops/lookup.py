"""Numbers picked by other numbers, which are places and cannot move a little."""

from typing import Any

import numpy as np

from app.engine.attr import Attr
from app.engine.moves import lined, one_hot, shaped, unlined
from app.engine.op import LinearMap, Op, ShapeError
from app.engine.ops.axes import one_axis
from app.engine.term import Term
from app.engine.value import Array, Shape, Value, size


def _whole(index: Value) -> Any:
    return np.asarray(index).astype(np.intp)


def _stays(shape: Shape) -> LinearMap:
    return LinearMap(pull=lambda g: np.zeros(shape), push=lambda t: 0.0)


def _complaint(count: int, index: Value) -> str | None:
    numbers = np.ravel(index)
    wrong = numbers[~((numbers >= 0) & (numbers < count) & (numbers == np.floor(numbers)))]
    if not wrong.size:
        return None
    return f"an index must be a whole number from 0 to {count - 1}, got {wrong[0]:g}"


def _gather_complaint(x: Array, index: Array, axis: int) -> str | None:
    return _complaint(x.shape[axis], index)


def _gather_shape(x: Shape, index: Shape, axis: int | None) -> Shape:
    along = one_axis("gather", axis, x)
    if len(index) != len(x) or any(
        n != m for i, (n, m) in enumerate(zip(x, index, strict=True)) if i != along
    ):
        raise ShapeError(f"{x} and the index {index} must have the same sizes, but on axis {along}")
    return index


def _gather(x: Array, index: Array, axis: int) -> tuple[Any, ...]:
    places = _whole(index)

    def pull(g: Array) -> Array:
        found = np.zeros(x.shape)
        everywhere = list(np.indices(places.shape, sparse=True))
        everywhere[axis] = places
        np.add.at(found, tuple(everywhere), g)
        return found

    local = LinearMap(pull=pull, push=lambda t: np.take_along_axis(t, places, axis))
    return np.take_along_axis(x, places, axis), local, _stays(places.shape)


def _embedding_complaint(table: Array, index: Value) -> str | None:
    return _complaint(table.shape[0], index)


def _embedding_shape(table: Shape, index: Shape) -> Shape:
    if len(table) != 2:
        raise ShapeError(f"the table must be (entries, features), got shape {table}")
    return (*index, table[1])


def _embedding(table: Array, index: Value) -> tuple[Any, ...]:
    places = _whole(index)

    def pull(g: Array) -> Array:
        found = np.zeros(table.shape)
        np.add.at(found, places, g)
        return found

    return table[places], LinearMap(pull=pull, push=lambda t: t[places]), _stays(places.shape)


def _vjp_gather(g: Term, _y: Term, x: Term, index: Term, axis: int) -> tuple[Term | None, ...]:
    rows, picked = lined(g, axis), lined(index, axis)
    hot = one_hot(picked, x.shape[axis])
    found = shaped(rows, (rows.shape[0], 1, rows.shape[1])).to("matmul", hot)
    return unlined(found, x.shape, axis), None


def _vjp_embedding(g: Term, _y: Term, table: Term, index: Term) -> tuple[Term | None, ...]:
    count = size(index.shape)
    hot = one_hot(shaped(index, (count,)), table.shape[0])
    rows = shaped(g, (count, table.shape[1]))
    return hot.to("transpose").to("matmul", rows), None


FAMILY = (
    Op(
        name="gather",
        family="shape",
        symbol="gather",
        inputs=("x", "index"),
        array=_gather,
        vjp=_vjp_gather,
        shape=_gather_shape,
        latex=r"<x>_{<index>}",
        locals=(r"\operatorname{scatter}_{<index>}\left((\cdot)\right)", "0"),
        doc="From each line along an axis, the elements at the places that the index gives for it. "
        "The index carries no gradient: its local is 0.",
        backward="A gather adds each gradient up where its element was taken.",
        example="x = [[1, 2, 3], [4, 5, 6]]\ni = constant([[2], [0]])\nv = gather(x, i)\n"
        "y = sum(v * v)",
        attrs=(Attr("axis", "axis", -1, "The axis along which places are counted."),),
        check=_gather_complaint,
    ),
    Op(
        name="embedding",
        family="shape",
        symbol="embed",
        inputs=("table", "index"),
        array=_embedding,
        vjp=_vjp_embedding,
        shape=_embedding_shape,
        latex=r"<table>_{<index>}",
        locals=(r"\operatorname{scatter}_{<index>}\left((\cdot)\right)", "0"),
        doc="For each number of the index, the row of the table that it names. The index carries "
        "no gradient: its local is 0.",
        backward="An embedding adds each gradient up in the row that was looked up.",
        example="T = [[1, 2], [3, 4], [5, 6]]\ni = constant([2, 0])\nE = embedding(T, i)\n"
        "y = sum(E * E)",
        check=_embedding_complaint,
    ),
)

"""Matrix products and transposes."""

from string import ascii_lowercase
from typing import Any

import numpy as np

from app.engine.attr import Attr
from app.engine.moves import shaped, summed_to, swapped
from app.engine.op import LinearMap, Op, ShapeError
from app.engine.ops.axes import normal_axis
from app.engine.term import Term
from app.engine.value import Array, Shape, size


def _matmul_shape(a: Shape, b: Shape) -> Shape:
    if not a or not b:
        raise ShapeError(f"matmul needs vectors or matrices, got shapes {a} and {b}; use * instead")
    inner = b[-2] if len(b) > 1 else b[-1]
    if a[-1] != inner:
        raise ShapeError(
            f"matmul cannot multiply shapes {a} and {b}: the last size of the first ({a[-1]}) "
            f"must equal the {'second-last' if len(b) > 1 else 'only'} size of the second ({inner})"
        )
    try:
        batch = np.broadcast_shapes(a[:-2], b[:-2])
    except ValueError:
        raise ShapeError(f"matmul cannot broadcast the leading axes of {a} and {b}") from None
    return (*batch, *a[-2:-1], *(b[-1:] if len(b) > 1 else ()))


def _matmul_flops(shape: Shape, a: Shape, _b: Shape) -> int:
    return 2 * size(shape) * a[-1]


def _matmul(a: Array, b: Array) -> tuple[Any, ...]:
    # Two matrices, as in most graphs, are spared what vectors and stacks need.
    if a.ndim == b.ndim == 2:
        return (
            a @ b,
            LinearMap(lambda g: g @ b.T, lambda t: t @ b),
            LinearMap(lambda g: a.T @ g, lambda t: a @ t),
        )
    return _matmul_of_any_rank(a, b)


def _matmul_of_any_rank(a: Array, b: Array) -> tuple[Any, ...]:
    # A vector is a matrix of one row (left) or one column (right) whose axis is dropped after.
    rows, columns = np.atleast_2d(a), b if b.ndim > 1 else b[:, None]
    shape = _matmul_shape(a.shape, b.shape)
    full = np.broadcast_shapes(rows.shape[:-2], columns.shape[:-2])
    full = (*full, rows.shape[-2], columns.shape[-1])

    def pull_a(g: Any) -> Array:
        grad = _product_like(np.reshape(g, full), np.swapaxes(columns, -1, -2), rows.shape)
        return grad.reshape(a.shape)

    def pull_b(g: Any) -> Array:
        grad = _product_like(np.swapaxes(rows, -1, -2), np.reshape(g, full), columns.shape)
        return grad.reshape(b.shape)

    value = (rows @ columns).reshape(shape)
    return (
        value,
        LinearMap(pull=pull_a, push=lambda t: np.matmul(t, b)),
        LinearMap(pull=pull_b, push=lambda t: np.matmul(a, t)),
    )


def _product_like(x: Array, y: Array, shape: Shape) -> Array:
    """x @ y, added up over the leading axes along which an operand of `shape` was repeated."""
    leading = np.broadcast_shapes(x.shape[:-2], y.shape[:-2])
    if leading == shape[:-2]:
        product: Array = x @ y
        return product
    # The stack of products may be far larger than x, y and their sum: einsum does not make it.
    letters = ascii_lowercase[: len(leading)]
    sums = f"{_repeated(x.shape, letters)}XY,{_repeated(y.shape, letters)}YZ"
    sums += f"->{_repeated(shape, letters)}XZ"
    total: Array = np.einsum(sums, _squeezed(x), _squeezed(y), optimize=True)
    return total.reshape(shape)


def _repeated(shape: Shape, letters: str) -> str:
    """The letters, from the right, of the leading axes that hold more than one matrix."""
    leading = shape[:-2]
    named = zip(letters[len(letters) - len(leading) :], leading, strict=True)
    return "".join(letter for letter, n in named if n != 1)


def _squeezed(x: Array) -> Array:
    return x.reshape(*(n for n in x.shape[:-2] if n != 1), *x.shape[-2:])


def _transpose_shape(shape: Shape, axes: tuple[int, ...] | None) -> Shape:
    if axes is None:
        return shape[::-1]
    if sorted(normal_axis(axis, shape) for axis in axes) != list(range(len(shape))):
        raise ShapeError(f"axes {axes} must name each of the {len(shape)} axes of {shape} once")
    return tuple(shape[axis] for axis in axes)


def _transpose(x: Array, axes: tuple[int, ...] | None) -> tuple[Any, ...]:
    order = axes or tuple(reversed(range(np.ndim(x))))
    back = tuple(int(i) for i in np.argsort([axis % max(np.ndim(x), 1) for axis in order]))
    local = LinearMap(
        pull=lambda g: np.transpose(g, back),
        push=lambda t: np.transpose(t, order),
    )
    return np.transpose(x, order), local


def _vjp_matmul(g: Term, _y: Term, a: Term, b: Term) -> tuple[Term, ...]:
    # A vector is a matrix of one row (left) or one column (right) whose axis is dropped after.
    rows = a if len(a.shape) > 1 else shaped(a, (1, *a.shape))
    columns = b if len(b.shape) > 1 else shaped(b, (*b.shape, 1))
    full = np.broadcast_shapes(rows.shape[:-2], columns.shape[:-2])
    g = shaped(g, (*full, rows.shape[-2], columns.shape[-1]))
    to_a = summed_to(g.to("matmul", _turned(columns)), rows.shape)
    to_b = summed_to(_turned(rows).to("matmul", g), columns.shape)
    return shaped(to_a, a.shape), shaped(to_b, b.shape)


def _turned(matrices: Term) -> Term:
    *leading, rows, columns = range(len(matrices.shape))
    return swapped(matrices, *leading, columns, rows)


def _vjp_transpose(g: Term, _y: Term, x: Term, axes: tuple[int, ...] | None) -> tuple[Term, ...]:
    rank = len(x.shape)
    order = axes or tuple(reversed(range(rank)))
    return (swapped(g, *np.argsort([axis % rank for axis in order]).tolist()),)


FAMILY = (
    Op(
        name="matmul",
        family="linear algebra",
        symbol="@",
        inputs=("A", "B"),
        array=_matmul,
        vjp=_vjp_matmul,
        shape=_matmul_shape,
        flops=_matmul_flops,
        infix="@",
        latex="<A> <B>",
        locals=(r"(\cdot)\, <B>^\top", r"<A>^\top (\cdot)"),
        doc="The matrix product, of vectors, matrices or stacks of matrices.",
        backward="A matrix product multiplies the gradient by the other matrix, transposed.",
        example="A = [[1, 2], [3, 4]]\nB = [[0.5], [-1]]\ny = sum(A @ B)",
    ),
    Op(
        name="transpose",
        family="linear algebra",
        symbol="ᵀ",
        inputs=("x",),
        array=_transpose,
        vjp=_vjp_transpose,
        shape=_transpose_shape,
        latex=r"{<x>}^\top",
        locals=(r"(\cdot)^\top",),
        doc="The same numbers with the axes in another order: reversed, unless axes are given.",
        backward="A transpose transposes the gradient back.",
        example="x = [[1, 2, 3], [4, 5, 6]]\nA = transpose(x)\ny = sum(A @ x)",
        attrs=(Attr("axes", "axes", None, "The new order of the axes; null reverses them."),),
    ),
)

"""How gradients pass back where numbers are put together or taken out, written with ops."""

import numpy as np

from app.engine.moves import placed, shaped
from app.engine.term import Term


def vjp_concat(g: Term, _y: Term, *xs: Term, axis: int) -> tuple[Term, ...]:
    """The stretch of the gradient that each input became."""
    ends = np.cumsum([x.shape[axis] for x in xs]).tolist()
    return tuple(
        g.to("slice", axis=axis, start=end - x.shape[axis], stop=end)
        for x, end in zip(xs, ends, strict=True)
    )


def vjp_stack(g: Term, _y: Term, *xs: Term, axis: int) -> tuple[Term, ...]:
    """The place of the gradient that each input became."""
    return tuple(g.to("index", at=i, axis=axis) for i in range(len(xs)))


def vjp_slice(
    g: Term, _y: Term, x: Term, axis: int, start: int | None, stop: int | None, step: int | None
) -> tuple[Term, ...]:
    """The gradient where its numbers were taken, and 0 where none was."""
    return (placed(g, axis, range(x.shape[axis])[start:stop:step], x.shape[axis]),)


def vjp_index(g: Term, _y: Term, x: Term, at: int, axis: int) -> tuple[Term, ...]:
    """The gradient at its place, and 0 at all others."""
    along, count = axis % len(x.shape), x.shape[axis]
    thin = shaped(g, (*x.shape[:along], 1, *x.shape[along + 1 :]))
    return (placed(thin, along, [at % count], count),)

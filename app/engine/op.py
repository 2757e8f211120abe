"""What an op is: one frozen record that engine, catalogue, palette, docs and tests all read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol, TypeAlias

import numpy as np

from app.engine import array_math, scalar_math
from app.engine.attr import Attr
from app.engine.moves import summed_to
from app.engine.term import Term
from app.engine.value import Shape, size

# A kernel computes a value and, beside it, the local derivative of every input slot.
Kernel: TypeAlias = Callable[..., tuple[Any, ...]]
ShapeRule: TypeAlias = Callable[..., Shape]
Domain: TypeAlias = tuple[tuple[float, float], ...]
# From the gradient of a node, its value, its inputs and its attrs, as terms: what arrives at each
# input, None where that is 0 whatever the numbers are.
Vjp: TypeAlias = Callable[..., tuple[Term | None, ...]]
# From the value, the inputs and the attrs: the local derivative of every slot, None where it is 0.
Slopes: TypeAlias = Callable[..., tuple[Term | float | None, ...]]


class ShapeError(ValueError):
    """Inputs whose shapes an op cannot combine; the message says what it needs."""


class ExcessError(ShapeError):
    """Shapes that would take more than is allowed: the limit, and what it actually is."""

    def __init__(self, message: str, limit: int, actual: int) -> None:
        super().__init__(message)
        self.limit, self.actual = limit, actual


class Reals(Protocol):
    """The real functions that elementwise rules are written with, for floats or for arrays."""

    def exp(self, x: Any, /) -> Any: ...
    def expm1(self, x: Any, /) -> Any: ...
    def log(self, x: Any, /) -> Any: ...
    def log1p(self, x: Any, /) -> Any: ...
    def sqrt(self, x: Any, /) -> Any: ...
    def hypot(self, x: Any, y: Any, /) -> Any: ...
    def sin(self, x: Any, /) -> Any: ...
    def cos(self, x: Any, /) -> Any: ...
    def tan(self, x: Any, /) -> Any: ...
    def asin(self, x: Any, /) -> Any: ...
    def acos(self, x: Any, /) -> Any: ...
    def atan(self, x: Any, /) -> Any: ...
    def sinh(self, x: Any, /) -> Any: ...
    def cosh(self, x: Any, /) -> Any: ...
    def tanh(self, x: Any, /) -> Any: ...
    def erf(self, x: Any, /) -> Any: ...
    def erfc(self, x: Any, /) -> Any: ...
    def sign(self, x: Any, /) -> Any: ...
    def divide(self, x: Any, y: Any, /) -> Any: ...
    def power(self, x: Any, y: Any, /) -> Any: ...
    def maximum(self, x: Any, y: Any, /) -> Any: ...
    def minimum(self, x: Any, y: Any, /) -> Any: ...
    def where(self, condition: Any, x: Any, y: Any, /) -> Any: ...


class LinearMap(NamedTuple):
    """The local derivative of a structured op at one input slot, as its two applications."""

    pull: Callable[[Any], Any]
    push: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Op:
    """A kind of operation.

    `array` maps arrays to (value, local of slot 0, local of slot 1, ...); `scalar` is the same
    rule on Python floats, where the op has one. A local is a number or an array to multiply by,
    or a LinearMap. In LaTeX, `<name>` stands for an input or an attr and `<y>` for the value; a
    local in which `(\\cdot)` stands is the map that pulls a gradient back, with the gradient there.
    `vjp` is the way of a gradient back through the op once more, but made of ops, so that it can
    be swept itself.
    `domain` bounds each input where central differences can be trusted. `flops` counts the
    additions and multiplications of one value from its shape, the inputs' shapes and the attrs;
    without it every input is taken to be gone through once.
    """

    name: str
    family: str
    symbol: str
    inputs: tuple[str, ...]
    array: Kernel
    vjp: Vjp
    shape: ShapeRule
    latex: str
    locals: tuple[str, ...]
    doc: str
    backward: str
    example: str
    attrs: tuple[Attr, ...] = ()
    scalar: Kernel | None = None
    domain: Domain = ((-2.0, 2.0),)
    infix: str | None = None
    check: Callable[..., str | None] | None = None
    flops: Callable[..., int] | None = None

    @property
    def leaf(self) -> bool:
        return not self.inputs

    @property
    def variadic(self) -> bool:
        return bool(self.inputs) and self.inputs[-1].startswith("*")

    def arity_complaint(self, count: int) -> str | None:
        """Why `count` inputs do not fit, in words, or None when they do."""
        wanted = len(self.inputs)
        if count == wanted or (self.variadic and count > wanted):
            return None
        if self.leaf:
            return f"{self.name} is a leaf and takes no inputs, got {count}"
        least = "at least " if self.variadic else ""
        plural = "" if wanted == 1 else "s"
        names = ", ".join(self.inputs)
        return f"{self.name} takes {least}{wanted} input{plural} ({names}), got {count}"

    def local(self, slot: int) -> str:
        """The LaTeX of the local derivative at a slot; all inputs of a variadic op share one."""
        return self.locals[min(slot, len(self.locals) - 1)]

    def work(self, shape: Shape, inputs: Sequence[Shape], settings: Mapping[str, Any]) -> int:
        """How many numbers are added or multiplied for a value of `shape`."""
        if self.flops is not None:
            return self.flops(shape, *inputs, **settings)
        return sum(max(size(shape), size(given)) for given in inputs)

    def bounds(self, slot: int) -> tuple[float, float]:
        """The domain of the input at a slot; inputs may share one."""
        return self.domain[min(slot, len(self.domain) - 1)]

    def settings(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The attrs a kernel is called with: defaults, overridden by what a node gives."""
        if not self.attrs:
            return {}
        return {attr.name: given.get(attr.name, attr.default) for attr in self.attrs}


def elementwise(
    name: str,
    inputs: str,
    rule: Callable[[Reals], Kernel],
    slopes: Slopes,
    **record: Any,
) -> Op:
    """An op that works number by number; one rule serves floats and, broadcasting, arrays."""
    return Op(
        name=name,
        inputs=tuple(inputs.split()),
        array=rule(array_math),
        scalar=rule(scalar_math),
        vjp=_times(slopes),
        shape=broadcast,
        **record,
    )


def _times(slopes: Slopes) -> Vjp:
    """The vjp of an op that works number by number: upstream times local."""

    def vjp(g: Term, y: Term, *inputs: Term, **attrs: Any) -> tuple[Term | None, ...]:
        pairs = zip(slopes(y, *inputs, **attrs), inputs, strict=True)
        return tuple(
            None if slope is None else summed_to(g * slope, given.shape) for slope, given in pairs
        )

    return vjp


def broadcast(*shapes: Shape, **_attrs: object) -> Shape:
    """The shape that `shapes` broadcast to, by numpy's rule."""
    if not any(shapes):
        return ()
    try:
        return np.broadcast_shapes(*shapes)
    except ValueError:
        listed = " and ".join(str(shape) for shape in shapes)
        message = f"cannot broadcast {listed}: sizes must be equal, or 1, from the right"
        raise ShapeError(message) from None

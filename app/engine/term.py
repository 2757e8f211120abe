"""Formulas as data: what an op says its vjp is, before it becomes nodes of a graph."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from app.engine.attr import AttrValue
from app.engine.value import Array, Shape, Value, settle, shape_of


class Shaping(Protocol):
    """What a term has to know of an op: the shape that it gives."""

    @property
    def shape(self) -> Callable[..., Shape]: ...

    def settings(self, given: Mapping[str, Any], /) -> dict[str, Any]: ...


Operand: TypeAlias = "Term | float"


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """One use of an op on other terms, or a leaf with its value; arithmetic makes further terms.

    `name` is that of a node which is there already. Two terms are the same only if they are the
    same object.
    """

    ops: Mapping[str, Shaping]
    op: str
    inputs: "tuple[Term, ...]"
    attrs: Mapping[str, AttrValue]
    shape: Shape
    value: Value | None = None
    name: str | None = None

    def to(self, op: str, *others: Operand, **attrs: AttrValue) -> "Term":
        """This term, and others after it, under an op."""
        inputs = (self, *(self.having(other) for other in others))
        record = self.ops[op]
        shape = record.shape(*(term.shape for term in inputs), **record.settings(attrs))
        return Term(self.ops, op, inputs, attrs, shape)

    def having(self, number: "Operand | Array") -> "Term":
        """A constant; a term is left as it is."""
        if isinstance(number, Term):
            return number
        value = settle(number)
        return Term(self.ops, "constant", (), {}, shape_of(value), value)

    def is_number(self, number: float) -> bool:
        """Whether this is a constant of exactly one value, such as a literal 2."""
        return self.op == "constant" and self.shape == () and self.value == number

    def __add__(self, other: Operand) -> "Term":
        return self.to("add", other)

    def __radd__(self, other: float) -> "Term":
        return self.having(other) + self

    def __sub__(self, other: Operand) -> "Term":
        return self.to("sub", other)

    def __rsub__(self, other: float) -> "Term":
        return self.having(other) - self

    def __mul__(self, other: Operand) -> "Term":
        if other == 1.0:
            return self
        return -self if other == -1.0 else self.to("mul", other)

    def __rmul__(self, other: float) -> "Term":
        return self if other == 1.0 else self.having(other).to("mul", self)

    def __truediv__(self, other: Operand) -> "Term":
        return self if other == 1.0 else self.to("div", other)

    def __rtruediv__(self, other: float) -> "Term":
        return self.having(other) / self

    def __pow__(self, power: Operand) -> "Term":
        return self.to("pow", power)

    def __neg__(self) -> "Term":
        return self.to("neg")

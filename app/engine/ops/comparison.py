"""Questions with the answers 1 and 0, to choose with."""

from typing import Any

from app.engine.op import Kernel, Op, Reals, elementwise


def _greater(m: Reals) -> Kernel:
    where = m.where
    return lambda a, b: (where(a > b, 1.0, 0.0), 0.0, 0.0)


def _less(m: Reals) -> Kernel:
    where = m.where
    return lambda a, b: (where(a < b, 1.0, 0.0), 0.0, 0.0)


def _equal(m: Reals) -> Kernel:
    where = m.where
    return lambda a, b: (where(a == b, 1.0, 0.0), 0.0, 0.0)


def _comparison(name: str, rule: Any, symbol: str, latex: str, asks: str) -> Op:
    return elementwise(
        name,
        "a b",
        rule,
        lambda y, a, b: (None, None),
        family="comparison",
        symbol=symbol,
        latex=rf"[\,<a> {latex} <b>\,]",
        locals=("0", "0"),
        doc=f"1 where the first input {asks} the second, else 0, also where one is NaN. It is flat "
        "wherever it has a slope, so it carries no gradient: its locals are 0.",
        backward="A comparison answers yes or no, and a small change does not change the answer, "
        "so no gradient passes.",
        example=f"a = 2\nb = 3\ny = where({name}(a, b), a * a, b * b)",
        domain=((1.5, 2.0), (0.5, 1.0)),
    )


FAMILY = (
    _comparison("greater", _greater, ">", ">", "is greater than"),
    _comparison("less", _less, "<", r"\lt", "is less than"),
    _comparison("equal", _equal, "=", "=", "equals"),
)

"""One of several inputs, and the gradient to the one that was taken."""

from typing import Any

from app.engine.attr import Attr
from app.engine.op import Kernel, Reals, elementwise
from app.engine.term import Term


def _maximum(m: Reals) -> Kernel:
    maximum, where = m.maximum, m.where

    def kernel(a: Any, b: Any) -> tuple[Any, ...]:
        left = where(a > b, 1.0, where(a == b, 0.5, 0.0))
        return maximum(a, b), left, 1.0 - left

    return kernel


def _minimum(m: Reals) -> Kernel:
    minimum, where = m.minimum, m.where

    def kernel(a: Any, b: Any) -> tuple[Any, ...]:
        left = where(a < b, 1.0, where(a == b, 0.5, 0.0))
        return minimum(a, b), left, 1.0 - left

    return kernel


def _maxout(m: Reals) -> Kernel:
    maximum, where, divide = m.maximum, m.where, m.divide

    def kernel(*pieces: Any) -> tuple[Any, ...]:
        y = pieces[0]
        for piece in pieces[1:]:
            y = maximum(y, piece)
        wins = [where(piece == y, 1.0, 0.0) for piece in pieces]
        ties = sum(wins)
        return y, *(divide(win, ties) for win in wins)

    return kernel


def _clip(m: Reals) -> Kernel:
    maximum, minimum, where = m.maximum, m.minimum, m.where

    def kernel(x: Any, lo: float, hi: float) -> tuple[Any, ...]:
        y = minimum(maximum(x, float(lo)), float(hi))
        return y, where((x >= lo) & (x <= hi), 1.0, 0.0)

    return kernel


def _where(m: Reals) -> Kernel:
    where = m.where

    def kernel(condition: Any, a: Any, b: Any) -> tuple[Any, ...]:
        first = condition != 0.0
        return where(first, a, b), 0.0, where(first, 1.0, 0.0), where(first, 0.0, 1.0)

    return kernel


def _maximum_slopes(_: Term, a: Term, b: Term) -> tuple[Term, ...]:
    left = a.to("greater", b) + 0.5 * a.to("equal", b)
    return left, 1.0 - left


def _minimum_slopes(_: Term, a: Term, b: Term) -> tuple[Term, ...]:
    left = a.to("less", b) + 0.5 * a.to("equal", b)
    return left, 1.0 - left


def _maxout_slopes(y: Term, *pieces: Term) -> tuple[Term, ...]:
    wins = [piece.to("equal", y) for piece in pieces]
    ties = wins[0]
    for win in wins[1:]:
        ties = ties + win
    return tuple(win / ties for win in wins)


def _clip_slopes(y: Term, x: Term, lo: float, hi: float) -> tuple[Term | None, ...]:
    return (None if lo > hi else x.to("equal", y),)


def _where_slopes(_y: Term, condition: Term, _a: Term, _b: Term) -> tuple[Term | None, ...]:
    second = condition.to("equal", 0.0)
    return None, 1.0 - second, second


FAMILY = (
    elementwise(
        "maximum",
        "a b",
        _maximum,
        _maximum_slopes,
        family="selection",
        symbol="max",
        latex=r"\max(<a>, <b>)",
        locals=(
            r"[\,<a> > <b>\,] + \tfrac{1}{2} [\,<a> = <b>\,]",
            r"[\,<b> > <a>\,] + \tfrac{1}{2} [\,<a> = <b>\,]",
        ),
        doc="The larger of two inputs. At a tie each gets half the gradient, as in PyTorch.",
        backward="A maximum routes the whole gradient to the larger input and 0 to the "
        "other; at a tie each gets half.",
        example="a = 2\nb = 3\ny = maximum(a, b)",
        domain=((1.5, 2.0), (0.5, 1.0)),
    ),
    elementwise(
        "minimum",
        "a b",
        _minimum,
        _minimum_slopes,
        family="selection",
        symbol="min",
        latex=r"\min(<a>, <b>)",
        locals=(
            r"[\,<b> > <a>\,] + \tfrac{1}{2} [\,<a> = <b>\,]",
            r"[\,<a> > <b>\,] + \tfrac{1}{2} [\,<a> = <b>\,]",
        ),
        doc="The smaller of two inputs. At a tie each gets half the gradient, as in PyTorch.",
        backward="A minimum routes the whole gradient to the smaller input and 0 to the "
        "other; at a tie each gets half.",
        example="a = 2\nb = 3\ny = minimum(a, b)",
        domain=((1.5, 2.0), (0.5, 1.0)),
    ),
    elementwise(
        "maxout",
        "*z",
        _maxout,
        _maxout_slopes,
        family="selection",
        symbol="maxout",
        latex=r"\max(<z>)",
        locals=(r"[\,<z> = <y>\,] / \text{number of largest}",),
        doc="A maxout unit (Goodfellow et al., 2013): the largest of any number of pieces. Ties "
        "share the gradient equally.",
        backward="A maxout routes the whole gradient to the largest piece and 0 to "
        "the others; ties share it.",
        example="a = 1\nb = 3\nc = 2\ny = maxout(a, b, c)",
        domain=((-2.0, 2.0),),
    ),
    elementwise(
        "clip",
        "x",
        _clip,
        _clip_slopes,
        family="selection",
        symbol="clip",
        latex=r"\min(\max(<x>, <lo>), <hi>)",
        locals=(r"[\,<lo> \le <x> \le <hi>\,]",),
        doc="The input, held between two bounds. At a bound the slope is 1, as in PyTorch; if lo "
        "is above hi, everything becomes hi.",
        backward="A clip passes the gradient on from bound to bound, both included, and blocks it "
        "outside.",
        example="x = 0.5\ny = clip(x, lo=0, hi=1)",
        attrs=(
            Attr("lo", "number", -1.0, "The lower bound.", r"\mathit{lo}"),
            Attr("hi", "number", 1.0, "The upper bound.", r"\mathit{hi}"),
        ),
        domain=((-1.9, 1.9),),
    ),
    elementwise(
        "where",
        "condition a b",
        _where,
        _where_slopes,
        family="selection",
        symbol="if",
        latex=r"[\,<condition> \ne 0\,]\, <a> + [\,<condition> = 0\,]\, <b>",
        locals=("0", r"[\,<condition> \ne 0\,]", r"[\,<condition> = 0\,]"),
        doc="The second input where the first, a condition, is not 0, else the third. The "
        "condition carries no gradient: its local is 0.",
        backward="A choice routes the whole gradient to the input that was chosen; the other and "
        "the condition get 0.",
        example="x = -2\ny = where(greater(x, 0), x, 0.1 * x)",
        domain=((0.5, 2.0), (-2.0, 2.0), (-2.0, 2.0)),
    ),
)

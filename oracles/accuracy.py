"""The page of worst errors: `python -m oracles.accuracy` measures them and writes it."""

import math
from collections.abc import Sequence
from pathlib import Path

from mpmath import mp

from app.engine.ops import OPS
from oracles.arguments import OTHERS
from oracles.digits import exact
from oracles.measure import Line, measure
from oracles.ulp import error

PAGE = Path(__file__).parents[1] / "docs" / "accuracy.md"
SCALAR = [op for op in OPS.values() if op.scalar is not None]
MOST = 4

# Of all floats, the nearest to a multiple of pi/2 (Muller et al., Handbook of Floating-Point
# Arithmetic, on range reduction).
HARDEST = 6381956970095103.0 * 2.0**797

INTRODUCTION = """\
# How exact the ops are

A float has 53 binary digits. A unit in its last place, an ulp, is the distance to the next float;
even the best rounding can be half an ulp off. Among the smallest numbers of all, the subnormal
ones, an ulp is always 2^-1074.

Here each scalar op's value, and its local derivative for each input, are compared with what
[mpmath](https://mpmath.org) makes of the op's definition, with 50 digits and then twice as many
until two results agree. No error in the table may exceed {most} ulp. The arguments are the same
every time: ordinary, tiny, huge and subnormal ones, both zeros, and the surroundings of the places
where digits get lost, such as roots and the ends of the range. Attrs are at their defaults, and
each in turn at {others}. Where a function has a kink, its slope must be the one that the op's
documentation promises. Outside its domain an op answers with an infinity or NaN, as IEEE 754 has
it; that has a test of its own.

The first error is that on single numbers, for which the engine uses Python's `math`, and so the C
library. On arrays it uses numpy, which brings its own functions for some processors. With another
library or processor, the figures can be a little different. `make accuracy` measures all of the
{count:,} results anew and writes this page; errors are rounded up.

One argument is not in the table: of all floats, {hardest!r} is the nearest to a
multiple of π/2. Its cosine is {cosine:.1e}, and the C library's was {error} ulp off it when this
page was written.

| op | number | arguments | worst, ulp | at | in arrays, ulp |
| --- | --- | ---: | ---: | --- | ---: |
"""


def page(lines: Sequence[Line]) -> str:
    """The whole page, in Markdown."""
    cosine = exact(mp.cos, (HARDEST,), {})
    assert cosine is not None
    *most, last = (f"{other:g}" for other in OTHERS)
    introduction = INTRODUCTION.format(
        most=MOST,
        others=f"{', '.join(most)} and {last}",
        count=2 * sum(line.arguments for line in lines),
        hardest=HARDEST,
        cosine=float(cosine),
        error=rounded_up(error(math.cos(HARDEST), cosine)),
    )
    return introduction + "".join(map(row, lines))


def rounded_up(ulp: float) -> str:
    """An error with two decimals, never shown smaller than it is."""
    return f"{math.ceil(ulp * 100) / 100:.2f}"


def row(line: Line) -> str:
    """A line of the table; where nothing is wrong, it names no place."""
    at = f"`{line.on_floats.at}`" if line.on_floats.error else ""
    errors = [rounded_up(worst.error) for worst in (line.on_floats, line.on_arrays)]
    cells = [f"`{line.op}`", line.number, f"{line.arguments:,}", errors[0], at, errors[1]]
    return f"| {' | '.join(cells)} |\n"


def main() -> None:
    PAGE.write_text(page([line for op in SCALAR for line in measure(op)]), encoding="utf-8")


if __name__ == "__main__":
    main()

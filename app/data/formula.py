"""Points of a plane, put into classes by a formula in the text language."""

import re
from collections.abc import Iterator, Mapping

import numpy as np

from app.data.dataset import Classes, Dataset, Whole
from app.data.generator import seed_problems, shifted
from app.data.planar import PLANE
from app.data.problem import DataProblem, refuse
from app.data.usual_knobs import jitter, samples
from app.engine.graph import GraphError
from app.engine.program import compile_graph
from app.engine.sweep import forward
from app.engine.value import Array
from app.language.parse import Parsed, parse
from app.language.problem import ParseError, ParseProblem, Span

REACH = 6.0
SAMPLES, NOISE = samples(), jitter()
SIGN = re.compile(r"[<>]=?")
HOLDS: Mapping[str, np.ufunc] = {
    ">": np.greater,
    ">=": np.greater_equal,
    "<": np.less,
    "<=": np.less_equal,
}


def from_formula(formula: str, n: int, noise: float, seed: int) -> Dataset:
    """Up to `n` points from -6 to 6, of the class "yes" where a formula holds, else of "no".

    A formula is `y > sin(x)`, `x*x + y*y < 9`, or an expression alone: `sin(x)` means y > sin(x).
    Lines above it may name what it uses.
    Where it has no value, as log(x) left of 0, there are no points. Points are moved by `noise`
    after they have got their class. A ParseError tells what is wrong with the formula, a
    DataError what is with the knobs.
    """
    refuse(_out_of_range(n, noise, seed))
    signs = [*SIGN.finditer(formula)]
    if len(signs) > 1:
        start, end = signs[1].span()
        raise _problem("a formula has one < or >; this is another", _span(formula, start, end))
    rng = np.random.default_rng(seed)
    x = rng.uniform(-REACH, REACH, (n, 2))
    there, of = _judged(formula, signs[0] if signs else None, x)
    if len(set(of.tolist())) < 2:
        raise _problem(_one_sided(of, n), _span(formula, 0, len(formula)))
    doc = f"{len(of)} points, told apart by {formula.strip()}."
    points = shifted(rng, x[there], noise)
    origin = f"generated from seed {seed}"
    return Dataset(
        "formula", "Your formula", doc, PLANE, points, Classes(("no", "yes"), of), origin
    )


def _out_of_range(n: int, noise: float, seed: int) -> Iterator[DataProblem]:
    for name, complaint in (
        ("samples", SAMPLES.complaint(n)),
        ("noise", NOISE.complaint(noise)),
    ):
        if complaint:
            yield DataProblem(complaint, where=f"/knobs/{name}")
    yield from seed_problems(seed)


def _one_sided(of: Whole, n: int) -> str:
    if len(of) == 0:
        return f"this has a value at none of {n} points from -{REACH:g} to {REACH:g}; change it"
    held = "holds" if of[0] else "does not hold"
    return (
        f"this {held} at each of {len(of)} points from -{REACH:g} to {REACH:g}; change it so that "
        "both sides have some"
    )


def _judged(formula: str, sign: re.Match[str] | None, x: Array) -> tuple[Whole, Whole]:
    """The points at which a formula has a value, and of each of these whether it holds, 0 or 1."""
    if sign is None:
        holds, left, right = HOLDS[">"], x[:, 1], _values(formula, x)
    else:
        start, end = sign.span()
        line = formula.rfind("\n", 0, start) + 1
        if not (formula[line:start].strip() and formula[end:].strip()):
            message = f"write an expression on either side of {sign[0]}, as in y {sign[0]} x"
            raise _problem(message, _span(formula, start, end))
        # Lines above are for both sides. Blanks keep every character of the right side at its
        # place, for problems to point at.
        right_side = formula[:line] + " " * (end - line) + formula[end:]
        holds, left, right = HOLDS[sign[0]], _values(formula[:start], x), _values(right_side, x)
    there = np.flatnonzero(~(np.isnan(left) | np.isnan(right)))
    return there, holds(left[there], right[there]).astype(np.int64)


def _values(text: str, x: Array) -> Array:
    """The value of an expression at each point."""
    parsed = parse(text, {"x": x[:, 0], "y": x[:, 1]})
    _check_names(parsed)
    whole = parsed.spans[parsed.graph.output]
    try:
        program = compile_graph(parsed.graph)
        value = forward(program).values[program.output]
    except GraphError as error:
        raise ParseError(
            ParseProblem(problem.message, parsed.spans.get(problem.node or "", whole))
            for problem in error.problems
        ) from None
    if np.shape(value) not in ((), (len(x),)):
        message = (
            "a formula has one number for each point; this has the shape "
            f"{np.shape(value)} for {len(x)} points"
        )
        raise _problem(message, whole)
    return np.broadcast_to(value, len(x))


def _check_names(parsed: Parsed) -> None:
    """Raise a ParseError where a formula has other inputs than x and y."""
    inputs = [node.id for node in parsed.graph.nodes if node.op == "input"]
    wrong = [name for name in inputs if name not in PLANE and name not in parsed.literals]
    if wrong:
        raise ParseError(
            ParseProblem(f"a formula knows x and y alone, not {name!r}", parsed.spans[name])
            for name in wrong
        )


def _problem(message: str, span: Span) -> ParseError:
    return ParseError([ParseProblem(message, span)])


def _span(text: str, start: int, end: int) -> Span:
    """The stretch of a text between two characters."""
    before, within = text[:start].splitlines() or [""], text[:end].splitlines() or [""]
    return Span(len(before), len(before[-1]) + 1, len(within), len(within[-1]) + 1)

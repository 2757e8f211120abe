"""No scalar op is further than 4 ulp from the truth, and docs/accuracy.md says how far it is."""

import math
import re
from dataclasses import replace
from functools import cache
from typing import NamedTuple

import numpy as np
import pytest
from mpmath import mp, mpf

from app.engine.op import Op
from app.engine.ops import OPS
from oracles.accuracy import MOST, PAGE, SCALAR, page
from oracles.digits import exact
from oracles.formulas import FORMULAS
from oracles.measure import Line, measure
from oracles.ulp import error

# What another C library may do to the worst of some hundred roundings.
TOLERANCE = 0.25

measured = cache(measure)
every_op = pytest.mark.parametrize("op", SCALAR, ids=lambda op: op.name)


class Shown(NamedTuple):
    """A row of the page's table."""

    op: str
    number: str
    arguments: int
    on_floats: float
    on_arrays: float


def shown() -> list[Shown]:
    pattern = r"^\| `(\w+)` \| (.+) \| ([\d,]+) \| ([\d.]+) \| .* \| ([\d.]+) \|$"
    found = re.findall(pattern, PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return [
        Shown(op, number, int(count.replace(",", "")), float(one), float(other))
        for op, number, count, one, other in found
    ]


def errors(lines: list[Line]) -> dict[str, tuple[float, float]]:
    return {line.number: (line.on_floats.error, line.on_arrays.error) for line in lines}


@every_op
def test_every_number_is_within_4_ulp_of_the_truth(op: Op) -> None:
    for line in measured(op):
        assert line.on_floats.error <= MOST, line
        assert line.on_arrays.error <= MOST, line
        assert line.arguments >= 100, line


def test_every_scalar_op_and_every_slot_has_a_formula() -> None:
    assert {op.name for op in SCALAR} == set(FORMULAS)
    for op in SCALAR:
        slots = 3 if op.variadic else len(op.inputs)
        assert len(FORMULAS[op.name]) == 1 + slots


def test_the_page_lists_every_number_in_the_order_of_the_registry() -> None:
    lines = [line for op in SCALAR for line in measured(op)]
    listed = [(line.op, line.number, line.arguments) for line in lines]
    assert [row[:3] for row in shown()] == listed


@every_op
def test_the_page_shows_the_errors_that_are_measured(op: Op) -> None:
    rows = {row.number: row for row in shown() if row.op == op.name}
    for line in measured(op):
        row = rows[line.number]
        assert line.on_floats.error == pytest.approx(row.on_floats, abs=TOLERANCE)
        # Without functions for the processor at hand, numpy takes those of the C library.
        least, most = sorted((row.on_floats, row.on_arrays))
        assert least - TOLERANCE <= line.on_arrays.error <= most + TOLERANCE


def test_the_words_of_the_page_are_those_it_is_written_with() -> None:
    lines = [line for op in SCALAR for line in measured(op)]
    words = [
        re.sub(r"[\d.]+ ulp off", "", text.partition("\n| ")[0])
        for text in (PAGE.read_text(encoding="utf-8"), page(lines))
    ]
    assert words[0] == words[1]


@pytest.mark.parametrize(
    ("name", "number", "kernel"),
    [
        ("log1p", "value", lambda x: (math.log(1.0 + x) if x > -1.0 else math.nan, 1.0)),
        ("tanh", "local of x", lambda x: (math.tanh(x), 1.0 - math.tanh(x) ** 2)),
        ("sigmoid", "value", lambda x: (0.5 + 0.5 * math.tanh(0.5 * x), 0.25)),
        ("atan", "local of x", lambda x: (math.atan(x), 1.0 / (1.0 + x * x) * (1.0 + 2.0**-49))),
        ("relu", "local of x", lambda x: (max(x, 0.0), float(x >= 0.0))),
    ],
)
def test_a_rule_that_loses_digits_is_caught(name: str, number: str, kernel: object) -> None:
    careless = replace(OPS[name], scalar=kernel)  # type: ignore[arg-type]
    on_floats, on_arrays = errors(measure(careless))[number]
    assert on_floats > MOST >= on_arrays


def test_arrays_are_measured_too() -> None:
    careless = replace(OPS["log1p"], array=lambda x: (np.log(1.0 + x), 1.0 / (1.0 + x)))
    on_floats, on_arrays = errors(measure(careless))["value"]
    assert on_floats <= MOST < on_arrays


LEAST, LARGEST = 5e-324, 1.7976931348623157e308


@pytest.mark.parametrize(
    ("got", "truth", "ulp"),
    [
        (1.0, "1", 0.0),
        (1.0, "1.00000000000000011102230246251565404236316680908203125", 0.5),
        (0.5, "0.50000000000000011102230246251565404236316680908203125", 1.0),
        (1.0 - 2.0**-53, "1", 0.5),
        (-3.0, "3", 6755399441055744 * 2.0),
        (LEAST, "0", 1.0),
        (0.0, "1e-400", 0.0),
        (-0.0, "0", 0.0),
        (-0.0, "1e-400", math.inf),
        (0.0, "-1e-400", math.inf),
        (LEAST, "1e-400", 1.0),
        (LARGEST, str(2**1024), 1.0),
        (math.inf, "1e400", 0.0),
        (-math.inf, "1e400", math.inf),
        (math.inf, str(int(LARGEST)), 1.0),
        (math.nan, "1", math.inf),
    ],
)
def test_an_error_is_counted_in_ulp_of_the_truth(got: float, truth: str, ulp: float) -> None:
    with mp.workdps(400):
        assert error(got, mpf(truth)) == pytest.approx(ulp, rel=1e-9)


def test_a_number_is_computed_until_its_digits_stand() -> None:
    """1 - tanh^2 has none at 50 digits, nor at 200."""
    plain = exact(lambda x: 1 - mp.tanh(x) ** 2, (300.0,), {})
    stable = exact(lambda x: mp.sech(x) ** 2, (300.0,), {})
    assert plain is not None
    assert stable is not None
    assert abs(plain / stable - 1) < mpf(10) ** -20


@pytest.mark.parametrize(("name", "x"), [("log", -1.0), ("sqrt", -1.0), ("asin", 2.0)])
def test_outside_its_domain_a_formula_has_no_number(name: str, x: float) -> None:
    assert exact(FORMULAS[name][0], (x,), {}) is None

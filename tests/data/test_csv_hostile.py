"""Texts made to take long or to crash, and any table that the csv module writes."""

import csv
import io
from time import process_time
from typing import Literal, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.data.csv_numbers import MISSING
from app.data.csv_text import Asked, read
from app.data.problem import MOST_PROBLEMS, DataError
from tests.data.reading import problems_of

LENGTH = 4_900_000
# Four times what a text took on the slowest machine; what is not linear takes minutes.
SECONDS = 5.0

UNITS = {
    "commas": ",",
    "quotes": '"',
    "quoted line ends": '"\n"',
    "open cells": '"a,',
    "closed cells": '"",',
    "cells with tails": '"a"b\n',
    "single quotes": "'' ",
    "letters": "a",
    "digits": "1",
    "groups": "1,000",
    "spaced groups": "1 000 ",
    "points": "1.",
    "powers": "1e",
    "minuses": "-",
    "comments": "# \n",
    "old line ends": "1,2\r",
    "ragged rows": "1,2\n1\n",
    "units": "5 kg,6 kg\n",
    "infinities": "inf,1\n",
    "zero bytes": "\0",
    "lone surrogates": "\ud800,1\n",
    "spaces": "a ",
    "tabs": "a\t",
}
WIDE = {
    "all numbers": "1.5," * 499 + "2\n",
    "all words": "word," * 499 + "x\n",
    "all units": "5 kg," * 499 + "x\n",
    "all doubtful": '"1,000";' * 499 + "2\n",
    "many digits": "1" * 9_000 + ",2\n",
    "many groups": '"' + "1," * 4_000 + '1",2\n',
}


@pytest.mark.parametrize("name", UNITS)
def test_no_text_takes_long(name: str) -> None:
    unit = UNITS[name]
    start = process_time()
    assert len(problems_of(unit * (LENGTH // len(unit)))) <= MOST_PROBLEMS
    assert process_time() - start < SECONDS


@pytest.mark.parametrize("name", WIDE)
def test_no_full_table_takes_long(name: str) -> None:
    row = WIDE[name]
    start = process_time()
    problems_of(row * min(LENGTH // len(row), 1_000))
    assert process_time() - start < SECONDS


PIECES = st.sampled_from(
    [
        *",;|\t \"'\n\r#.-?\0",
        *("\r\n", '""', "1", "2.5", "1,5", "a", "NA", "5 kg", "inf", "1e999", "é", "\ufeff"),
        *("\ud800", "\u2028", "\x0b", "\x1c", "\x85", "# ", "0", "x,y\n", "1,2\n"),
    ]
)


@settings(derandomize=True, deadline=None, database=None, max_examples=1000)
@given(st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=60)))
def test_any_text_is_a_table_or_a_list_of_problems(text: str) -> None:
    lines = text.count("\n") + text.count("\r") + 1
    try:
        table = read(text)
    except DataError as error:
        problems = error.problems
        assert problems
    else:
        problems = table.problems
        assert len({column.name for column in table.columns}) == len(table.columns)
        assert all(len(column.values) == len(table.lines) > 0 for column in table.columns)
        assert list(table.lines) == sorted(set(table.lines))
    for problem in problems:
        assert problem.message
        assert problem.row is not None
        assert problem.column is not None
        assert 1 <= problem.row <= lines
        assert problem.column >= 1


@settings(derandomize=True, deadline=None, database=None, max_examples=500)
@given(st.binary(max_size=80))
def test_any_bytes_are_a_table_or_a_list_of_problems(data: bytes) -> None:
    try:
        table = read(data)
    except DataError as error:
        problems = error.problems
        assert problems
    else:
        assert table.columns


# Cells are read without the blanks around them; what is missing has no text of its own.
TEXTS = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffd\ufeff"
    ),
    min_size=1,
    max_size=12,
).filter(lambda cell: cell == cell.strip() and cell.casefold() not in MISSING and cell[0] != "#")
CELLS = st.one_of(
    TEXTS,
    st.lists(TEXTS, min_size=2, max_size=3).map("\n".join),
    st.floats(-1e100, 1e100).map(repr),
    st.integers(-(10**9), 10**9).map(str),
    st.just(""),
)
Quoting: TypeAlias = Literal[0, 1, 2]
QUOTINGS: tuple[Quoting, ...] = (csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC)
# Of cells with line ends of another kind than its own, csv.writer only quotes all or none.
ENDS = [*[(end, quoting) for end in ("\n", "\r\n") for quoting in QUOTINGS], ("\r", csv.QUOTE_ALL)]
WIDTHS = st.integers(1, 5)


@st.composite
def grids(draw: st.DrawFn) -> list[list[str]]:
    """Rows of cells, of one width, none of them empty."""
    width = draw(WIDTHS)
    row = st.lists(CELLS, min_size=width, max_size=width).filter(any)
    return draw(st.lists(row, min_size=1, max_size=6))


@settings(derandomize=True, deadline=None, database=None, max_examples=500)
@given(
    grids(),
    st.sampled_from(",;\t|"),
    st.sampled_from(['"', "'"]),
    st.sampled_from(ENDS),
)
def test_what_the_csv_module_writes_comes_back(
    grid: list[list[str]], delimiter: str, quote: str, ends: tuple[str, Quoting]
) -> None:
    end, quoting = ends
    file = io.StringIO(newline="")
    csv.writer(
        file, delimiter=delimiter, quotechar=quote, lineterminator=end, quoting=quoting
    ).writerows(grid)
    kinds = {f"column {i + 1}": "category" for i in range(len(grid[0]))}
    asked = Asked(delimiter, quote, ".", header=False, kinds=kinds)  # type: ignore[arg-type]
    table = read(file.getvalue(), asked)
    wanted = [tuple(cell or None for cell in row) for row in grid]
    assert table.preview(len(grid)) == wanted


@settings(derandomize=True, deadline=None, database=None, max_examples=300)
@given(
    st.lists(
        st.tuples(
            st.floats(-1e9, 1e9),
            st.sampled_from(["red", "green", "dark blue", "a, b; c|d\te"]),
            st.one_of(st.none(), st.floats(-1.0, 1.0)),
        ),
        min_size=2,
        max_size=20,
    ),
    st.sampled_from(",;\t|"),
    st.sampled_from(QUOTINGS),
    st.booleans(),
)
def test_a_table_of_any_dialect_is_found_out(
    rows: list[tuple[float, str, float | None]], delimiter: str, quoting: Quoting, comma: bool
) -> None:
    decimal = "," if comma and delimiter != "," else "."
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, quoting=quoting)
    writer.writerow(["size", "colour", "weight"])
    for size, colour, weight in rows:
        numbers = ["" if n is None else repr(n).replace(".", decimal) for n in (size, weight)]
        writer.writerow([numbers[0], colour, numbers[1]])
    table = read(file.getvalue())
    assert table.form.delimiter == delimiter
    assert table.form.header
    assert table.problems == ()
    if all(weight is None for _, _, weight in rows):
        assert table.columns[2].kind == "empty"
    assert [row[1] for row in table.preview(len(rows))] == [colour for _, colour, _ in rows]
    read_numbers = [(row[0], row[2]) for row in table.preview(len(rows))]
    assert read_numbers == [(size, weight) for size, _, weight in rows]

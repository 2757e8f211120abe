"""A column of cells into values of one kind."""

from collections.abc import Sequence

from app.data.csv_numbers import MISSING, like_a_number, no_number, number
from app.data.problem import MOST_PROBLEMS, DataProblem
from app.data.table import AskedKind, Column, ColumnKind

# What has more different values than the first, and than every other row one, is free text; and
# so is whatever has more than the second.
FEW, MOST_CATEGORIES = 20, 100


def column(
    place: int,
    name: str,
    cells: Sequence[str],
    lines: Sequence[int],
    decimal: str,
    marks: frozenset[str],
    asked: AskedKind | None,
) -> Column:
    """The column at a place, from 1; of the kind that is asked for, else of what most cells are.

    `marks` are texts that stand for a missing value beside the usual ones.
    """
    absent = [cell.casefold() in MISSING or cell in marks for cell in cells]
    numbers = [
        None if gone else number(cell, decimal) for gone, cell in zip(absent, cells, strict=True)
    ]
    missing = sum(absent)
    kind: ColumnKind = asked or _kind(cells, absent, numbers, decimal)
    if kind != "number":
        texts = tuple(None if gone else cell for gone, cell in zip(absent, cells, strict=True))
        return Column(name, kind, texts, missing, _too_many(kind, place, name, texts, lines))
    wrong = [i for i, value in enumerate(numbers) if value is None and not absent[i]]
    problems = tuple(
        DataProblem(no_number(cells[i], decimal), lines[i], place) for i in wrong[:MOST_PROBLEMS]
    )
    return Column(name, "number", tuple(numbers), missing, problems)


def _kind(
    cells: Sequence[str], absent: Sequence[bool], numbers: Sequence[float | None], decimal: str
) -> ColumnKind:
    """The kind of a column: numbers if more than half of its cells are, or were meant to be."""
    there = [i for i, gone in enumerate(absent) if not gone]
    if not there:
        return "empty"
    meant = sum(numbers[i] is not None or like_a_number(cells[i], decimal) for i in there)
    if 2 * meant > len(there):
        return "number"
    different = len({cells[i] for i in there})
    few = different <= FEW or (different <= MOST_CATEGORIES and 2 * different <= len(there))
    return "category" if few else "text"


def _too_many(
    kind: ColumnKind, place: int, name: str, texts: Sequence[str | None], lines: Sequence[int]
) -> tuple[DataProblem, ...]:
    """What is wrong with a column that is to be of categories and has too many of them."""
    if kind != "category":
        return ()
    seen: set[str] = set()
    for line, text in zip(lines, texts, strict=True):
        if text is not None:
            seen.add(text)
        if len(seen) > MOST_CATEGORIES:
            message = (
                f"{name!r} has more than {MOST_CATEGORIES} different values; read it as numbers or "
                "leave it out"
            )
            return (DataProblem(message, line, place),)
    return ()

"""What can be wrong with data, and where."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

# Beyond these a file is not nearly right, and nobody reads on.
MOST_PROBLEMS = 100
MORE = "there are more problems from here on; correct those above first"


@dataclass(frozen=True, slots=True)
class DataProblem:
    """One thing that is wrong, and a way out in words.

    Of a text, `row` is the line on which the row begins and `column` the cell in it, both from 1;
    the header, comments and blank lines count, as in an editor. What is wrong with a request has a
    JSON pointer into it in `where`.
    """

    message: str
    row: int | None = None
    column: int | None = None
    where: str = ""


class DataError(ValueError):
    """There is no dataset; `problems` lists the reasons, at most MOST_PROBLEMS of them."""

    def __init__(self, problems: Iterable[DataProblem]) -> None:
        found = tuple(islice(problems, MOST_PROBLEMS + 1))
        if len(found) > MOST_PROBLEMS:
            last = found[MOST_PROBLEMS - 1]
            found = (*found[: MOST_PROBLEMS - 1], replace(last, message=MORE))
        self.problems = found
        super().__init__("; ".join(map(_told, found)))


def refuse(problems: Iterable[DataProblem]) -> None:
    """Raise a DataError if there are problems; no more of them are found than are told."""
    found = tuple(islice(problems, MOST_PROBLEMS + 1))
    if found:
        raise DataError(found)


def _told(problem: DataProblem) -> str:
    row = None if problem.row is None else f"row {problem.row}"
    column = None if problem.column is None else f"column {problem.column}"
    place = ", ".join(part for part in (problem.where, row, column) if part)
    return f"{place}: {problem.message}" if place else problem.message

"""How the tests read a table: what it says, or what is wrong with it and where."""

from app.data.choose import chosen
from app.data.csv_text import AS_FOUND, Asked, read
from app.data.problem import DataError, DataProblem

Rows = list[tuple[float | str | None, ...]]


def rows_of(source: bytes | str, asked: Asked = AS_FOUND) -> Rows:
    """The rows of a table in which each cell can be read."""
    table = read(source, asked)
    assert table.problems == ()
    return table.preview(len(table.lines))


def problems_of(source: bytes | str, asked: Asked = AS_FOUND) -> tuple[DataProblem, ...]:
    """What is said of a table of which the last column is to be learnt from the others."""
    try:
        table = read(source, asked)
        names = [column.name for column in table.columns]
        chosen(table, names[:-1], names[-1:])
    except DataError as error:
        return error.problems
    return ()

"""A table as it was read: columns by name, each of one kind."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from app.data.problem import DataProblem

AskedKind: TypeAlias = Literal["number", "category"]
ColumnKind: TypeAlias = Literal["number", "category", "text", "empty"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its values row by row, floats of a `number` and texts otherwise.

    A value is None where it is `missing` or where the cell cannot be read, which `problems` tell.
    A `category` has few different values; a `text` has too many to tell rows apart by.
    """

    name: str
    kind: ColumnKind
    values: tuple[float | str | None, ...]
    missing: int = 0
    problems: tuple[DataProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """How a table is written: what parts and what quotes cells, the decimal sign, and whether its
    first row names the columns."""

    delimiter: str
    quote: str
    decimal: str
    header: bool


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of equal length; `lines` has the line of the text on which each row begins."""

    columns: tuple[Column, ...]
    lines: tuple[int, ...]
    form: Form

    @property
    def problems(self) -> tuple[DataProblem, ...]:
        """The cells that cannot be read, column by column."""
        return tuple(problem for column in self.columns for problem in column.problems)

    def preview(self, rows: int) -> list[tuple[float | str | None, ...]]:
        """The first rows, as values."""
        return list(zip(*(column.values[:rows] for column in self.columns), strict=True))

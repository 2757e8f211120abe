"""Tables, such as a CSV file, as JSON."""

from dataclasses import asdict, replace
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from app.data.csv_text import Asked, read
from app.data.problem import DataError, DataProblem
from app.data.table import AskedKind, Column, ColumnKind, Table
from app.web.wire.body import Body, Form

SHOWN, MOST_SHOWN = 20, 1_000
MOST_NAMED = 500
Sign = Annotated[str, Field(min_length=1, max_length=1)]
Name = Annotated[str, Field(max_length=10_000)]


class ReadingIn(Form):
    """How a table is written; what is left out is found out."""

    delimiter: Sign | None = Field(None, description="What parts cells, such as ; or a tab.")
    quote: Sign | None = None
    decimal: Sign | None = Field(None, description="The decimal sign: a point or a comma.")
    header: bool | None = Field(None, description="Whether the first row names the columns.")
    kinds: dict[Name, AskedKind] = Field(
        default_factory=dict, description="What a column is to be read as, by its name."
    )
    missing: list[Name] = Field(
        default_factory=list,
        max_length=MOST_NAMED,
        description="Texts that stand for a missing value beside the usual ones.",
    )

    def table(self, text: str) -> Table:
        """The table that a text is, or a DataError that points at the text, or at the reading."""
        asked = Asked(
            delimiter=self.delimiter,
            quote=self.quote,
            decimal=self.decimal,
            header=self.header,
            kinds=self.kinds,
            missing=frozenset(self.missing),
        )
        try:
            return read(text, asked)
        except DataError as error:
            raise DataError(_placed(problem) for problem in error.problems) from None


class TableRequest(Body):
    """The text of a table that is to be looked at."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"text": "size;kind\n1,5;a\n2;b\n3;a\n"}]}
    )

    text: str = Field(description="The rows, as a CSV file has them.")
    reading: ReadingIn = Field(default_factory=ReadingIn)
    rows: int = Field(SHOWN, ge=0, le=MOST_SHOWN, description="How many rows are shown.")


class CellOut(BaseModel):
    """A cell that cannot be read: its row and column in the text, from 1, and a way out."""

    row: int | None
    column: int | None
    message: str


class ColumnOut(BaseModel):
    """A column: what it holds, how many of its values are missing, and which cannot be read."""

    name: str
    kind: ColumnKind
    missing: int
    problems: list[CellOut]


class FormOut(BaseModel):
    """How the table is written."""

    delimiter: str
    quote: str
    decimal: str
    header: bool


class TableAnswer(BaseModel):
    """What a table holds, and its first rows."""

    columns: list[ColumnOut]
    count: int = Field(description="How many rows there are.")
    rows: list[list[float | str | None]] = Field(description="The first of them.")
    form: FormOut


def table_out(table: Table, rows: int) -> dict[str, Any]:
    """A table as `TableAnswer`."""
    return {
        "columns": [_column_out(column) for column in table.columns],
        "count": len(table.lines),
        "rows": [list(row) for row in table.preview(rows)],
        "form": asdict(table.form),
    }


def _column_out(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "kind": column.kind,
        "missing": column.missing,
        "problems": [_cell_out(problem) for problem in column.problems],
    }


def _placed(problem: DataProblem) -> DataProblem:
    return replace(problem, where=f"/reading{problem.where}" if problem.where else "/text")


def _cell_out(problem: DataProblem) -> dict[str, Any]:
    return {"row": problem.row, "column": problem.column, "message": problem.message}

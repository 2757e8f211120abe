"""The text of a CSV into a table, or everything that is wrong with it, cell by cell."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from app.data.csv_characters import UNREADABLE, decoded, unreadable
from app.data.csv_columns import column
from app.data.csv_form import delimiter_of, has_header, quote_of
from app.data.csv_numbers import WRITTEN, decimal_sign
from app.data.csv_records import Record, records
from app.data.problem import MOST_PROBLEMS, DataError, DataProblem, refuse
from app.data.table import AskedKind, Form, Table
from app.engine.nearest import did_you_mean
from app.language.problem import quoted

DELIMITERS = (",", ";", "\t", "|", " ", ":")
QUOTES = ('"', "'")
# So many rows tell how numbers are written.
SAMPLE_ROWS = 1000


@dataclass(frozen=True, slots=True)
class Bounds:
    """The largest table that is read: bytes or characters, rows, columns, cells of them all, and
    characters in one cell."""

    size: int = 5_000_000
    rows: int = 50_000
    columns: int = 500
    cells: int = 500_000
    cell: int = 10_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person says of a text; None is found out. `kinds` are by the name of the column,
    `missing` are texts that stand for a missing value beside the usual ones."""

    delimiter: str | None = None
    quote: str | None = None
    decimal: str | None = None
    header: bool | None = None
    kinds: Mapping[str, AskedKind] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()


AS_FOUND = Asked()
BOUNDS = Bounds()


def read(source: bytes | str, asked: Asked = AS_FOUND, bounds: Bounds = BOUNDS) -> Table:
    """The table that a text is, or a DataError with its problems from top to bottom.

    Cells that are no numbers in a column of numbers are problems of the table, not of reading it:
    whoever does not choose the column need not mind them. Missing are empty cells, NA, N/A, #N/A,
    NaN, null, ?, - and --. Lines that begin with # and a space are comments.
    """
    refuse(_misasked(asked))
    text = _text(source, bounds)
    quote = asked.quote or quote_of(text)
    delimiter = asked.delimiter or delimiter_of(text, quote)
    rows = _rows(text, delimiter, quote, bounds)
    cells = [row.cells for row in rows]
    decimal = asked.decimal or decimal_sign(chain.from_iterable(cells[:SAMPLE_ROWS]), delimiter)
    header = has_header(cells, decimal) if asked.header is None else asked.header
    names = _names(rows[0]) if header else [f"column {i + 1}" for i in range(len(cells[0]))]
    body = rows[1:] if header else rows
    if not body:
        message = "the table has a header and no rows; add some below it"
        raise DataError([DataProblem(message, rows[0].line, 1)])
    refuse(_unknown(asked.kinds, names))
    lines = tuple(row.line for row in body)
    values = zip(*(row.cells for row in body), strict=True)
    columns = tuple(
        column(i, name, each, lines, decimal, asked.missing, asked.kinds.get(name))
        for i, (name, each) in enumerate(zip(names, values, strict=True), start=1)
    )
    return Table(columns, lines, Form(delimiter, quote, decimal, header))


def _misasked(asked: Asked) -> Iterator[DataProblem]:
    """What a person says of a text and what no text is read by."""
    for name, value, known in (
        ("delimiter", asked.delimiter, DELIMITERS),
        ("quote", asked.quote, QUOTES),
        ("decimal", asked.decimal, tuple(WRITTEN)),
    ):
        if value is not None and value not in known:
            listed = ", ".join(map(repr, known))
            yield DataProblem(f"the {name} is one of {listed}; got {value!r}", where=f"/{name}")


def _text(source: bytes | str, bounds: Bounds) -> str:
    """The characters of a source, without the mark that may stand before them."""
    if isinstance(source, bytes):
        text = decoded(source, bounds.size)
    elif len(source) > bounds.size:
        message = f"the text has {len(source)} characters; at most {bounds.size} are read"
        raise DataError([DataProblem(message)])
    else:
        text = source
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise DataError([DataProblem("there is nothing here; bring a table", 1, 1)])
    return text


def _rows(text: str, delimiter: str, quote: str, bounds: Bounds) -> list[Record]:
    """The records of a text, all of one width; a DataError where some cannot be parted, have more
    or fewer cells, or have cells that cannot be read."""
    rows: list[Record] = []
    problems: list[DataProblem] = []
    for found in records(text, delimiter, quote):
        if isinstance(found, DataProblem):
            problems.append(found)
        else:
            _check_extent(found, len(rows), bounds)
            rows.append(found)
        if len(problems) >= MOST_PROBLEMS:
            break
    if not rows and not problems:
        raise DataError([DataProblem("there are no cells but empty ones; bring a table", 1, 1)])
    suspect = UNREADABLE.search(text) is not None
    problems += islice(_broken(rows, suspect, bounds.cell), MOST_PROBLEMS + 1)
    width = Counter(len(row.cells) for row in rows).most_common(1)[0][0] if rows else 0
    problems += [misfit for row in rows if (misfit := _misfit(row, width)) is not None]
    refuse(sorted(problems, key=lambda problem: (problem.row or 0, problem.column or 0)))
    return [Record(row.line, row.cells[:width]) for row in rows]


def _check_extent(row: Record, before: int, bounds: Bounds) -> None:
    """Raise a DataError where a table goes beyond its bounds with this row."""
    width = len(row.cells)
    if width > bounds.columns:
        message = f"this row has {width} cells; at most {bounds.columns} columns are read"
        raise DataError([DataProblem(message, row.line, bounds.columns + 1)])
    if before > bounds.rows or (before + 1) * width > bounds.cells:
        message = (
            f"the table is too large from here on: at most {bounds.rows} rows, and "
            f"{bounds.cells} cells, are read"
        )
        raise DataError([DataProblem(message, row.line, 1)])


def _misfit(row: Record, width: int) -> DataProblem | None:
    """What is wrong with a row that has more or fewer cells than most; more may be empty."""
    count = len(row.cells)
    if count == width or (count > width and not any(row.cells[width:])):
        return None
    way_out = (
        "quote a cell that has the delimiter in it" if count > width else "write the ones missing"
    )
    cells = "1 cell" if count == 1 else f"{count} cells"
    message = f"this row has {cells}, most have {width}; {way_out}"
    return DataProblem(message, row.line, min(count, width) + 1)


def _broken(rows: Sequence[Record], suspect: bool, longest: int) -> Iterator[DataProblem]:
    """The cells that cannot be read whatever column they are in."""
    for row in rows:
        for i, cell in enumerate(row.cells, start=1):
            if len(cell) > longest:
                message = f"this cell has {len(cell)} characters; at most {longest} are read"
                yield DataProblem(message, row.line, i)
            elif suspect and (complaint := unreadable(cell)):
                yield DataProblem(complaint, row.line, i)


def _names(header: Record) -> list[str]:
    """The columns' names; what has none is called by its number. No two may be alike."""
    first: dict[str, int] = {}
    problems = []
    names = [cell or f"column {i}" for i, cell in enumerate(header.cells, start=1)]
    for i, name in enumerate(names, start=1):
        if name in first:
            message = f"column {first[name]} is called {quoted(name)} too; rename one of them"
            problems.append(DataProblem(message, header.line, i))
        first.setdefault(name, i)
    refuse(problems)
    return names


def _unknown(kinds: Mapping[str, AskedKind], names: Sequence[str]) -> Iterator[DataProblem]:
    """The columns that a kind is asked of and that are not there."""
    known = set(names)
    for name in kinds:
        if name not in known:
            message = f"no column {name!r}{did_you_mean(name, names)}"
            yield DataProblem(message, where=f"/kinds/{name}")

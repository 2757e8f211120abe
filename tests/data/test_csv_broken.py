"""Tables that cannot be used: each is told what is wrong, in which row and column."""

import pytest

from app.data.csv_text import Asked, Bounds, read
from app.data.problem import MOST_PROBLEMS, DataError
from tests.data.reading import problems_of

Told = list[tuple[int, int, str]]

BROKEN: dict[str, tuple[bytes | str, Told]] = {
    "nothing": ("", [(1, 1, "there is nothing here")]),
    "blank lines alone": (" \n\n", [(1, 1, "there is nothing here")]),
    "empty cells alone": (",,\n,,\n", [(1, 1, "no cells but empty ones")]),
    "a header alone": ("a,b,c\n", [(1, 1, "a header and no rows; add some")]),
    "a row too short": (
        "a,b,c\n1,2,3\n4,5\n6,7,8\n",
        [(3, 3, "this row has 2 cells, most have 3; write the ones missing")],
    ),
    "a row too long": (
        "a,b\n1,2\n3,4,5\n6,7\n",
        [(3, 3, "this row has 3 cells, most have 2; quote a cell that has the delimiter in it")],
    ),
    "a decimal comma in a table of commas": (
        "a,b\n1,5,2\n2,2\n3,2\n",
        [(2, 3, "this row has 3 cells, most have 2")],
    ),
    "a header too short": ("a,b\n1,2,3\n4,5,6\n", [(1, 3, "this row has 2 cells, most have 3")]),
    "several rows, all told": (
        "a,b\n1,2\n3\n4,5,6\n7,8\n9,10\n",
        [(3, 2, "has 1 cell, "), (4, 3, "has 3 cells")],
    ),
    "a quote never closed": (
        'a,b\n1,x\n2,"y\n3,z\n',
        [(3, 2, 'a " opens here and is never closed')],
    ),
    "text after a quote": (
        'a,b\n1,"x"y\n2,z\n3,"u" "v"\n',
        [
            (2, 2, 'double a quote that belongs to the cell, as in "a ""b"" c"'),
            (4, 2, 'text follows a closing "'),
        ],
    ),
    "two columns of one name": (
        "a,b,a\n1,2,3\n",
        [(1, 3, "column 1 is called 'a' too; rename one")],
    ),
    "a word among numbers": (
        "a,b\n1,2\ntwo,3\n3,4\n",
        [(3, 1, "'two' is no number, as others of this column are; correct it, leave it empty")],
    ),
    "words among numbers, in both columns": (
        "a,b\n1,2\nx,3\n3,y\n4,5\n",
        [(3, 1, "'x' is no number"), (4, 2, "'y' is no number")],
    ),
    "a unit": (
        "kg,b\n5 kg,2\n6,3\n7 kg,5\n",
        [
            (2, 1, "'5 kg' has a unit; write 5, and put 'kg' into the column's name"),
            (4, 1, "'7 kg' has a unit"),
        ],
    ),
    "percents": (
        "a,b\n5%,2\n6%,3\n",
        [(2, 1, "'5%' has a unit; write 5"), (3, 1, "put '%' into")],
    ),
    "money": ("a,b\n1,2\n$3,3\n5,1\n", [(3, 1, "'$3' has a unit; write 3")]),
    "infinity": ("a,b\n1,2\n-inf,3\n3,4\n", [(3, 1, "'-inf' is not finite; write a number")]),
    "a number beyond float64": ("a,b\n1,2\n1e999,3\n", [(3, 1, "'1e999' is too large")]),
    "another decimal sign": (
        'a;b\n1,5;2,5\n"2.5";3,5\n3,5;4,5\n',
        [(3, 1, "'2.5' has another decimal sign than this table, which has ','")],
    ),
    "Latin-1": (
        "name,b\nRené,2\nZoë,3\n".encode("latin-1"),
        [(2, 1, "the byte 0xE9 is no UTF-8"), (3, 1, "the byte 0xEB is no UTF-8; save the file")],
    ),
    "Latin-1 that a browser has decoded": (
        "name,b\nRen\ufffd,2\nx,3\n",
        [(2, 1, "a character was lost")],
    ),
    "zero bytes": ("a,b\n1,2\n3,\x00\n", [(3, 2, "a zero byte stands here; save the file")]),
    "a control character": ("a,b\n1,2\n3,\x1b4\n", [(3, 2, r"the control character '\x1b'")]),
    "UTF-16 without its mark": (
        "a,b\n1,2\n".encode("utf-16-le"),
        [(1, 1, "this looks like UTF-16 without its mark; save the file as CSV in UTF-8")],
    ),
    "broken UTF-16": (b"\xff\xfea\x00,\x00b", [(1, 1, "begins as UTF-16 but does not go on so")]),
    "an Excel workbook": (b"PK\x03\x04\x14\x00", [(1, 1, "an Excel workbook or another archive")]),
    "a compressed file": (b"\x1f\x8b\x08\x00", [(1, 1, "a compressed file, not a CSV")]),
    "a cell too long": (
        "a,b\n1,2\n" + "x" * 10_001 + ",3\n",
        [(3, 1, "this cell has 10001 characters; at most 10000 are read")],
    ),
    "a cell far too long": (
        "a,b\n1,2\n3," + "x" * 200_000 + "\n",
        [(3, 2, "this cell has more than 131072 characters; shorten it")],
    ),
    "a million columns": (
        "x," * 999_999 + "x\n1,2\n",
        [(1, 501, "this row has 1000000 cells; at most 500 columns are read")],
    ),
    "too many rows": (
        "a,b\n" + "1,2\n" * 50_001,
        [(50_002, 1, "the table is too large from here on: at most 50000 rows")],
    ),
}
# What is wrong with the choice of columns has no row.
UNFIT: dict[str, tuple[str, str, str]] = {
    "one column": ("a\n1\n2\n", "/features", "choose a column as one of the features"),
    "a target that never changes": (
        "a,b\n1,5\n2,5\n",
        "/target/0",
        "'b' is 5.0 in every row, so nothing is to be learnt of it; choose another target",
    ),
    "a class alone": ("a,b\n1,yes\n2,yes\n", "/target/0", "'b' is 'yes' in every row"),
    "an empty column": ("a,b\nNA,1\n,2\n", "/features/0", "'a' has no values; choose another"),
    "free text": (
        "a,b\n" + "".join(f"t{i}x,{i}\n" for i in range(30)),
        "/features/0",
        "'a' is text with too many different values to learn from",
    ),
    "gaps in every row": (
        "a,b,c\n1,,3\n,2,4\n5,NA,6\n",
        "/missing",
        "0 rows are left without those that have gaps, at least 2 are needed; 'b' has the most",
    ),
}


def test_there_are_many_kinds_of_broken_tables() -> None:
    assert len(BROKEN) + len(UNFIT) >= 30


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_table_is_told_what_is_wrong_and_where(name: str) -> None:
    source, wanted = BROKEN[name]
    found = problems_of(source)
    assert [(each.row, each.column) for each in found] == [told[:2] for told in wanted]
    for problem, (_, _, words) in zip(found, wanted, strict=True):
        assert words in problem.message


@pytest.mark.parametrize("name", UNFIT)
def test_columns_that_do_not_fit_are_told_why(name: str) -> None:
    source, where, words = UNFIT[name]
    (problem,) = problems_of(source)
    assert problem.where == where
    assert words in problem.message


def test_the_lines_counted_are_those_of_the_text() -> None:
    text = '# first\n\na,b\n1,"x\ny"\n# between\n\n2\n'
    (problem,) = problems_of(text)
    assert (problem.row, problem.column) == (8, 2)


def test_the_message_of_the_error_names_row_and_column() -> None:
    with pytest.raises(DataError, match=r"^row 3, column 2: this row has 1 cell, most have 2"):
        read("a,b\n1,2\n3\n4,5\n")


def test_a_flood_of_problems_ends_with_a_word() -> None:
    found = problems_of("a,b\n" + "1,2\n" * 300 + "3\n" * 200)
    assert len(found) == MOST_PROBLEMS
    assert found[0].row == 302
    assert found[-1].message.startswith("there are more problems from here on")
    assert found[-1].row == 301 + MOST_PROBLEMS


def test_what_is_too_long_is_not_looked_at() -> None:
    few = Bounds(size=10)
    with pytest.raises(DataError, match="the file has 12 bytes; at most 10 are read"):
        read(b"a,b\n1,2\n3,4\n", bounds=few)
    with pytest.raises(DataError, match="the text has 12 characters; at most 10 are read"):
        read("a,b\n1,2\n3,4\n", bounds=few)


def test_cells_are_counted_over_all_rows() -> None:
    with pytest.raises(DataError, match=r"^row 4, column 1: .* 6 cells, are read"):
        read("a,b\n1,2\n3,4\n5,6\n", bounds=Bounds(cells=6))


def test_too_many_categories_are_told_where_they_are_too_many() -> None:
    text = "a,b\n" + "".join(f"t{i}x,{i}\n" for i in range(150))
    (problem,) = problems_of(text, Asked(kinds={"a": "category"}))
    assert (problem.row, problem.column) == (102, 1)
    assert "more than 100 different values" in problem.message

"""Tables as people save them: dialects, headers, kinds, numbers, what is missing."""

import pytest

from app.data.csv_numbers import LARGEST, number
from app.data.csv_text import Asked, read
from app.data.problem import DataError
from app.data.table import Form
from tests.data.reading import Rows, rows_of

FLOWERS: Rows = [
    (5.1, 'a "big" one', 1200.0),
    (4.9, "none; to | speak, of", None),
    (-0.5, "x", 7.0),
]
# One table in the ways that programs and people write it.
DIALECTS: dict[str, tuple[bytes | str, Form]] = {
    "a comma, as pandas writes it": (
        'length,what,count\n5.1,"a ""big"" one",1200\n4.9,"none; to | speak, of",\n-0.5,x,7\n',
        Form(",", '"', ".", True),
    ),
    "a semicolon and decimal commas, as Excel writes it in Europe": (
        '\ufefflength;what;count\r\n5,1;"a ""big"" one";1.200\r\n'
        '4,9;"none; to | speak, of";NA\r\n-0,5;x;7\r\n'.encode(),
        Form(";", '"', ",", True),
    ),
    "tabs, in UTF-16, as Excel writes Unicode text": (
        'length\twhat\tcount\r\n5.1\t"a ""big"" one"\t"1,200"\r\n'
        "4.9\tnone; to | speak, of\t\r\n-0.5\tx\t7\r\n".encode("utf-16"),
        Form("\t", '"', ".", True),
    ),
    "bars, no header, and a comment": (
        '# measured in spring\n\n5.1|"a ""big"" one"|1200\n4.9|"none; to | speak, of"|?\n-.5|x|7',
        Form("|", '"', ".", False),
    ),
    "columns aligned by spaces": (
        (
            "length  what                    count\n"
            '   5.1  "a ""big"" one"         1.2e3\n'
            '   4.9  "none; to | speak, of"  null\n'
            "  -0.5  x                       7\n"
        ),
        Form(" ", '"', ".", True),
    ),
    "single quotes, every cell, old line ends": (
        (
            "'length','what','count'\r'5.1','a \"big\" one','1''200'\r"
            "'4.9','none; to | speak, of','-'\r'-0.5','x','7'\r"
        ),
        Form(",", "'", ".", True),
    ),
}


@pytest.mark.parametrize("name", DIALECTS)
def test_each_dialect_says_the_same_table(name: str) -> None:
    source, form = DIALECTS[name]
    asked = Asked(quote="'") if form.quote == "'" else Asked()
    table = read(source, asked)
    assert table.form == form
    assert rows_of(source, asked) == FLOWERS
    names = ("length", "what", "count") if form.header else ("column 1", "column 2", "column 3")
    assert tuple(column.name for column in table.columns) == names
    assert [column.kind for column in table.columns] == ["number", "category", "number"]
    assert [column.missing for column in table.columns] == [0, 0, 1]


def test_single_quotes_are_found_where_there_are_no_others() -> None:
    assert rows_of("a,b\n'x, y',1\n'z',2\n") == [("x, y", 1.0), ("z", 2.0)]
    assert rows_of("a,b\nO'Brien,1\nd'Or,2\n") == [("O'Brien", 1.0), ("d'Or", 2.0)]


def test_of_delimiters_that_part_alike_the_one_seldom_found_in_cells_is_meant() -> None:
    assert rows_of("1,5;2,5\n3,5;4,5\n") == [(1.5, 2.5), (3.5, 4.5)]
    assert rows_of("a b,1\nc d,2\n") == [("a b", 1.0), ("c d", 2.0)]


def test_rows_are_known_by_their_lines() -> None:
    table = read('# by hand\na,b\n\n1,"x\ny"\n# more\n2,z\n,\n3,"w"\n')
    assert table.lines == (4, 7, 9)
    assert table.columns[1].values == ("x\ny", "z", "w")


def test_a_number_sign_before_a_letter_is_a_value() -> None:
    assert rows_of("colour,n\n#ff0000,1\n#00ff00,2\n") == [("#ff0000", 1.0), ("#00ff00", 2.0)]


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("a,b\n1,2\n3,4\n", True),
        ("1,2\n3,4\n", False),
        ("2019,2020\n3,4\n", False),
        ("name,colour\nanna,red\nben,red\n", True),
        ("anna,red\nben,red\ncleo,blue\n", False),
        (",b\n0,2\n1,4\n", True),
        ("NA,2\n1,4\n", False),
    ],
)
def test_a_header_is_what_names_columns(text: str, header: bool) -> None:
    assert read(text).form.header is header


def test_a_person_knows_better() -> None:
    assert read("2019,2020\n3,4\n", Asked(header=True)).columns[0].name == "2019"
    assert rows_of("a b;1\nc d;2\n", Asked(delimiter=" ", header=False)) == [
        ("a", "b;1"),
        ("c", "d;2"),
    ]
    assert rows_of("x;y\n1.500;2\n2.500;3\n", Asked(decimal=".")) == [(1.5, 2.0), (2.5, 3.0)]
    assert rows_of("x;y\n1.500;2\n2.500;3\n", Asked(decimal=",")) == [(1500.0, 2.0), (2500.0, 3.0)]
    classes = read("x,class\n1,10\n2,9\n", Asked(kinds={"class": "category"})).columns[1]
    assert (classes.kind, classes.values) == ("category", ("10", "9"))
    assert rows_of("x,y\n1,unknown\n2,3\n", Asked(missing=frozenset({"unknown"}))) == [
        (1.0, None),
        (2.0, 3.0),
    ]


def test_a_column_without_a_name_is_called_by_its_number() -> None:
    assert [column.name for column in read(",b\n0,2\n1,4\n").columns] == ["column 1", "b"]


def test_empty_cells_beyond_the_last_column_are_none() -> None:
    assert rows_of("a,b\n1,2,,\n3,4\n5,6\n") == [(1.0, 2.0), (3.0, 4.0), (5.0, 6.0)]


def test_all_usual_words_for_nothing_are_missing() -> None:
    marks = ["", "NA", "n/a", "#N/A", "NaN", "nan", "null", "NULL", "?", "-", "--"]
    table = read("x,y\n" + "".join(f"{mark},{i}\n" for i, mark in enumerate(marks)) + "5,11\n")
    assert table.columns[0].values == (*[None] * len(marks), 5.0)
    assert table.columns[0].missing == len(marks)


def test_a_column_of_nothing_is_empty() -> None:
    assert read("a,b\n,1\nNA,2\n").columns[0].kind == "empty"


@pytest.mark.parametrize(("different", "kind"), [(20, "category"), (21, "text"), (50, "text")])
def test_few_values_are_a_category_and_many_are_text(different: int, kind: str) -> None:
    rows = [f"v{i}w,{i}\n" for i in range(different)]
    assert read("name,n\n" + "".join(rows)).columns[0].kind == kind
    assert read("name,n\n" + "".join(rows) * 2).columns[0].kind == "category"


@pytest.mark.parametrize(
    ("cell", "point", "comma"),
    [
        ("12", 12.0, 12.0),
        ("-1.5", -1.5, None),
        ("1,5", None, 1.5),
        ("+.5", 0.5, None),
        ("2.", 2.0, None),
        ("1e3", 1000.0, 1000.0),
        ("1.5E-3", 0.0015, None),
        ("\u22122", -2.0, -2.0),
        ("1,234", 1234.0, 1.234),
        ("1.234", 1.234, 1234.0),
        ("1,234,567.8", 1234567.8, None),
        ("1.234.567,8", None, 1234567.8),
        ("1 234", 1234.0, 1234.0),
        ("1\u202f234\u202f567", 1234567.0, 1234567.0),
        ("1'234", 1234.0, 1234.0),
        ("0,123", None, 0.123),
        ("12,34", None, 12.34),
        ("1,234 567", None, None),
        ("1,,234", None, None),
        ("0x10", None, None),
        ("1_0", None, None),
        ("\u0663", None, None),
        ("", None, None),
        (".", None, None),
        ("e5", None, None),
        ("inf", None, None),
        ("nan", None, None),
        ("1e101", None, None),
    ],
)
def test_a_number_is_read_by_its_decimal_sign(
    cell: str, point: float | None, comma: float | None
) -> None:
    assert (number(cell, "."), number(cell, ",")) == (point, comma)


def test_numbers_are_read_to_the_last_bit() -> None:
    for value in (0.1, 1 / 3, 5e-324, LARGEST, -1.7976931348623157e99, 2.0**53 + 2):
        assert number(repr(value), ".") == value


def test_an_ambiguous_sign_is_what_the_other_cells_say() -> None:
    assert rows_of("x;y\n1,500;2,5\n") == [(1.5, 2.5)]
    assert rows_of("x;y\n1,500;2.5\n") == [(1500.0, 2.5)]
    assert rows_of("x;y\n1,500;2\n") == [(1.5, 2.0)]
    assert rows_of('x,y\n"1,500",2\n') == [(1500.0, 2.0)]


def test_a_column_of_numbers_keeps_its_bad_cells_out() -> None:
    column = read("x,y\n1,a\ntwo,a\n3,b\n").columns[0]
    assert column.values == (1.0, None, 3.0)
    assert column.missing == 0
    assert [(problem.row, problem.column) for problem in column.problems] == [(3, 1)]


def test_what_no_text_is_written_with_is_told() -> None:
    with pytest.raises(DataError) as caught:
        read("a,b\n1,2\n", Asked(delimiter="ab", quote="\n", decimal="x"))
    told = [(problem.where, problem.message) for problem in caught.value.problems]
    assert told == [
        ("/delimiter", "the delimiter is one of ',', ';', '\\t', '|', ' ', ':'; got 'ab'"),
        ("/quote", "the quote is one of '\"', \"'\"; got '\\n'"),
        ("/decimal", "the decimal is one of '.', ','; got 'x'"),
    ]


def test_a_kind_asked_of_a_column_that_is_not_there_is_told() -> None:
    with pytest.raises(DataError, match=r"^/kinds/clas: no column 'clas'; did you mean 'class'\?"):
        read("x,class\n1,2\n", Asked(kinds={"clas": "category"}))

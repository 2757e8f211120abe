"""What cells mean as numbers, and what is missing."""

import re
from collections.abc import Iterable, Mapping

from app.language.problem import quoted

MISSING = frozenset({"", "na", "n/a", "#n/a", "nan", "null", "?", "-", "--"})
# What may stand between groups of three digits, beside the sign that is not the decimal one.
GROUPING = "' _\u00a0\u2009\u202f\u2019"
UNIT = re.compile(
    r"%|°[CF]?|[$€£¥]|[kcmµ]?m[²³]?|[kmµ]?g|m?l|lbs?|oz|mi|ft|in|yd|m?s|min|h|hrs?|[kmg]?hz|kw|kj|"
    r"k?cal|[kh]?pa|bar|mol|[kmg]b|km/h|m/s|mph|rpm|usd|eur|gbp",
    re.IGNORECASE,
)
NOT_FINITE = re.compile(r"[+-]?inf(?:inity)?", re.IGNORECASE)
MEASURED = re.compile(r"([+-]?[$€£¥]?)\s?([+-]?[0-9][0-9.,]*(?:[eE][+-]?[0-9]+)?)\s?(\D\S{0,5})?")
# No number that anybody writes is longer, and sums of squares of larger ones would not be finite.
LONGEST, LARGEST = 400, 1e100


def _written(decimal: str) -> re.Pattern[str]:
    group = ("," if decimal == "." else ".") + GROUPING
    point = re.escape(decimal)
    whole = (
        rf"[1-9][0-9]{{0,2}}(?:(?P<group>[{group}])[0-9]{{3}}(?:(?P=group)[0-9]{{3}})*+)|[0-9]++"
    )
    return re.compile(
        rf"[+-]?(?:(?:{whole})(?:{point}[0-9]*+)?|{point}[0-9]++)(?:[eE][+-]?[0-9]++)?"
    )


WRITTEN: Mapping[str, re.Pattern[str]] = {decimal: _written(decimal) for decimal in ".,"}


def decimal_sign(cells: Iterable[str], delimiter: str) -> str:
    """The decimal sign of a table, by its cells; where they do not tell, by its delimiter."""
    surely = {".": 0, ",": 0}
    doubtful = False
    for cell in cells:
        if "," in cell or "." in cell:
            fits = [sign for sign in WRITTEN if number(cell, sign) is not None]
            if len(fits) == 1:
                surely[fits[0]] += 1
            doubtful = doubtful or (len(fits) == 2 and "," in cell)
    if surely["."] != surely[","]:
        return max(surely, key=lambda sign: surely[sign])
    # Where cells are parted by a semicolon, that is because commas stand in numbers.
    return "," if doubtful and delimiter == ";" else "."


def number(cell: str, decimal: str) -> float | None:
    """The number that a cell writes, or None where it is none, or one that is too large."""
    text = cell.replace("\u2212", "-")
    if len(text) > LONGEST or (found := WRITTEN[decimal].fullmatch(text)) is None:
        return None
    if group := found["group"]:
        text = text.replace(group, "")
    value = float(text.replace(decimal, "."))
    return value if abs(value) <= LARGEST else None


def unit(cell: str, decimal: str) -> tuple[str, str] | None:
    """The number and the unit of a cell such as `12 kg`, `5%` or `$3`, as they are written."""
    found = MEASURED.fullmatch(cell[:LONGEST])
    if found is None:
        return None
    before, digits, after = found[1].lstrip("+-"), found[2], found[3] or ""
    named = after or before
    fits = bool(before) != bool(after) and UNIT.fullmatch(named) is not None
    return (digits, named) if fits and number(digits, decimal) is not None else None


def like_a_number(cell: str, decimal: str) -> bool:
    """Whether a cell that is none was most likely meant as a number."""
    if len(cell) > LONGEST:
        return False
    wrong = NOT_FINITE.fullmatch(cell) or WRITTEN[decimal].fullmatch(cell)
    return wrong is not None or unit(cell, decimal) is not None


def no_number(cell: str, decimal: str) -> str:
    """Why a cell of a column of numbers is none, and what to do."""
    shown = quoted(cell, 30)
    if NOT_FINITE.fullmatch(cell):
        return f"{shown} is not finite; write a number, or leave the cell empty"
    if measured := unit(cell, decimal):
        digits, name = measured
        return f"{shown} has a unit; write {digits}, and put {name!r} into the column's name"
    if len(cell) <= LONGEST and WRITTEN[decimal].fullmatch(cell):
        return f"{shown} is too large to compute with; numbers up to {LARGEST:g} are read"
    other = "," if decimal == "." else "."
    if number(cell, other) is not None:
        return f"{shown} has another decimal sign than this table, which has {decimal!r}"
    return (
        f"{shown} is no number, as others of this column are; correct it, leave it empty, or read "
        "the column as a category"
    )

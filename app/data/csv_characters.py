"""What arrives, as characters: bytes decoded, and what is no text at all refused."""

import re
from collections.abc import Mapping

from app.data.problem import DataError, DataProblem

# By how files begin that are often brought instead.
MAGIC: Mapping[bytes, str] = {
    b"PK\x03\x04": "an Excel workbook or another archive",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook",
    b"\x1f\x8b": "a compressed file",
    b"%PDF": "a PDF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"PAR1": "a Parquet file",
    b"\x93NUMPY": "a NumPy array",
}
WIDE_MARKS = frozenset({b"\xff\xfe", b"\xfe\xff"})
# Bytes that are no UTF-8 are kept as lone surrogates until the cell that they stand in is known.
# A browser that has decoded a file puts U+FFFD in their place.
UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffd]")


def decoded(data: bytes, most: int) -> str:
    """The text of a file; a DataError where it is too long or no text."""
    if len(data) > most:
        message = f"the file has {len(data)} bytes; at most {most} are read: bring fewer rows"
        raise DataError([DataProblem(message)])
    for magic, what in MAGIC.items():
        if data.startswith(magic):
            message = f"this is {what}, not a CSV; save or export the table as CSV"
            raise DataError([DataProblem(message, 1, 1)])
    if data[:2] not in WIDE_MARKS:
        if b"\0" in data[:2]:
            message = "this looks like UTF-16 without its mark; save the file as CSV in UTF-8"
            raise DataError([DataProblem(message, 1, 1)])
        return data.decode("utf-8", "surrogateescape")
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError:
        message = "this begins as UTF-16 but does not go on so; save the file as CSV in UTF-8"
        raise DataError([DataProblem(message, 1, 1)]) from None


def unreadable(cell: str) -> str | None:
    """Why a cell cannot be read whatever it should mean, in words, or None when it can."""
    found = UNREADABLE.search(cell)
    if found is None:
        return None
    if found[0] == "\0":
        return "a zero byte stands here; save the file as CSV in UTF-8"
    if "\udc80" <= found[0] <= "\udcff":
        byte = ord(found[0]) - 0xDC00
        return f"the byte 0x{byte:02X} is no UTF-8; save the file as CSV in UTF-8"
    if found[0] < " " or found[0] == "\x7f":
        return f"the control character {found[0]!r} stands here; take it out"
    return "a character was lost in reading; save the file as CSV in UTF-8"

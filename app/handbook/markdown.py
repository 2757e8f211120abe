"""Formulas, prose and tables as GitHub's Markdown reads them."""

import re
from collections.abc import Sequence


def display(latex: str) -> str:
    """A formula on a line of its own."""
    return f"```math\n{_allowed(latex)}\n```"


def inline(latex: str) -> str:
    """A formula within a line; between backticks, for without them GitHub drops backslashes."""
    return f"$`{_allowed(latex)}`$"


def prose(text: str) -> str:
    """Running text in which nothing is markup."""
    return re.sub(r"([*<])", r"\\\1", text)


def code(text: str) -> str:
    """Text as it would be typed."""
    return f"`{text}`"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows below a head; a bar in a cell is not the end of it."""
    lines = [head, ["---"] * len(head), *([_cell(text) for text in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", r"\|")


def _allowed(latex: str) -> str:
    # GitHub refuses \operatorname; a bar would end the cell of a table.
    upright = re.sub(r"\\operatorname\{(\w+)\}", r"\\mathop{\\mathrm{\1}}", latex)
    return upright.replace("|", r"\vert ").rstrip()

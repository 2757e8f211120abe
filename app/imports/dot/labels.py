"""What a label says that a person wrote by hand: an op by name or sign, or a number."""

import html
import re
from collections.abc import Iterable, Mapping

from app.engine.nearest import did_you_mean
from app.engine.op import Op
from app.imports.dot.drawing import Written
from app.imports.numbers import number
from app.language.build import ALIASES, NEGATION, OF_TWO
from app.language.tokens import LOOKALIKES

_LINE = re.compile(r"\\[nlr]|\n|\|")
_TAG = re.compile(r"<[^<>]*+>")
_NUMBERED = re.compile(r"[_\-. ]?\d+$")
_ASSIGNED = re.compile(r"[^=]{0,100}=\s*(\S{1,400})")
_ANY_NUMBER = re.compile(r"(?:^|[\s:(=,])[-+]?\.?\d")
MOST_LINES = 8
# What is longer is a description.
LONGEST = 400


def lines(label: Written, name: str) -> list[str]:
    """The lines of a label; `\\N` in it is the node's name."""
    text = label.text[:LONGEST]
    if label.html:
        text = _TAG.sub("\n", text)
    text = html.unescape(text.replace(r"\N", name)).strip("{} ")
    found = (" ".join(line.split()) for line in _LINE.split(text))
    return [line for line in found if line][:MOST_LINES]


def number_in(text: str) -> float | None:
    """The number that a label is, or gives to a name, as in `x = 3`."""
    assigned = _ASSIGNED.fullmatch(text)
    return number(assigned[1] if assigned else text)


def has_number(text: str) -> bool:
    """Whether some number stands in a text, however it is meant."""
    return _ANY_NUMBER.search(text) is not None


class Vocabulary:
    """What ops are called by people: names, signs, and names with a number behind."""

    def __init__(self, ops: Mapping[str, Op]) -> None:
        self._ops = ops
        symbols = {op.symbol: op.name for op in reversed([*ops.values()]) if op.inputs}
        self._signs = symbols | {op.infix: op.name for op in ops.values() if op.infix}

    def named(self, text: str, inputs: int) -> str | None:
        """The op that `text` is the name or the sign of, for a node with so many inputs."""
        sign = LOOKALIKES.get(text, text)
        if sign == "-" and inputs == 1:
            return NEGATION
        name = text.lower()
        name = ALIASES.get(name, name)
        if inputs == 2:
            name = OF_TWO.get(name, name)
        return name if name in self._ops else self._signs.get(sign)

    def numbered(self, name: str, inputs: int) -> str | None:
        """The op of a node that is called after it, as `add1` or `tanh_2`."""
        return self.named(name, inputs) or self.named(_NUMBERED.sub("", name), inputs)

    def meant(self, texts: Iterable[str]) -> str:
        """The end of a sentence that suggests an op near to one of the texts, or nothing."""
        hints = (did_you_mean(_NUMBERED.sub("", text), self._ops) for text in texts)
        return next(filter(None, hints), "")

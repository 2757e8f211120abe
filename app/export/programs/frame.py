"""What all programs have in common: a head, names, and the comparison at the end."""

import builtins
import inspect
import keyword
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from app.export.names import identifiers, prefixed
from app.export.numbers import python
from app.export.one_line import one_line
from app.export.programs import check_arrays, check_floats
from app.export.programs.give import Give
from app.export.programs.rule import Rule
from app.export.subject import Subject, bounded

Pieces: TypeAlias = Mapping[str, Callable[..., object]]

ARRAY_CHECKS = (check_arrays.near, check_arrays.shown, check_arrays.check, check_arrays.report)
# A single number needs no array to be compared; the rest is the same.
FLOAT_CHECKS = (check_floats.near, check_floats.shown, check_arrays.check, check_arrays.report)
OWN = frozenset({"RELATIVE", "SMALLEST", "rows", "near", "shown", "check", "report"})
# What a program may have to import for its numbers, and the words by which that is seen.
IMPORTS = {
    "import math": "math.",
    "from math import inf": "inf",
    "from math import isfinite": "isfinite",
    "from math import nan": "nan",
    "from typing import Any": "Any",
}
TAKEN = frozenset(
    {*keyword.kwlist, *keyword.softkwlist, *dir(builtins), *OWN}
    | {"math", "inf", "isfinite", "nan", "Any"}
)


class Names(NamedTuple):
    """By id, what the value of a node is called in a program, and what its grad is."""

    values: Mapping[str, str]
    grads: Mapping[str, str]


def named(subject: Subject, taken: Collection[str]) -> Names:
    """Names that are valid, unique, and none of `taken`."""
    avoided = TAKEN | set(taken)
    values = identifiers(subject.program.position, avoided)
    return Names(values, prefixed("grad_", values, avoided))


def program(
    subject: Subject, how: str, needs: str, imports: Sequence[str], body: Iterator[str]
) -> Iterator[str]:
    """A whole program: what it is and needs, what it imports, what it does."""
    written = list(bounded(body))
    text = "\n".join(written)
    if subject.title:
        yield f"# {one_line(subject.title)}"
        yield "#"
    yield f"# Values and gradients of a computational graph, {how}."
    yield "# Each is compared with the number that Backprop Explorer shows."
    yield f"# Needs {needs}."
    yield ""
    for line, sign in IMPORTS.items():
        if re.search(rf"(?<![.\w]){re.escape(sign)}", text):
            yield line
    yield ""
    yield from imports
    yield from written


def section(title: str) -> Iterator[str]:
    """A comment between two parts of a program."""
    yield ""
    yield f"# {title}"


def tail(id_: str, name: str, also: str = "") -> str:
    """The comment behind a line: what a node is, and what it was called where its id is no name."""
    said = [also] * bool(also) + [one_line(f'"{id_}"')] * (id_ != name)
    return f"  # {', '.join(said)}" if said else ""


def functions(chosen: Sequence[Callable[..., object]]) -> Iterator[str]:
    """The text of functions as it stands in this program, set apart by empty lines."""
    for function in chosen:
        yield ""
        yield ""
        yield from inspect.getsource(function).rstrip().split("\n")
    if chosen:
        yield ""


def called(text: str, pieces: Pieces) -> list[Callable[..., object]]:
    """The pieces that a text calls, and those that these call, in the order of `pieces`."""
    wanted: set[str] = set()
    new = _calls(text) & set(pieces)
    while new:
        wanted |= new
        calls = _calls("".join(inspect.getsource(pieces[name]) for name in new))
        new = (calls & set(pieces)) - wanted
    return [piece for name, piece in pieces.items() if name in wanted]


def _calls(text: str) -> set[str]:
    return set(re.findall(r"(\w+)\(", text))


def coarse(rules: Mapping[str, Rule]) -> frozenset[str]:
    """The ops that a target rounds on the way."""
    return frozenset(name for name, rule in rules.items() if rule.coarse)


def comparison(
    subject: Subject,
    gives: Sequence[Give],
    checks: Sequence[Callable[..., object]],
    found: Callable[[str], tuple[str, str] | None],
) -> Iterator[str]:
    """A call of check for every node; `found` says where a program has its value and its grad,
    if it has any."""
    yield from section("What is left compares the numbers.")
    yield f"RELATIVE = {check_arrays.RELATIVE!r}  # how far a number may be off, relative to itself"
    yield f"SMALLEST = {check_arrays.SMALLEST!r}  # below this, numbers have lost their digits"
    yield "rows = []"
    yield from functions(checks)
    yield ""
    trace = subject.trace
    columns = zip(trace.program.nodes, trace.values, trace.derivatives, gives, strict=True)
    for node, value, grad, give in columns:
        pair = found(node.id)
        if pair is not None:
            arrived = "None" if grad is None else python(grad)
            allowed = f", ({python(give.value)}, {python(give.grad)})" if any(give) else ""
            given = ", ".join(pair)
            yield f"check({node.id!r}, ({given}), ({python(value)}, {arrived}){allowed})"
    yield "print(report())"

"""The page of one op: what its record says, its curve, and its example with the numbers."""

import json
from collections.abc import Iterator

from app.engine.attr import WANTED, Attr
from app.engine.op import Op
from app.handbook.curve import has_curve
from app.handbook.example import numbers, request
from app.handbook.markdown import code, display, inline, prose, table
from app.language.template import generic


def page(op: Op) -> str:
    """The page as Markdown."""
    return "\n\n".join(_parts(op)) + "\n"


def _parts(op: Op) -> Iterator[str]:
    anchor = op.family.replace(" ", "-")
    yield f"# {op.name}" + f" {code(op.symbol)}" * (op.symbol != op.name)
    yield f"[All ops](README.md) · [{op.family}](README.md#{anchor})"
    yield prose(op.doc)
    if not op.leaf:
        yield display(f"y = {generic(op, op.latex)}")
    if op.attrs:
        yield table(["setting", "takes", "default", "meaning"], [_setting(a) for a in op.attrs])
    yield "## Backward"
    yield prose(op.backward)
    if not op.leaf:
        yield table(["input", "local derivative"], _locals(op))
        yield f"The tests compare it with central differences for {_domain(op)}."
    if has_curve(op):
        yield f"![The curve of {op.name} and of its derivative](curves/{op.name}.svg)"
    yield "## Example"
    yield f"```text\n{op.example}\n```"
    yield numbers(op)
    yield (
        "[`POST /parse`](../api.md#post-parse) makes a graph of the text, and "
        "[`POST /evaluate`](../api.md#post-evaluate) computes that:"
    )
    yield f"```sh\n{request(op)}\n```"


def _setting(attr: Attr) -> list[str]:
    symbol = f" {inline(attr.symbol)}" if attr.symbol else ""
    default = json.dumps(attr.default).removesuffix(".0")
    return [code(attr.name) + symbol, WANTED[attr.kind], code(default), prose(attr.doc)]


def _locals(op: Op) -> list[list[str]]:
    formulas = [inline(generic(op, local)) for local in op.locals]
    return [[code(name), formula] for name, formula in zip(op.inputs, formulas, strict=True)]


def _domain(op: Op) -> str:
    """Where differences can be trusted, in words."""
    ranges = [f"[{low:g}, {high:g}]" for low, high in op.domain]
    if len(ranges) == 1:
        return f"numbers in {ranges[0]}"
    named = zip(op.inputs, ranges, strict=True)
    return " and ".join(f"{code(name)} in {bounds}" for name, bounds in named)

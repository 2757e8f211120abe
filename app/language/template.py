"""An op's LaTeX with names or numbers in its places, and the pieces that rows are made of."""

import re
from collections.abc import Callable
from functools import partial

from app.engine.attr import Attr, AttrValue
from app.engine.op import Op
from app.engine.steps import Trace
from app.language.latex import number, symbol

# `<x>` is an input, a setting, or, as `<y>`, the node itself; `<z_i>` one of many inputs.
PLACE = re.compile(r"<(\*?\w+?)(?:_i)?>")
MOST_LISTED = 8


def generic(op: Op, template: str) -> str:
    """An op's LaTeX with its inputs and settings called by their own names."""
    symbols = {attr.name: attr.symbol for attr in op.attrs}
    return PLACE.sub(lambda match: symbols.get(match[1]) or symbol(match[1]), template)


def with_names(trace: Trace, node: str, template: str, slot: int = 0) -> str:
    """A node's template with the names of its inputs, as a rule is stated."""
    return _filled(trace, node, template, slot, partial(name, trace), lambda attr, _: attr.symbol)


def with_numbers(trace: Trace, node: str, template: str, slot: int = 0) -> str:
    """A node's template with its inputs' values put in."""
    return _filled(trace, node, template, slot, partial(operand, trace), lambda _, set_: set_)


def _filled(
    trace: Trace,
    node: str,
    template: str,
    slot: int,
    shown: Callable[[str], str],
    setting: Callable[[Attr, str], str],
) -> str:
    i = trace.program.position[node]
    op, record = trace.program.ops[i], trace.program.nodes[i]
    places = {"y": shown(node)} | {
        name: shown(source) for name, source in zip(op.inputs, record.inputs, strict=False)
    }
    if op.variadic:
        listed = [shown(source) for source in record.inputs[:MOST_LISTED]]
        more = [r"\ldots"] * (len(record.inputs) > MOST_LISTED)
        many = op.inputs[-1].lstrip("*")
        is_local = template in op.locals
        places[many] = shown(record.inputs[slot]) if is_local else ", ".join([*listed, *more])
    for attr in op.attrs:
        given = record.attrs.get(attr.name, attr.default)
        places[attr.name] = setting(attr, wrapped(_written(given)))

    def place(match: re.Match[str]) -> str:
        latex = places.get(match[1], match[0])
        # x_{1} with an index of its own would be a double subscript.
        indexed = match.string[match.end() : match.end() + 1] in ("_", "^")
        return f"{{{latex}}}" if indexed else latex

    return PLACE.sub(place, template)


def _written(setting: AttrValue) -> str:
    if isinstance(setting, (int, float)) and not isinstance(setting, bool):
        return number(float(setting))
    return rf"\text{{{setting}}}"


def name(trace: Trace, node: str) -> str:
    """A node's symbol, or its number where it is a literal."""
    i = trace.program.position[node]
    is_literal = trace.program.nodes[i].op == "constant" and not trace.program.shapes[i]
    return wrapped(number(trace.values[i])) if is_literal else symbol(node)


def operand(trace: Trace, node: str) -> str:
    """A node's value where a formula takes it in, in blue."""
    return blue(wrapped(number(trace.values[trace.program.position[node]])))


def wrapped(latex: str) -> str:
    """In parentheses where a sign would run into the one before."""
    return f"({latex})" if latex.startswith("-") else latex


def d(of: str, by: str) -> str:
    """The derivative of one symbol by another."""
    return rf"\frac{{\partial {of}}}{{\partial {by}}}"


def red(latex: str) -> str:
    """What is a derivative."""
    return rf"\textcolor{{red}}{{{latex}}}"


def blue(latex: str) -> str:
    """What is a value."""
    return rf"\textcolor{{blue}}{{{latex}}}"


def aligned(rows: list[str]) -> str:
    """Rows one below the other, aligned at their `&`."""
    return r"\begin{aligned}" + r" \\ ".join(rows) + r"\end{aligned}"

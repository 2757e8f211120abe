"""An op's LaTeX with names or numbers in its places, and the pieces that rows are made of."""

import re
from collections.abc import Callable

from app.engine.op import Op
from app.engine.trace import Trace
from app.language.latex import number, symbol

PLACE = re.compile(r"<(\*?\w+?)(?:_i)?>")


def generic(template: str) -> str:
    """An op's LaTeX with its inputs called by their own names."""
    return PLACE.sub(lambda match: symbol(match[1]), template)


def fill(
    template: str,
    op: Op,
    node: str,
    inputs: tuple[str, ...],
    shown: Callable[[str], str],
    slot: int = 0,
) -> str:
    """The template with each `<input>` shown; `<y>` is the node, a variadic name all of them."""
    names = dict(zip(op.inputs, inputs, strict=False))
    if op.variadic:
        name = op.inputs[-1].lstrip("*")
        one = inputs[slot] if template in op.locals else None
        every = ", ".join(map(shown, inputs[:8])) + (r", \ldots" if len(inputs) > 8 else "")
        template = template.replace(f"<{name}>", shown(one) if one else every)
    places = {**names, "y": node}

    def place(match: re.Match[str]) -> str:
        word: str = match[1]
        if word not in places:
            return match[0]
        latex = symbol(node) if word == "y" and "y" not in names else shown(places[word])
        # x_{1} with an index of its own would be a double subscript.
        indexed = match.string[match.end() : match.end() + 1] in ("_", "^")
        return f"{{{latex}}}" if indexed else latex

    return PLACE.sub(place, template)


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

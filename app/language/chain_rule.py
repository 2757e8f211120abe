"""The chain rule across one edge, in rows: the rule, the numbers put in, the result, the sum."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from app.engine.trace import FlowStep, Trace
from app.engine.value import Value
from app.language.latex import number, symbol
from app.language.template import d, fill, name, operand, red, wrapped

# Stands in a pull-back for the gradient that it is applied to.
UPSTREAM = r"(\cdot)"
INSIDE = re.compile(r"\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge that a derivative crosses: the symbols of what comes, what it meets, what results."""

    consumer: str
    result: str
    upstream: str
    local: str


def edge_of(trace: Trace, step: FlowStep) -> Edge:
    """The edge of a step, named as the mode of its trace names derivatives."""
    source, target = symbol(step.source), symbol(step.target)
    if trace.mode == "reverse":
        output = symbol(trace.program.nodes[trace.program.output].id)
        return Edge(step.source, d(output, target), d(output, source), d(source, target))
    wrt = symbol(trace.wrt or "")
    return Edge(step.target, d(target, wrt), d(source, wrt), d(target, source))


def chain_rule(trace: Trace, step: FlowStep, held: Value | None) -> list[str]:
    """The rows of one step; `held` is what the target had received before."""
    edge = edge_of(trace, step)
    sign = "=" if held is None else r"\mathrel{+}="
    template = _template(trace, step, edge.consumer)
    if step.local is None and trace.mode == "forward":
        middle = [
            rf"{edge.local} \cdot {edge.upstream}",
            rf"J_{{{symbol(step.target)}}}\, {_came(step)}",
        ]
    elif UPSTREAM in template:
        middle = _pulled(trace, step, edge, template)
    elif step.local is None:
        middle = _summed_over(trace, step, edge, template)
    else:
        middle = _product(trace, step, edge, template)
    rule, *numbers = middle
    rows = [f"{edge.result} &{sign} {rule}", *(f"&= {row}" for row in numbers)]
    amount = red(number(step.amount))
    if isinstance(step.local, float):
        rows[-1] += f" = {amount}"
    else:
        rows.append(f"&= {amount}")
    if held is not None:
        parts = f"{red(number(held))} + {red(wrapped(number(step.amount)))}"
        rows.append(f"{edge.result} &= {parts} = {red(number(step.total))}")
    return rows


def _product(trace: Trace, step: FlowStep, edge: Edge, template: str) -> list[str]:
    """An elementwise op: upstream times local, and where the local comes from."""
    local_rule = _filled(trace, step, edge, template, lambda node: name(trace, node))
    local = wrapped(number(step.local if step.local is not None else 1.0))
    dot = r"\cdot" if isinstance(step.local, float) else r"\odot"
    rows = [rf"{edge.upstream} \cdot {edge.local}"]
    if local_rule != local:
        rows.append(rf"{edge.upstream} \cdot {_bracketed(local_rule)}")
    return [*rows, rf"{_came(step)} {dot} {local}"]


def _pulled(trace: Trace, step: FlowStep, edge: Edge, template: str) -> list[str]:
    """A structured op whose rule maps the whole gradient back."""
    rule = template.replace(UPSTREAM, edge.upstream)
    numbers = template.replace(UPSTREAM, _came(step))
    return [
        _filled(trace, step, edge, rule, lambda node: name(trace, node)),
        _filled(trace, step, edge, numbers, lambda node: operand(trace, node)),
    ]


def _summed_over(trace: Trace, step: FlowStep, edge: Edge, template: str) -> list[str]:
    """A structured op known by the derivative of its elements."""
    by_element = template.rpartition(" = ")[2]
    rule = _filled(trace, step, edge, by_element, lambda node: name(trace, node))
    numbers = _filled(trace, step, edge, by_element, lambda node: operand(trace, node))
    return [
        rf"{edge.upstream} \cdot {edge.local}",
        rf"{edge.upstream} \cdot {_bracketed(rule)}",
        rf"{_came(step)} \cdot {_bracketed(numbers)}",
    ]


def _template(trace: Trace, step: FlowStep, consumer: str) -> str:
    locals_ = trace.program.ops[trace.program.position[consumer]].locals
    return locals_[min(step.slot, len(locals_) - 1)]


def _filled(
    trace: Trace, step: FlowStep, edge: Edge, template: str, shown: Callable[[str], str]
) -> str:
    i = trace.program.position[edge.consumer]
    op, node = trace.program.ops[i], trace.program.nodes[i]
    return fill(template, op, edge.consumer, node.inputs, shown, step.slot)


def _came(step: FlowStep) -> str:
    return red(wrapped(number(step.upstream)))


def _bracketed(latex: str) -> str:
    """In parentheses if a sum or a sign stands outside of all brackets."""
    outside = INSIDE.sub("", latex)
    bare = " + " not in outside and " - " not in outside and not latex.startswith("-")
    return latex if bare else rf"\left({latex}\right)"

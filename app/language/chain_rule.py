"""The chain rule across one edge, in rows: the rule, the numbers put in, the result, the sum."""

import re
from dataclasses import dataclass

from app.engine.steps import FlowStep, Trace
from app.engine.value import Value
from app.language.latex import number, symbol
from app.language.template import d, red, with_names, with_numbers, wrapped

# Stands in a pull-back for the gradient that it is applied to.
UPSTREAM = r"(\cdot)"
INSIDE = re.compile(r"\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge that a derivative crosses: the symbols of what comes, what it meets, what results."""

    consumer: str
    slot: int
    template: str
    result: str
    upstream: str
    local: str


def edge_of(trace: Trace, step: FlowStep) -> Edge:
    """The edge of a step, named as the mode of its trace names derivatives."""
    source, target = symbol(step.source), symbol(step.target)
    if trace.mode == "reverse":
        output = symbol(trace.program.nodes[trace.program.output].id)
        consumer, result, upstream = step.source, d(output, target), d(output, source)
        local = d(source, target)
    else:
        consumer, local = step.target, d(target, source)
        result, upstream = tangent(trace, step.target), tangent(trace, step.source)
    i = trace.program.position[consumer]
    if local == result or _is_repeated(trace, step, consumer):
        # The derivative along this one input, where the same signs also mean the whole one.
        local = rf"\left.{local}\right|_{{{step.slot + 1}}}"
    template = trace.program.ops[i].local(step.slot)
    return Edge(consumer, step.slot, template, result, upstream, local)


def tangent(trace: Trace, node: str) -> str:
    """How fast a node moves: by the input that moves, or, if that is a tensor, along with it."""
    moving = trace.wrt or ""
    if trace.program.shapes[trace.program.position[moving]]:
        return rf"\dot{{{symbol(node)}}}"
    return d(symbol(node), symbol(moving))


def _is_repeated(trace: Trace, step: FlowStep, consumer: str) -> bool:
    inputs = trace.program.nodes[trace.program.position[consumer]].inputs
    return inputs.count(inputs[step.slot]) > 1


def chain_rule(trace: Trace, step: FlowStep, held: Value | None, is_only: bool) -> list[str]:
    """The rows of one step.

    `held` is what the target had received before, `is_only` whether this is all it receives.
    """
    edge = edge_of(trace, step)
    if step.local is None and trace.mode == "forward":
        came = rf"J_{{{symbol(step.target)}}}\, {_came(step)}"
        middle = [rf"{edge.local} \cdot {edge.upstream}", came]
    elif UPSTREAM in edge.template:
        middle = _pulled(trace, step, edge)
    else:
        middle = _product(trace, step, edge)
    rule, *numbers = middle
    sign = "=" if is_only else r"\mathrel{+}="
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


def _product(trace: Trace, step: FlowStep, edge: Edge) -> list[str]:
    """Upstream times local, and where the local comes from."""
    rule = with_names(trace, edge.consumer, edge.template, edge.slot)
    if step.local is None:
        local = _bracketed(with_numbers(trace, edge.consumer, edge.template, edge.slot))
    else:
        local = wrapped(number(step.local))
    dot = r"\cdot" if step.local is None or isinstance(step.local, float) else r"\odot"
    rows = [rf"{edge.upstream} \cdot {edge.local}"]
    if rule != local:
        rows.append(rf"{edge.upstream} \cdot {_bracketed(rule)}")
    return [*rows, rf"{_came(step)} {dot} {local}"]


def _pulled(trace: Trace, step: FlowStep, edge: Edge) -> list[str]:
    """A structured op whose rule maps the whole gradient back."""
    rule = with_names(trace, edge.consumer, edge.template, edge.slot)
    numbers = with_numbers(trace, edge.consumer, edge.template, edge.slot)
    return [rule.replace(UPSTREAM, edge.upstream), numbers.replace(UPSTREAM, _came(step))]


def _came(step: FlowStep) -> str:
    return red(wrapped(number(step.upstream)))


def _bracketed(latex: str) -> str:
    """In parentheses if a sum or a sign stands outside of all brackets."""
    outside = INSIDE.sub("", latex)
    bare = " + " not in outside and " - " not in outside and not latex.startswith("-")
    return latex if bare else rf"\left({latex}\right)"

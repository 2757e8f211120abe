"""One step of a trace in words and in mathematics: the rule, the numbers put in, the result."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from app.engine.op import Op
from app.engine.steps import FlowStep, SeedStep, Step, Trace, ValueStep
from app.engine.value import Value
from app.language.chain_rule import chain_rule, tangent
from app.language.latex import number, plain, symbol
from app.language.reasons import why, why_nothing, why_odd
from app.language.template import aligned, blue, d, red, with_names, with_numbers


@dataclass(frozen=True, slots=True)
class Explanation:
    """A step's narration: LaTeX of a display, and plain sentences."""

    latex: str
    words: str


def explain(trace: Trace, index: int) -> Explanation:
    """The explanation of step `index` of `trace`."""
    return next(narrate(trace, range(index, index + 1)))


def narrate(trace: Trace, chosen: range | None = None) -> Iterator[Explanation]:
    """The explanations of the steps with the `chosen` indices, which go up; of all by default."""
    steps = trace.steps
    indices = range(len(steps)) if chosen is None else chosen
    before = max(0, indices.start - steps.first_flow)
    arrivals = Counter(trace.takers)
    held = dict(zip(trace.takers[:before], trace.totals[:before], strict=True))
    for step in steps.among(indices):
        if isinstance(step, FlowStep):
            target = trace.program.position[step.target]
            yield _told(trace, step, held.get(target), is_only=arrivals[target] == 1)
            held[target] = step.total
        else:
            yield _told(trace, step, None, is_only=True)


def _told(trace: Trace, step: Step, held: Value | None, *, is_only: bool) -> Explanation:
    """A step's explanation; `held` is the total that its target held before."""
    match step:
        case ValueStep():
            return _explain_value(trace, step)
        case SeedStep():
            return _explain_seed(trace, step)
        case FlowStep():
            words = _contribution(trace, step) if trace.mode == "reverse" else _tangent(trace, step)
            said = [*words, *_outcome(trace, step, held)]
            return Explanation(aligned(chain_rule(trace, step, held, is_only)), " ".join(said))


def first_sentence(text: str) -> str:
    """What comes before the details."""
    return re.split(r"(?<=\.)\s|:\s", text, maxsplit=1)[0].rstrip(".") + "."


def _explain_value(trace: Trace, step: ValueStep) -> Explanation:
    op, itself = _op(trace, step.node), symbol(step.node)
    result = blue(number(step.value))
    if not step.inputs:
        kind = {"input": "an input", "parameter": "a parameter", "constant": "a constant"}
        words = f"{step.node} is {kind.get(step.op, 'a leaf')}: its value is {plain(step.value)}."
        return Explanation(f"{itself} = {result}", words)
    rule = with_names(trace, step.node, op.latex)
    put_in = with_numbers(trace, step.node, op.latex)
    latex = aligned([f"{itself} &= {rule}", f"&= {put_in}", f"&= {result}"])
    words = f"{step.node} is computed from {_listed(step.inputs)}. {first_sentence(op.doc)}"
    chosen = _settings(trace, step.node)
    return Explanation(
        latex, f"{words}{chosen} Here it is {plain(step.value)}.{why_odd(trace, step)}"
    )


def _settings(trace: Trace, node: str) -> str:
    """The settings that a node chose for itself, in words."""
    attrs = trace.program.nodes[trace.program.position[node]].attrs
    listed = ", ".join(f"{name} = {value}" for name, value in attrs.items())
    return f" Its settings: {listed}." if listed else ""


def _explain_seed(trace: Trace, step: SeedStep) -> Explanation:
    itself = symbol(step.node)
    amount = red(number(step.amount))
    if trace.mode == "forward":
        latex = f"{tangent(trace, step.node)} = {amount}"
        return Explanation(latex, f"Forward mode asks how fast every node moves. {_start(step)}")
    if isinstance(step.amount, float) and step.amount == 1.0:
        words = (
            f"Backward starts at the output {step.node}. If {step.node} moves by a little, "
            f"{step.node} moves by just as much: its gradient with respect to itself is 1."
        )
        return Explanation(f"{d(itself, itself)} = {amount}", words)
    words = f"Backward starts at the output {step.node}, with the gradient that was asked for."
    return Explanation(rf"\text{{gradient of }} {itself} = {amount}", words)


def _start(step: SeedStep) -> str:
    """What sets forward mode going, in words."""
    if not isinstance(step.amount, float):
        is_even = bool(np.all(step.amount == 1.0))
        how = "by 1" if is_even else "in the direction that was asked for"
        return f"All elements of {step.node} move together, {how}."
    if step.amount == 1.0:
        return f"{step.node} moves with itself, so its own rate is 1."
    return f"{step.node} moves at the rate that was asked for, {plain(step.amount)}."


def _contribution(trace: Trace, step: FlowStep) -> list[str]:
    upstream = plain(step.upstream)
    if not isinstance(step.upstream, float):
        upstream = f"({upstream})"
    passes = f"{step.source} passes its gradient {upstream} back to {step.target}."
    return [passes, _op(trace, step.source).backward, *_copies(step)]


def _tangent(trace: Trace, step: FlowStep) -> list[str]:
    feels = f"through its input {step.slot + 1}"
    if step.source == trace.wrt:
        return [f"{step.target} feels {trace.wrt} directly, {feels}."]
    if not isinstance(step.upstream, float):
        return [f"{step.source} moves with {trace.wrt}, and {step.target} feels it {feels}."]
    rate = f"{step.source} moves by {plain(step.upstream)} for each unit of {trace.wrt}"
    return [f"{rate}, and {step.target} feels it {feels}."]


def _copies(step: FlowStep) -> list[str]:
    """Why a broadcast input receives a sum."""
    if step.local is None or np.shape(step.upstream) == np.shape(step.amount):
        return []
    stretched = f"{step.target} was stretched to the shape of {step.source}"
    return [f"{stretched}, so what its copies receive is added up."]


def _outcome(trace: Trace, step: FlowStep, held: Value | None) -> list[str]:
    """What came of it, why, where the number is special, and what it adds to."""
    said = []
    if isinstance(step.local, float) and isinstance(step.upstream, float):
        said.append(f"{plain(step.upstream)} × {plain(step.local)} = {plain(step.amount)}.")
        said += why(trace, step, step.upstream, step.local)
    if step.local is None and not np.any(step.amount):
        said.append(why_nothing(trace, step))
    if held is None:
        return said
    if not isinstance(step.total, float):
        return [*said, f"{step.target} already holds a part, and they add up."]
    added = plain(step.amount)
    added = f"({added})" if added.startswith("−") else added
    sum_ = f"{plain(held)} + {added} = {plain(step.total)}"
    return [*said, f"{step.target} already holds {plain(held)}, and they add up: {sum_}."]


def _op(trace: Trace, node: str) -> Op:
    return trace.program.ops[trace.program.position[node]]


def _listed(names: tuple[str, ...]) -> str:
    unique = list(dict.fromkeys(names))
    shown = unique[:6] if len(unique) > 7 else unique
    rest = f" and {len(unique) - 6} more" if len(unique) > 7 else ""
    if rest or len(shown) == 1:
        return ", ".join(shown) + rest
    return ", ".join(shown[:-1]) + " and " + shown[-1]

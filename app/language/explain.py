"""One step of a trace in words and in mathematics: the rule, the numbers put in, the result."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from app.engine.op import Op
from app.engine.trace import FlowStep, SeedStep, Step, Trace, ValueStep
from app.engine.value import Value
from app.language.chain_rule import chain_rule
from app.language.latex import number, symbol
from app.language.template import aligned, blue, d, fill, name, operand, red


@dataclass(frozen=True, slots=True)
class Explanation:
    """A step's narration: LaTeX of a display, and plain sentences."""

    latex: str
    words: str


def explain(trace: Trace, index: int) -> Explanation:
    """The explanation of step `index` of `trace`."""
    step = trace.steps[index]
    held = _held_before(trace, index, step.target) if isinstance(step, FlowStep) else None
    return _told(trace, step, held)


def narrate(trace: Trace) -> Iterator[Explanation]:
    """The explanation of every step in order, in one pass over the running totals."""
    totals: dict[str, Value] = {}
    for step in trace.steps:
        if isinstance(step, FlowStep):
            yield _told(trace, step, totals.get(step.target))
            totals[step.target] = step.total
        else:
            yield _told(trace, step, None)


def _told(trace: Trace, step: Step, held: Value | None) -> Explanation:
    """A step's explanation; `held` is the total that its target held before."""
    match step:
        case ValueStep():
            return _explain_value(trace, step)
        case SeedStep():
            return _explain_seed(trace, step)
        case FlowStep():
            if trace.mode == "reverse":
                return _explain_contribution(trace, step, held)
            return _explain_tangent(trace, step, held)


def first_sentence(text: str) -> str:
    """What comes before the details."""
    return re.split(r"(?<=\.)\s|:\s", text, maxsplit=1)[0].rstrip(".") + "."


def plain(value: Value) -> str:
    """A value in running text: four significant digits, or a tensor's shape."""
    if not isinstance(value, float):
        return "a tensor of shape " + "×".join(map(str, value.shape))
    if value != value or value in (float("inf"), float("-inf")):
        return "NaN" if value != value else "∞" if value > 0 else "−∞"
    if value == int(value) and abs(value) < 1e6:
        return f"{int(value)}".replace("-", "−")
    mantissa, _, power = f"{value:.4g}".partition("e")
    return (mantissa + (f"e{int(power)}" if power else "")).replace("-", "−")


def _explain_value(trace: Trace, step: ValueStep) -> Explanation:
    op, itself = _op(trace, step.node), symbol(step.node)
    result = blue(number(step.value))
    if not step.inputs:
        kind = {"input": "an input", "parameter": "a parameter", "constant": "a constant"}
        words = f"{step.node} is {kind.get(step.op, 'a leaf')}: its value is {plain(step.value)}."
        return Explanation(f"{itself} = {result}", words)
    rule = fill(op.latex, op, step.node, step.inputs, lambda i: name(trace, i))
    put_in = fill(op.latex, op, step.node, step.inputs, lambda i: operand(trace, i))
    latex = aligned([f"{itself} &= {rule}", f"&= {put_in}", f"&= {result}"])
    words = f"{step.node} is computed from {_listed(step.inputs)}. {first_sentence(op.doc)}"
    return Explanation(latex, f"{words} Here it is {plain(step.value)}.{_odd_value(step.value)}")


def _explain_seed(trace: Trace, step: SeedStep) -> Explanation:
    itself = symbol(step.node)
    latex = f"{d(itself, itself)} = {red(number(step.amount))}"
    if trace.mode == "reverse":
        words = (
            f"Backward starts at the output {step.node}. If {step.node} moves by a little, "
            f"{step.node} moves by just as much: its gradient with respect to itself is "
            f"{plain(step.amount)}."
        )
    else:
        words = (
            f"Forward mode asks how fast every node moves when {step.node} moves. "
            f"{step.node} moves with itself, so its own rate is {plain(step.amount)}."
        )
    return Explanation(latex, words)


def _explain_contribution(trace: Trace, step: FlowStep, held: Value | None) -> Explanation:
    op = _op(trace, step.source)
    upstream = plain(step.upstream)
    if not isinstance(step.upstream, float):
        upstream = f"({upstream})"
    words = f"{step.source} passes its gradient {upstream} back to {step.target}."
    always = op.locals[min(step.slot, len(op.locals) - 1)] == "1"
    said = [words, op.backward, *_copies(step), *_outcome(step, held, always)]
    return Explanation(aligned(chain_rule(trace, step, held)), " ".join(said))


def _explain_tangent(trace: Trace, step: FlowStep, held: Value | None) -> Explanation:
    if step.source == trace.wrt:
        words = f"{step.target} feels {trace.wrt} directly, through its input {step.slot + 1}."
    else:
        rate = plain(step.upstream)
        moves = f"{rate} times as fast as" if isinstance(step.upstream, float) else "with"
        words = (
            f"{step.source} moves {moves} {trace.wrt}, "
            f"and {step.target} feels it through its input {step.slot + 1}."
        )
    said = [words, *_outcome(step, held, always=False)]
    return Explanation(aligned(chain_rule(trace, step, held)), " ".join(said))


def _copies(step: FlowStep) -> list[str]:
    """Why a broadcast input receives a sum."""
    if step.local is None or np.shape(step.upstream) == np.shape(step.amount):
        return []
    stretched = f"{step.target} was stretched to the shape of {step.source}"
    return [f"{stretched}, so what its copies receive is added up."]


def _outcome(step: FlowStep, held: Value | None, always: bool) -> list[str]:
    """What came of it, and why, where the number is special and not `always` the same."""
    said = []
    if isinstance(step.local, float) and isinstance(step.upstream, float):
        said.append(f"{plain(step.upstream)} × {plain(step.local)} = {plain(step.amount)}.")
        if not always:
            said += _why(step.upstream, step.local, step.target)
    if step.local is None and not np.any(step.amount):
        said.append(f"What comes out is 0: a small change of {step.target} changes nothing here.")
    if held is not None:
        if isinstance(step.total, float):
            added = plain(step.amount)
            added = f"({added})" if added.startswith("−") else added
            sum_ = f"{plain(held)} + {added} = {plain(step.total)}"
            said.append(f"{step.target} already holds {plain(held)}, and they add up: {sum_}.")
        else:
            said.append(f"{step.target} already holds a contribution, and they add up.")
    return said


def _why(upstream: float, local: float, target: str) -> list[str]:
    if upstream != upstream or local != local:
        return ["One of the factors is not a number, so neither is the product."]
    if {0.0, np.inf} == {abs(upstream), abs(local)}:
        return ["Zero times infinity has no value: this is where NaN is born."]
    if local == 0.0:
        return [f"The local derivative is 0: a small change of {target} changes nothing here."]
    if upstream == 0.0:
        return ["Nothing arrives from above, so nothing is passed on."]
    if local == 1.0:
        return ["The local derivative is 1, so it passes unchanged."]
    return []


def _odd_value(value: Value) -> str:
    if isinstance(value, float) and value != value:
        return " NaN means: not a number, this input is outside the function's domain."
    if isinstance(value, float) and abs(value) == np.inf:
        return " The true number is too large, or has no bound."
    return ""


def _held_before(trace: Trace, index: int, target: str) -> Value | None:
    """The total that `target` held before step `index`, if any had arrived."""
    for i in range(index - 1, -1, -1):
        step = trace.steps[i]
        if isinstance(step, FlowStep) and step.target == target:
            return step.total
        if isinstance(step, ValueStep):
            break
    return None


def _op(trace: Trace, node: str) -> Op:
    return trace.program.ops[trace.program.position[node]]


def _listed(names: tuple[str, ...]) -> str:
    unique = list(dict.fromkeys(names))
    shown = unique[:6] if len(unique) > 7 else unique
    rest = f" and {len(unique) - 6} more" if len(unique) > 7 else ""
    if rest or len(shown) == 1:
        return ", ".join(shown) + rest
    return ", ".join(shown[:-1]) + " and " + shown[-1]

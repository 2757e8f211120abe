"""One step of a trace in words and in mathematics: the rule, the numbers put in, the result."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from app.engine.op import Op
from app.engine.trace import FlowStep, SeedStep, Trace, ValueStep
from app.engine.value import Value
from app.language.latex import number, symbol

PLACE = re.compile(r"<(\*?\w+?)(?:_i)?>")


@dataclass(frozen=True, slots=True)
class Explanation:
    """A step's narration: LaTeX of a display, and plain sentences."""

    latex: str
    words: str


def explain(trace: Trace, index: int) -> Explanation:
    """The explanation of step `index` of `trace`."""
    step = trace.steps[index]
    match step:
        case ValueStep():
            return _explain_value(trace, step)
        case SeedStep():
            return _explain_seed(trace, step)
        case FlowStep():
            held = _held_before(trace, index, step.target)
            if trace.mode == "reverse":
                return _explain_contribution(trace, step, held)
            return _explain_tangent(trace, step, held)


def first_sentence(text: str) -> str:
    """What comes before the details."""
    return re.split(r"(?<=\.)\s|:\s", text, maxsplit=1)[0].rstrip(".") + "."


def generic(template: str) -> str:
    """An op's LaTeX with its inputs called by their own names."""
    return PLACE.sub(lambda match: symbol(match[1]), template)


def plain(value: Value) -> str:
    """A value in running text: four significant digits, or a tensor's shape."""
    if not isinstance(value, float):
        return "a tensor of shape " + "×".join(map(str, value.shape))
    if value != value or value in (float("inf"), float("-inf")):
        return "NaN" if value != value else "∞" if value > 0 else "−∞"
    if value == int(value) and abs(value) < 1e6:
        return f"{int(value)}".replace("-", "−")
    return f"{value:.4g}".replace("-", "−")


def _explain_value(trace: Trace, step: ValueStep) -> Explanation:
    op, name = _op(trace, step.node), symbol(step.node)
    result = _blue(number(step.value))
    if not step.inputs:
        kind = {"input": "an input", "parameter": "a parameter", "constant": "a constant"}
        words = f"{step.node} is {kind.get(step.op, 'a leaf')}: its value is {plain(step.value)}."
        return Explanation(f"{name} = {result}", words)
    rule = _fill(op.latex, op, step.node, step.inputs, lambda i: _name(trace, i))
    put_in = _fill(op.latex, op, step.node, step.inputs, lambda i: _blue(_operand(trace, i)))
    latex = _rows([f"{name} &= {rule}", f"&= {put_in}", f"&= {result}"])
    words = f"{step.node} is computed from {_listed(step.inputs)}. {first_sentence(op.doc)}"
    return Explanation(latex, f"{words} Here it is {plain(step.value)}.{_odd_value(step.value)}")


def _explain_seed(trace: Trace, step: SeedStep) -> Explanation:
    name, amount = symbol(step.node), number(step.amount)
    latex = rf"{_d(name, name)} = {_red(amount)}"
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
    output = symbol(trace.program.nodes[trace.program.output].id)
    target, via = symbol(step.target), symbol(step.source)
    op = _op(trace, step.source)
    whole = _d(output, target)
    sign = "=" if held is None else r"\mathrel{+}="
    rule = rf"{whole} &{sign} {_d(output, via)} \cdot {_d(via, target)}"
    latex = _rows([rule, *_numbers(trace, step, op, step.source, whole, held)])
    words = [f"{step.source} passes its gradient {plain(step.upstream)} back to {step.target}."]
    always = op.locals[min(step.slot, len(op.locals) - 1)] == "1"
    return Explanation(latex, " ".join([*words, op.backward, *_outcome(step, held, always)]))


def _explain_tangent(trace: Trace, step: FlowStep, held: Value | None) -> Explanation:
    wrt = symbol(trace.wrt or "")
    target, via = symbol(step.target), symbol(step.source)
    op = _op(trace, step.target)
    whole = _d(target, wrt)
    sign = "=" if held is None else r"\mathrel{+}="
    rule = rf"{whole} &{sign} {_d(target, via)} \cdot {_d(via, wrt)}"
    latex = _rows([rule, *_numbers(trace, step, op, step.target, whole, held)])
    if step.source == trace.wrt:
        words = f"{step.target} feels {trace.wrt} directly, through its input {step.slot + 1}."
    else:
        words = (
            f"{step.source} moves {plain(step.upstream)} times as fast as {trace.wrt}, "
            f"and {step.target} feels it through its input {step.slot + 1}."
        )
    return Explanation(latex, " ".join([words, *_outcome(step, held, always=False)]))


def _numbers(
    trace: Trace, step: FlowStep, op: Op, consumer: str, whole: str, held: Value | None
) -> list[str]:
    """The rows below the rule: the local derivative, the numbers put in, the running sum."""
    node = trace.program.nodes[trace.program.position[consumer]]
    template = op.locals[min(step.slot, len(op.locals) - 1)]
    local_rule = _fill(template, op, consumer, node.inputs, lambda i: _name(trace, i), step.slot)
    amount = _red(number(step.amount))
    if step.local is None:
        rows = [rf"&\text{{with }} {local_rule}", f"&= {amount}"]
    else:
        local = _wrapped(number(step.local))
        shown = "" if local_rule == local else rf"\quad ({local_rule} = {local})"
        rows = [rf"&= {_red(_wrapped(number(step.upstream)))} \cdot {local} = {amount}{shown}"]
    if held is not None:
        parts = f"{_red(number(held))} + {_red(_wrapped(number(step.amount)))}"
        rows.append(f"{whole} &= {parts} = {_red(number(step.total))}")
    return rows


def _outcome(step: FlowStep, held: Value | None, always: bool) -> list[str]:
    """What came of it, and why, where the number is special and not `always` the same."""
    said = []
    if isinstance(step.local, float) and isinstance(step.upstream, float):
        said.append(f"{plain(step.upstream)} × {plain(step.local)} = {plain(step.amount)}.")
        if not always:
            said += _why(step.upstream, step.local, step.target)
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
    for step in reversed(trace.steps[:index]):
        if isinstance(step, FlowStep) and step.target == target:
            return step.total
        if isinstance(step, ValueStep):
            break
    return None


def _fill(
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


def _op(trace: Trace, node: str) -> Op:
    return trace.program.ops[trace.program.position[node]]


def _name(trace: Trace, node: str) -> str:
    """A node's symbol, or its number where it is a literal."""
    i = trace.program.position[node]
    is_literal = trace.program.nodes[i].op == "constant" and not trace.program.shapes[i]
    return _wrapped(number(trace.values[i])) if is_literal else symbol(node)


def _operand(trace: Trace, node: str) -> str:
    return _wrapped(number(trace.values[trace.program.position[node]]))


def _wrapped(latex: str) -> str:
    return f"({latex})" if latex.startswith("-") else latex


def _d(of: str, by: str) -> str:
    return rf"\frac{{\partial {of}}}{{\partial {by}}}"


def _red(latex: str) -> str:
    return rf"\textcolor{{red}}{{{latex}}}"


def _blue(latex: str) -> str:
    return rf"\textcolor{{blue}}{{{latex}}}"


def _rows(rows: list[str]) -> str:
    return r"\begin{aligned}" + r" \\ ".join(rows) + r"\end{aligned}"


def _listed(names: tuple[str, ...]) -> str:
    unique = list(dict.fromkeys(names))
    shown = unique[:6] if len(unique) > 7 else unique
    rest = f" and {len(unique) - 6} more" if len(unique) > 7 else ""
    if rest or len(shown) == 1:
        return ", ".join(shown) + rest
    return ", ".join(shown[:-1]) + " and " + shown[-1]

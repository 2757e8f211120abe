"""How an op is written in a language: one rule a target and op, filled in for each node."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np

from app.engine.attr import AttrValue
from app.engine.graph import Node, Problem
from app.engine.op import Op
from app.engine.value import Shape, Value
from app.export.subject import Subject, refuse


@dataclass(frozen=True, slots=True)
class Use:
    """A node that computes, with the names that it and its inputs have in a program."""

    node: Node
    op: Op
    name: str
    inputs: tuple[str, ...]
    shape: Shape
    shapes: tuple[Shape, ...]
    settings: Mapping[str, AttrValue]

    def filled(self, template: "Template", slot: int = 0, grad: str = "") -> str:
        """A template with names in its places: `{x}` is an input or a setting, `{y}` the node,
        `{g}` its grad, `{xs}` all inputs and `{x}` that at the slot where there can be many."""
        if not isinstance(template, str):
            template = template(self, slot)
        places = dict(zip(self.op.inputs, self.inputs, strict=False))
        if self.op.variadic:
            places = {"x": self.inputs[slot], "xs": ", ".join(self.inputs)}
        kinds = {attr.name: attr.kind for attr in self.op.attrs}
        for name, value in self.settings.items():
            real = kinds[name] in ("number", "positive") and value is not None
            places[name] = repr(float(value) if real else value)  # type: ignore[arg-type]
        places |= {"y": self.name, "g": grad, "slot": str(slot), "y_shape": repr(self.shape)}
        return template.format_map(places)

    @property
    def elementwise(self) -> bool:
        return self.op.scalar is not None


Template: TypeAlias = str | Callable[[Use, int], str]


class Differs(NamedTuple):
    """Where a target computes something else than is meant: for which inputs, and what it does."""

    where: Callable[..., bool]
    why: str


@dataclass(frozen=True, slots=True)
class Rule:
    """An op in a target: its value, and the pull of each slot where the target has no autodiff.

    `matrices` are pulls for inputs of two axes, where they are simpler. A `coarse` rule rounds on
    the way, so that what is left of a small difference has few digits. A `finite` one is right for
    numbers that are, its grad included: it may meet a 0 with an infinity where it is not meant to.
    """

    value: Template
    pulls: tuple[Template, ...] = ()
    matrices: tuple[Template, ...] = ()
    coarse: bool = False
    finite: bool = False
    differs: Differs | None = None

    def pull(self, use: Use, slot: int, grad: str) -> str:
        """What arrives at an input, as an expression."""
        flat = self.matrices and all(len(shape) == 2 for shape in use.shapes)
        pulls = self.matrices if flat else self.pulls
        return use.filled(pulls[min(slot, len(pulls) - 1)], slot, grad)


def uses(subject: Subject, names: Mapping[str, str]) -> Iterator[Use]:
    """The nodes that compute, inputs first."""
    program = subject.program
    for i in program.computing:
        node, op = program.nodes[i], program.ops[i]
        yield Use(
            node=node,
            op=op,
            name=names[node.id],
            inputs=tuple(names[source] for source in node.inputs),
            shape=program.shapes[i],
            shapes=tuple(program.shapes[j] for j in program.inputs[i]),
            settings=op.settings(node.attrs),
        )


def check_expressible(subject: Subject, rules: Mapping[str, Rule], target: str) -> None:
    """Raise Unwritable, naming each node that the target has no rule for, or another meaning."""
    refuse(_problems(subject, rules, target))


def _problems(subject: Subject, rules: Mapping[str, Rule], target: str) -> Iterator[Problem]:
    program, trace = subject.program, subject.trace
    for i in program.computing:
        node = program.nodes[i]
        inputs = [trace.values[j] for j in program.inputs[i]]
        rule = rules.get(node.op)
        if rule is None:
            yield subject.problem(node.id, f"{target} has no {node.op}, which {node.id} is")
        elif why := _otherwise(rule, inputs, [trace.values[i], trace.derivatives[i]]):
            said = f"{node.id} is {node.op}, which {target} computes otherwise here"
            yield subject.problem(node.id, f"{said}: {why}")


def _otherwise(rule: Rule, inputs: Sequence[Value], made: Sequence[Value | None]) -> str:
    """Why a target does not mean the same here, or nothing where it does."""
    if rule.differs and rule.differs.where(*inputs):
        return rule.differs.why
    met = [x for x in (*inputs, *made) if x is not None]
    if rule.finite and not all(np.isfinite(x).all() for x in met):
        return "an infinity or NaN meets others in another order"
    return ""

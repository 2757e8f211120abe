"""Where numbers stop being finite: where that is produced, and where it is only passed on."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple, TypeAlias

import numpy as np

from app.engine.op import LinearMap
from app.engine.program import Program
from app.engine.sweep import QUIET, Forward, Swept
from app.engine.value import Value, settle

Kind: TypeAlias = Literal["nan", "pole", "overflow"]
Factor: TypeAlias = Literal["value", "local", "upstream", "product", "sum"]
# An op that is still infinite so far to either side has overflowed; a pole is a single point.
ASIDE = 1e-3


class Fault(NamedTuple):
    """A node whose value or gradient is not finite.

    `source` is the consumer that a gradient came from, None for values. `factor` says what is
    guilty: the op's own value, the local derivative, the gradient from upstream, or the product or
    sum of two that are finite.
    """

    node: int
    source: int | None
    kind: Kind
    produced: bool
    factor: Factor


def faults(program: Program, run: Forward, swept: Swept) -> Iterator[Fault]:
    """All of them: values as the forward sweep meets them, then gradients as the backward does."""
    values = run.values
    for i, value in enumerate(values):
        if is_finite(value):
            continue
        produced = all(is_finite(values[j]) for j in program.inputs[i])
        yield Fault(i, None, kind_of_value(program, values, i), produced, "value")
    yield from _gradients(run, swept)


def first_fault(program: Program, run: Forward, swept: Swept) -> Fault | None:
    """Where the first number that is not finite was produced."""
    return next((fault for fault in faults(program, run, swept) if fault.produced), None)


def _gradients(run: Forward, swept: Swept) -> Iterator[Fault]:
    grads = swept.derivatives
    told = set()
    for i, local, j, amount in zip(*swept.edges, swept.amounts, strict=True):
        upstream = grads[i]
        if is_finite(amount) or upstream is None:
            continue
        told.add(j)
        kind: Kind = "nan" if has_nan(amount) else "overflow"
        if not is_finite(upstream):
            yield Fault(j, i, kind, False, "upstream")
        elif _is_finite_local(run.locals[local]):
            yield Fault(j, i, kind, True, "product")
        else:
            yield Fault(j, i, "pole" if kind == "overflow" else kind, True, "local")
    for j, grad in enumerate(grads):
        if grad is not None and j not in told and not is_finite(grad):
            yield Fault(j, None, "nan" if has_nan(grad) else "overflow", True, "sum")


def kind_of_value(program: Program, values: Sequence[Value], node: int) -> Kind:
    """Whether a value is NaN, infinite at this point alone, or beyond what float64 holds."""
    if has_nan(values[node]):
        return "nan"
    if not program.inputs[node]:
        return "overflow"
    kernel = program.kernels[bisect_left(program.computing, node)]
    given = [values[j] for j in program.inputs[node]]
    for way in (ASIDE, -ASIDE):
        beside = [_nudged(x, way) for x in given]
        if np.any(np.isinf(QUIET.copy().run(kernel, *beside)[0])):
            return "overflow"
    return "pole"


def _nudged(x: Value, way: float) -> Value:
    """A little larger or smaller, each number by its own measure."""
    return settle(np.where(np.equal(x, 0.0), way, np.multiply(x, 1.0 + way)))


def is_finite(value: Any) -> bool:
    return bool(np.all(np.isfinite(value)))


def has_nan(value: Any) -> bool:
    return bool(np.any(np.isnan(value)))


def _is_finite_local(local: Any) -> bool:
    return isinstance(local, LinearMap) or is_finite(local)


def words_for(program: Program, run: Forward, fault: Fault) -> str:
    """What is not finite, where, and which factor is guilty."""
    node = program.nodes[fault.node]
    if fault.factor == "value":
        given = ", ".join(_told(run.values[j]) for j in program.inputs[fault.node])
        if not fault.produced:
            return f"{node.op} at {node.id} passes on what is not finite"
        return f"{node.op} at {node.id} {VALUES[fault.kind]}" + (
            f": it is given {given}" if given else ""
        )
    if fault.source is None:
        return f"what arrives at {node.id} adds up to {_AMOUNTS[fault.kind]}"
    source = program.nodes[fault.source]
    guilty = GRADIENTS[fault.factor].format(source.op, source.id)
    return f"{guilty}, so {node.id} gets {_AMOUNTS[fault.kind]}"


VALUES = {
    "nan": "is not a number",
    "pole": "is infinite",
    "overflow": "is beyond what float64 holds",
}
_AMOUNTS = {"nan": "NaN", "pole": "an infinite gradient", "overflow": "an infinite gradient"}
GRADIENTS = {
    "local": "the slope of {} at {} is not finite",
    "upstream": "the gradient that reaches {} at {} is not finite",
    "product": "gradient times slope of {} at {} is beyond what float64 holds",
}


def _told(value: Value) -> str:
    return f"{value:.6g}" if isinstance(value, float) else f"a tensor of shape {value.shape}"

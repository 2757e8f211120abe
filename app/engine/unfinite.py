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
    sum of two that are finite. In a clash an infinity met a 0, or another infinity.
    """

    node: int
    source: int | None
    kind: Kind
    produced: bool
    factor: Factor
    clash: bool = False


def faults(program: Program, run: Forward, swept: Swept) -> Iterator[Fault]:
    """All of them: values as the forward sweep meets them, then gradients as the backward does."""
    values = run.values
    for i, value in enumerate(values):
        if is_finite(value):
            continue
        given = [values[j] for j in program.inputs[i]]
        clash = has_nan(value) and not any(map(has_nan, given)) and not all(map(is_finite, given))
        produced = clash or all(map(is_finite, given))
        yield Fault(i, None, kind_of_value(program, values, i), produced, "value", clash)
    yield from _gradients(run, swept)


def first_fault(program: Program, run: Forward, swept: Swept) -> Fault | None:
    """Where the first number that is not finite was produced, of those that reach the output."""
    on_the_way = {program.output, *program.edges.sources}
    found = (fault for fault in faults(program, run, swept) if fault.produced)
    return next((fault for fault in found if fault.node in on_the_way), None)


def _gradients(run: Forward, swept: Swept) -> Iterator[Fault]:
    grads = swept.derivatives
    told = set()
    for i, local, j, amount in zip(*swept.edges, swept.amounts, strict=True):
        upstream = grads[i]
        if is_finite(amount) or upstream is None:
            continue
        told.add(j)
        kind: Kind = "nan" if has_nan(amount) else "overflow"
        across = run.locals[local]
        clash = kind == "nan" and not has_nan(upstream) and not _has_nan_local(across)
        if not is_finite(upstream):
            yield Fault(j, i, kind, clash, "upstream", clash)
        elif _is_finite_local(across):
            yield Fault(j, i, kind, True, "product")
        else:
            yield Fault(j, i, "pole" if kind == "overflow" else kind, True, "local", clash)
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
        beside = [nudged(x, way) for x in given]
        if np.any(np.isinf(QUIET.copy().run(kernel, *beside)[0])):
            return "overflow"
    return "pole"


def nudged(x: Value, way: float) -> Value:
    """A little larger or smaller, each number by its own measure."""
    return settle(np.where(np.equal(x, 0.0), way, np.multiply(x, 1.0 + way)))


def is_finite(value: Any) -> bool:
    return bool(np.all(np.isfinite(value)))


def has_nan(value: Any) -> bool:
    return bool(np.any(np.isnan(value)))


def _has_nan_local(local: Any) -> bool:
    return not isinstance(local, LinearMap) and has_nan(local)


def _is_finite_local(local: Any) -> bool:
    return isinstance(local, LinearMap) or is_finite(local)


def words_for(program: Program, run: Forward, fault: Fault) -> str:
    """What is not finite, where, and which factor is guilty."""
    node = program.nodes[fault.node]
    if fault.factor == "value":
        if not fault.produced:
            return f"{node.op} at {node.id} passes on what is not finite"
        given = ", ".join(_told(run.values[j]) for j in program.inputs[fault.node])
        return f"{node.op} at {node.id} {VALUES[fault.kind]}" + (given and f": it is given {given}")
    if fault.source is None:
        return f"what arrives at {node.id} adds up to {AMOUNTS[fault.kind]}"
    source = program.nodes[fault.source]
    across = f"{source.op} at {source.id}"
    if fault.clash:
        return f"{CLASHES[fault.factor].format(across)}: 0 times infinity gives {node.id} NaN"
    return f"{GRADIENTS[fault.factor].format(across)}, so {node.id} gets {AMOUNTS[fault.kind]}"


VALUES = {
    "nan": "is not a number",
    "pole": "is infinite",
    "overflow": "is beyond what float64 holds",
}
AMOUNTS = {"nan": "NaN", "pole": "an infinite gradient", "overflow": "an infinite gradient"}
CLASHES = {
    "local": "a gradient of 0 meets the infinite slope of {}",
    "upstream": "an infinite gradient meets the slope 0 of {}",
}
GRADIENTS = {
    "local": "the slope of {} is not finite",
    "upstream": "the gradient that reaches {} is not finite",
    "product": "gradient times slope of {} is beyond what float64 holds",
}


def _told(value: Value) -> str:
    return f"{value:.6g}" if isinstance(value, float) else f"a tensor of shape {value.shape}"

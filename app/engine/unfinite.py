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


class Cause(NamedTuple):
    """The number that something is passed on from, by the position of its node."""

    node: int
    of: Literal["value", "grad"]


class Fault(NamedTuple):
    """A node whose value or gradient is not finite.

    `source` is the consumer that a gradient came from, None for values. `factor` says what is
    guilty: the op's own value, the local derivative, the gradient from upstream, or the product or
    sum of two that are finite. In a clash an infinity met a 0, or another infinity. `cause` is
    there where it is only passed on.
    """

    node: int
    source: int | None
    kind: Kind
    produced: bool
    factor: Factor
    clash: bool = False
    cause: Cause | None = None


def faults(program: Program, run: Forward, swept: Swept) -> Iterator[Fault]:
    """All of them: values as the forward sweep meets them, then gradients as the backward does."""
    values = run.values
    for i, value in enumerate(values):
        if is_finite(value):
            continue
        spoilt = _spoilt(program, values, i)
        clash = has_nan(value) and spoilt is not None and not has_nan(values[spoilt])
        cause = None if clash or spoilt is None else Cause(spoilt, "value")
        kind = kind_of_value(program, values, i)
        yield Fault(i, None, kind, cause is None, "value", clash, cause)
    yield from _gradients(program, run, swept)


def _spoilt(program: Program, values: Sequence[Value], node: int) -> int | None:
    """The input that is not finite, one with NaN before one without."""
    bad = [j for j in program.inputs[node] if not is_finite(values[j])]
    return next((j for j in bad if has_nan(values[j])), bad[0] if bad else None)


def first_fault(program: Program, run: Forward, swept: Swept) -> Fault | None:
    """Where the first number that is not finite was produced, of those that reach the output."""
    on_the_way = {program.output, *program.edges.sources}
    found = (fault for fault in faults(program, run, swept) if fault.produced)
    return next((fault for fault in found if fault.node in on_the_way), None)


def _gradients(program: Program, run: Forward, swept: Swept) -> Iterator[Fault]:
    told: set[tuple[int, int]] = set()
    arrived: dict[int, bool] = {}  # whether NaN was among what is not finite
    for i, local, j, amount in zip(*swept.edges, swept.amounts, strict=True):
        if is_finite(amount):
            continue
        arrived[j] = arrived.get(j, False) or has_nan(amount)
        if (i, j) in told:  # it reads the node in more than one place
            continue
        told.add((i, j))
        yield _of_edge(program, run, swept.derivatives[i], (i, local, j), has_nan(amount))
    for j, grad in enumerate(swept.derivatives):
        if j == program.output or grad is None or is_finite(grad):
            continue
        if j not in arrived or (has_nan(grad) and not arrived[j]):
            yield Fault(j, None, "nan" if has_nan(grad) else "overflow", True, "sum")


def _of_edge(
    program: Program, run: Forward, upstream: Value | None, edge: tuple[int, int, int], is_nan: bool
) -> Fault:
    """What is guilty of an amount that is not finite: what came, or else what it met, or both."""
    i, local, j = edge
    across = run.locals[local]
    kind: Kind = "nan" if is_nan else "overflow"
    clash = is_nan and not has_nan(upstream) and not _has_nan_local(across)
    if not is_finite(upstream):
        cause = None if clash else Cause(i, "grad")
        return Fault(j, i, kind, clash, "upstream", clash, cause)
    spoilt = _spoilt(program, run.values, i)
    if isinstance(across, LinearMap) and spoilt is not None:
        return Fault(j, i, kind, False, "local", cause=Cause(spoilt, "value"))
    if _is_finite_local(across):
        return Fault(j, i, kind, True, "product")
    # The slope of an op that is given infinity is infinite by no fault of its own.
    cause = None if clash or spoilt is None else Cause(spoilt, "value")
    return Fault(j, i, kind if is_nan else "pole", cause is None, "local", clash, cause)


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
        if fault.cause is not None:
            return f"{node.op} at {node.id} passes on {_of_cause(program, run, fault.cause)}"
        given = ", ".join(_told(run.values[j]) for j in program.inputs[fault.node])
        return f"{node.op} at {node.id} {VALUES[fault.kind]}" + (given and f": it is given {given}")
    if fault.source is None:
        how = "NaN: infinity less infinity" if fault.kind == "nan" else "more than float64 holds"
        return f"what arrives at {node.id} adds up to {how}"
    source = program.nodes[fault.source]
    across = f"{source.op} at {source.id}"
    if fault.clash:
        return f"{CLASHES[fault.factor].format(across)}: 0 times infinity gives {node.id} NaN"
    gets = f"so {node.id} gets {AMOUNTS[fault.kind]}"
    if fault.factor == "local":
        size = "infinite" if fault.kind == "pole" else "not a number"
        slope = f"the slope of {across} is {size}"
        if fault.cause is None:
            return f"{slope}, {gets}"
        return f"{slope} because of {_of_cause(program, run, fault.cause)}, {gets}"
    return f"{GRADIENTS[fault.factor].format(across)}, {gets}"


def _of_cause(program: Program, run: Forward, cause: Cause) -> str:
    """The value that something is passed on from."""
    value = run.values[cause.node]
    return f"the {'NaN' if has_nan(value) else 'infinity'} of {program.nodes[cause.node].id}"


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
    "upstream": "the gradient that reaches {} is not finite",
    "product": "gradient times slope of {} is beyond what float64 holds",
}


def _told(value: Value) -> str:
    if not isinstance(value, float):
        return f"a tensor of shape {value.shape}"
    return f"{value:.6g}".replace("inf", "infinity").replace("nan", "NaN")

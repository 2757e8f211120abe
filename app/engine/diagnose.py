"""What is wrong with the numbers of a run: where it was produced, and where only passed on."""

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

import numpy as np

from app.engine.program import Program
from app.engine.sweep import QUIET, Forward, Swept
from app.engine.unfinite import Fault, faults, words_for
from app.engine.value import Value

Kind: TypeAlias = Literal["nan", "infinite", "vanishing", "exploding", "blocked"]
Role: TypeAlias = Literal["produced", "passed on"]
# So much smaller or larger than the seed, a gradient has vanished or exploded.
FAINT, HUGE = 1e-5, 1e5
# A local that shrinks or enlarges a gradient by this is to blame for it.
SHRINKS, ENLARGES = 0.5, 2.0


class Finding(NamedTuple):
    """Something to know about the value or the gradient of a node, by position.

    `factor` is what is guilty: the local derivative, the gradient from upstream, or both together;
    None for values.
    """

    node: int
    of: Literal["value", "grad"]
    kind: Kind
    role: Role
    factor: str | None
    message: str


def diagnose(program: Program, run: Forward, swept: Swept) -> list[Finding]:
    """Everything to know: values first as they were computed, then gradients as they arrived."""
    return QUIET.copy().run(_diagnose, program, run, swept)


def _diagnose(program: Program, run: Forward, swept: Swept) -> list[Finding]:
    unfinite = [_of_fault(program, run, fault) for fault in faults(program, run, swept)]
    told = {finding.node for finding in unfinite if finding.of == "grad"}
    return [*unfinite, *(each for each in _sizes(program, swept) if each.node not in told)]


def _of_fault(program: Program, run: Forward, fault: Fault) -> Finding:
    is_value = fault.factor == "value"
    return Finding(
        fault.node,
        "value" if is_value else "grad",
        "nan" if fault.kind == "nan" else "infinite",
        "produced" if fault.produced else "passed on",
        None if is_value else fault.factor,
        words_for(program, run, fault),
    )


def _sizes(program: Program, swept: Swept) -> Iterator[Finding]:
    """Gradients that have become too small or too large on their way from the output."""
    start = _size(swept.derivatives[program.output])
    arrivals = _largest_arrivals(swept)
    for j, (i, amount) in arrivals.items():
        grad, upstream = _size(swept.derivatives[j]), _size(swept.derivatives[i])
        if program.nodes[j].op == "constant":  # nobody follows the gradient of a literal
            continue
        if not (np.isfinite(grad) and np.isfinite(upstream) and start > 0.0):
            continue
        if grad == 0.0:
            yield from _blocked(program, j, i, upstream)
        elif not FAINT <= grad / start <= HUGE:
            yield _far(program, j, i, amount / upstream, grad / start)


def _blocked(program: Program, j: int, i: int, upstream: float) -> Iterator[Finding]:
    node = program.nodes[i]
    if len(node.inputs) > 1:  # what chooses, or is a place, has no gradient by its nature
        return
    if upstream == 0.0:
        message = f"no gradient reaches {node.id}, so none reaches {program.nodes[j].id}"
        yield Finding(j, "grad", "blocked", "passed on", "upstream", message)
    else:
        message = f"{node.op} at {node.id} lets no gradient through: its slope is 0 here"
        yield Finding(j, "grad", "blocked", "produced", "local", message)


def _far(program: Program, j: int, i: int, ratio: float, part: float) -> Finding:
    kind: Kind = "vanishing" if part < 1.0 else "exploding"
    guilty = ratio < SHRINKS if kind == "vanishing" else ratio > ENLARGES
    node = program.nodes[i]
    size = f"the gradient of {program.nodes[j].id} is {part:.2g} times that of the output"
    if guilty:
        message = f"{size}: {node.op} at {node.id} makes it {ratio:.2g} times what reaches it"
        return Finding(j, "grad", kind, "produced", "local", message)
    message = f"{size}: it comes so from {node.id}"
    return Finding(j, "grad", kind, "passed on", "upstream", message)


def _largest_arrivals(swept: Swept) -> dict[int, tuple[int, float]]:
    """Of each node, the consumer that it has most of its gradient from, and how much."""
    found: dict[int, tuple[int, float]] = {}
    for i, _, j, amount in zip(*swept.edges, swept.amounts, strict=True):
        size = _size(amount)
        if j not in found or size > found[j][1]:
            found[j] = (i, size)
    return found


def _size(value: Value | None) -> float:
    return 0.0 if value is None else float(np.max(np.abs(value), initial=0.0))

"""What is wrong with the numbers of a run: where it was produced, and where only passed on."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias

import numpy as np

from app.engine.program import Program
from app.engine.sweep import QUIET, Forward, Swept
from app.engine.unfinite import Cause, Fault, faults, words_for
from app.engine.value import Value

Kind: TypeAlias = Literal["nan", "infinite", "vanishing", "exploding", "blocked"]
Role: TypeAlias = Literal["produced", "passed on"]
# So much smaller or larger than the seed, a gradient has vanished or exploded.
FAINT, HUGE = 1e-5, 1e5
# A local that shrinks or enlarges a gradient by this is to blame for it.
SHRINKS, ENLARGES = 0.5, 2.0


class Finding(NamedTuple):
    """Something to know about the value or the gradient of a node, by position.

    `factor` is what is guilty of a gradient: the local derivative, what came from upstream, or both
    together. `consumer` is the node that a gradient came back from, None for values and sums.
    `cause` is what it is passed on from or, where each node of a chain does its part, what came
    before; None where it began.
    """

    node: int
    of: Literal["value", "grad"]
    kind: Kind
    role: Role
    factor: str | None
    message: str
    consumer: int | None = None
    cause: Cause | None = None


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
        fault.source,
        fault.cause,
    )


def _sizes(program: Program, swept: Swept) -> Iterator[Finding]:
    """Gradients that have become too small or too large on their way from the output."""
    start = _size(swept.derivatives[program.output])
    if not (np.isfinite(start) and start > 0.0):
        return
    found: dict[int, Finding] = {}
    arrivals = _largest_arrivals(swept)
    for j in sorted(arrivals, reverse=True):  # so that each comes after all that it is fed by
        i, amount = arrivals[j]
        grad, upstream = _size(swept.derivatives[j]), _size(swept.derivatives[i])
        if program.nodes[j].op == "constant":  # nobody follows the gradient of a literal
            continue
        if not (np.isfinite(grad) and np.isfinite(upstream)):
            continue
        if amount == 0.0:
            each = _blocked(program, j, i, found.get(i) or upstream)
        else:
            sizes = Sizes(*(size / start for size in (upstream, amount, grad)))
            each = _far(program, j, i, sizes, found)
        if each is not None:
            found[j] = each
            yield each


class Sizes(NamedTuple):
    """As parts of the output's gradient: what reached a consumer, what that gave, and the sum."""

    upstream: float
    amount: float
    grad: float


def _blocked(program: Program, j: int, i: int, before: Finding | float) -> Finding | None:
    """A gradient of 0, by what is found of the consumer, or the size of its gradient."""
    node, name = program.nodes[i], program.nodes[j].id
    across, cause = f"{node.op} at {node.id}", Cause(i, "grad")
    if isinstance(before, Finding) and before.kind == "blocked":
        message = f"no gradient reaches {node.id}, so none reaches {name}"
        return Finding(j, "grad", "blocked", "passed on", "upstream", message, i, cause)
    if isinstance(before, Finding) and before.kind == "vanishing":
        message = f"gradient times slope of {across} is too small for float64, so {name} gets 0"
        return Finding(j, "grad", "vanishing", "produced", "product", message, i, cause)
    # What chooses, or is a place, has no gradient by its nature; nor has what is behind it.
    if len(node.inputs) > 1 or before == 0.0:
        return None
    message = f"{across} lets no gradient through: its slope is 0 here"
    return Finding(j, "grad", "blocked", "produced", "local", message, i)


def _far(
    program: Program, j: int, i: int, sizes: Sizes, found: Mapping[int, Finding]
) -> Finding | None:
    """A gradient far from the output's; not where parts that are not so cancel each other."""
    if FAINT <= sizes.grad <= HUGE:
        return None
    node = program.nodes[i]
    size = f"the gradient of {program.nodes[j].id} is {_told(sizes.grad)} times that of the output"
    kind: Kind = "vanishing" if sizes.grad < FAINT else "exploding"
    if FAINT <= sizes.amount <= HUGE:
        if kind == "vanishing":
            return None
        message = f"{size}: so much is what arrives there in all"
        return Finding(j, "grad", kind, "produced", "sum", message)
    ratio = sizes.amount / sizes.upstream
    guilty = ratio < SHRINKS if kind == "vanishing" else ratio > ENLARGES
    crosses = FAINT <= sizes.upstream <= HUGE
    if guilty or crosses:
        message = f"{size}: {node.op} at {node.id} makes it {_told(ratio)} times what reaches it"
        return Finding(j, "grad", kind, "produced", "local", message, i, _before(found, i, kind))
    if i not in found:
        return None
    message = f"{size}: it comes so from {node.id}"
    return Finding(j, "grad", kind, "passed on", "upstream", message, i, Cause(i, "grad"))


def _before(found: Mapping[int, Finding], i: int, kind: Kind) -> Cause | None:
    """Where it had begun already, along a chain of which each op does its part."""
    return Cause(i, "grad") if i in found and found[i].kind == kind else None


def _largest_arrivals(swept: Swept) -> dict[int, tuple[int, float]]:
    """Of each node, the consumer that it has most of its gradient from, and how much."""
    found: dict[int, tuple[int, float]] = {}
    for i, _, j, amount in zip(*swept.edges, swept.amounts, strict=True):
        size = _size(amount)
        if j not in found or size > found[j][1]:
            found[j] = (i, size)
    return found


def _told(size: float) -> str:
    """In two digits, an exponent without zeros that say nothing: 2.8e-7."""
    return re.sub(r"e([+-])0*", lambda sign: "e-" if sign[1] == "-" else "e", f"{size:.2g}")


def _size(value: Value | None) -> float:
    return 0.0 if value is None else float(np.max(np.abs(value), initial=0.0))

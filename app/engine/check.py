"""The same derivative by four independent roads, and why they differ where they do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.engine import paths
from app.engine.doubt import EPS, TINY
from app.engine.graph import GraphError, Problem
from app.engine.judge import Judge, Verdict
from app.engine.program import Program
from app.engine.rerun import rerun_of
from app.engine.sweep import QUIET, Forward, Swept, backward, forward, tangents
from app.engine.unfinite import Fault, first_fault
from app.engine.value import Array, Value, settle, size

# About what a kernel on floats takes: so many floating-point operations on large arrays; and how
# many times as long as it numpy takes to begin.
FLOPS_AN_OP = 300
TENSOR_OP = 8
# So many paths are followed one by one; more are added up by dynamic programming.
FOLLOWED = 2_000
ROADS = ("reverse", "forward", "differences", "paths")


@dataclass(slots=True)
class Cost:
    """What a road took: sweeps (or runs, or paths), and ops evaluated on them."""

    sweeps: int = 0
    op_evaluations: int = 0

    def add(self, op_evaluations: int, sweeps: int = 1) -> None:
        self.sweeps += sweeps
        self.op_evaluations += op_evaluations


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What four roads say of one node, in its shape; None where a road leads nowhere.

    `steps` are those of the differences. `verdict` is "agree", or the kind of the reason why not.
    """

    reverse: Value | None
    forward: Value | None
    differences: Value | None
    paths: Value | None
    steps: Value | None
    verdict: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Checked:
    """The witnesses by node, and what each road cost."""

    nodes: Mapping[str, Witnesses]
    costs: Mapping[str, Cost]

    @property
    def agree(self) -> bool:
        return all(each.verdict == "agree" for each in self.nodes.values())


@dataclass(frozen=True, slots=True, eq=False)
class _Start:
    """What all roads begin with: one run and one backward sweep; what each costs is counted."""

    program: Program
    seed: Value
    run: Forward
    swept: Swept
    counts: Sequence[int] | None
    sums: Sequence[Value | None]
    sizes: Sequence[Value | None]
    map: paths.Map
    fault: Fault | None
    rounding: float
    costs: Mapping[str, Cost]


def free_leaves(program: Program) -> list[int]:
    """Every leaf that is not a constant of the text: what a gradient is usually asked for."""
    return [i for i, node in enumerate(program.nodes) if node.op in ("input", "parameter")]


# The most runs that a number may take, where differences are hard to believe.
MOST_RUNS = 70


def check_cost(program: Program, positions: Sequence[int], most: int) -> None:
    """Raise a GraphError where a check could take more than `most` evaluations of ops.

    An op on tensors counts as several, and more for every so many numbers that it works on.
    """
    numbers = sum(size(program.shapes[i]) for i in positions)
    each = 1 if program.plain else TENSOR_OP
    ops = each * len(program.computing) + program.plan.flops // FLOPS_AN_OP
    cost = numbers * ops * MOST_RUNS
    if cost > most:
        message = (
            f"a check of {numbers} numbers could take {cost} evaluations of ops; at most {most} "
            "are made; name fewer nodes"
        )
        raise GraphError([Problem("/nodes", message, None, most, cost)])


def check(
    program: Program, positions: Sequence[int], seed: Value, h: float | None = None
) -> Checked:
    """Ask all four roads for the derivative with respect to the nodes at `positions`.

    Differences choose their steps unless one is given by `h`.
    """
    return QUIET.copy().run(_check, program, positions, seed, h)


def _check(program: Program, positions: Sequence[int], seed: Value, h: float | None) -> Checked:
    run = forward(program)
    swept = backward(program, run, seed)
    start = _Start(
        program=program,
        seed=seed,
        run=run,
        swept=swept,
        counts=_counts(program),
        sums=paths.sums(program, run, seed),
        sizes=paths.sizes(program, run, seed),
        map=paths.map_of(program, run),
        fault=first_fault(program, run, swept),
        rounding=_rounding(run, swept),
        costs={road: Cost() for road in ROADS},
    )
    start.costs["reverse"].add(len(set(program.edges.consumers)))
    return Checked({program.nodes[i].id: _witnesses(start, i, h) for i in positions}, start.costs)


def _rounding(run: Forward, swept: Swept) -> float:
    """How far rounding may shift the output: each value's, as far as its gradient carries it."""
    pairs = zip(run.values, swept.derivatives, strict=True)
    return float(
        sum(
            np.sum((EPS * np.abs(y) + TINY) * np.abs(grad)) for y, grad in pairs if grad is not None
        )
    )


def _counts(program: Program) -> Sequence[int] | None:
    try:
        return paths.counts(program)
    except GraphError:  # beyond counting, and so beyond following
        return None


def _witnesses(start: _Start, position: int, h: float | None) -> Witnesses:
    program, shape = start.program, start.program.shapes[position]
    reverse = start.swept.derivatives[position]
    if reverse is None:
        none: Value = settle(np.zeros(shape))
        apart = f"{program.nodes[program.output].id} does not depend on it"
        return Witnesses(None, None, none, None, None, "agree", apart)
    tangent = _by_tangents(start, position)
    along, words = _by_paths(start, position)
    rules = {"reverse mode": reverse, "forward mode": tangent, "the sum over paths": along}
    judge = Judge(
        program=program,
        run=start.run,
        seed=start.seed,
        fault=start.fault,
        rounding=start.rounding,
        size=start.sizes[position],
        rerun=rerun_of(program, start.run, position),
        cost=start.costs["differences"].add,
    )
    slopes, steps = np.full(shape, np.nan), np.full(shape, np.nan)
    first: Verdict | None = None
    for place in np.ndindex(shape):
        if first is not None:  # one reason is enough; the others are only looked at
            slope = judge.glance(place, h)
        else:
            verdict, slope = judge.hear(place, rules, h)
            words = words or verdict.reason
            if verdict.kind != "agree":
                where = f"at {list(place)}: " if shape else ""
                first = Verdict(verdict.kind, where + (verdict.reason or ""))
        if slope is not None:
            slopes[place], steps[place] = slope.value, slope.step
    kind, reason = first or Verdict("agree", words)
    moved = None if np.isnan(steps).all() else settle(slopes)
    taken = None if moved is None else settle(steps)
    return Witnesses(reverse, tangent, moved, along, taken, kind, reason)


def _by_tangents(start: _Start, position: int) -> Value:
    """One tangent sweep for each number of the node."""
    program = start.program
    found: Array = np.zeros(program.shapes[position])
    for place in np.ndindex(found.shape):
        direction: Array = np.zeros(found.shape)
        direction[place] = 1.0
        swept = tangents(program, start.run, position, settle(direction))
        start.costs["forward"].add(len(set(swept.edges.consumers)))
        rate = swept.derivatives[program.output]
        found[place] = np.nan if rate is None else np.sum(np.multiply(start.seed, rate))
    return settle(found)


def _by_paths(start: _Start, position: int) -> tuple[Value, str | None]:
    """The sum over all paths, and what is to be said where they are too many to be followed."""
    cost = start.costs["paths"]
    count = None if start.counts is None else start.counts[position]
    if count is not None and count <= FOLLOWED:
        found = paths.largest(start.map, position, start.seed, FOLLOWED)
        if len(found) == count:
            cost.add(sum(len(path.slots) for path in found), len(found))
            return paths.total(found), None
    total = start.sums[position]
    assert total is not None
    cost.add(len(start.program.edges.consumers))
    many = "too many to count" if count is None else f"{count} paths are too many to follow"
    return total, f"{many}: their sum is made by dynamic programming"

"""The same derivative by four independent roads, and why they differ where they do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.engine import paths
from app.engine.cancelling import sizes
from app.engine.doubt import rounding_of
from app.engine.graph import GraphError, Problem
from app.engine.judge import Judge, Verdict
from app.engine.program import Program
from app.engine.rerun import Rerun, rerun_of
from app.engine.sweep import QUIET, Forward, Swept, backward, forward, pushed
from app.engine.unfinite import Fault, first_fault
from app.engine.value import Array, Value, settle, size

# About what a kernel on floats takes: so many floating-point operations on large arrays; and how
# many times as long as it numpy takes to begin.
FLOPS_AN_OP = 300
TENSOR_OP = 8
# Paths are followed one by one along so many edges, those of all nodes together; where that is not
# enough, they are added up by dynamic programming.
FOLLOWED = 10_000
ROADS = ("reverse", "forward", "differences", "one_sided", "paths")


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

    `steps` are those of the differences. Beside them `one_sided` shows the cheaper ones, which have
    no say, by `one_sided_steps`. `verdict` is "agree", or the kind of the reason why not.
    """

    reverse: Value | None
    forward: Value | None
    differences: Value | None
    paths: Value | None
    steps: Value | None
    one_sided: Value | None
    one_sided_steps: Value | None
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
    lengths: Sequence[int]
    followed: int
    fault: Fault | None
    rounding: float
    costs: Mapping[str, Cost]


def free_leaves(program: Program) -> list[int]:
    """Every leaf that is not a constant of the text: what a gradient is usually asked for."""
    return [i for i, node in enumerate(program.nodes) if node.op in ("input", "parameter")]


# The most runs that a number may take, where differences are hard to believe.
MOST_RUNS = 70


def check_cost(program: Program, positions: Sequence[int], most: int) -> None:
    """Raise a GraphError where a check could take more than `most` evaluations of ops."""
    numbers = sum(size(program.shapes[i]) for i in positions)
    cost = numbers * run_cost(program) * MOST_RUNS
    if cost > most:
        message = (
            f"a check of {numbers} numbers could take {cost} evaluations of ops; at most {most} "
            "are made; name fewer nodes"
        )
        raise GraphError([Problem("/nodes", message, None, most, cost)])


def run_cost(program: Program) -> int:
    """What a run takes, in evaluations of ops.

    An op on tensors counts as several, and more for every so many numbers that it works on.
    """
    each = 1 if program.plain else TENSOR_OP
    return each * len(program.computing) + program.plan.flops // FLOPS_AN_OP


def check(
    program: Program, positions: Sequence[int], seed: Value, h: float | None = None
) -> Checked:
    """Ask all four roads for the derivative with respect to the nodes at `positions`.

    Differences choose their steps unless one is given by `h`.
    """
    return QUIET.copy().run(_check, program, positions, seed, h)


def _check(program: Program, positions: Sequence[int], seed: Value, h: float | None) -> Checked:
    run = forward(program)
    swept, counts = backward(program, run, seed), _counts(program)
    start = _Start(
        program=program,
        seed=seed,
        run=run,
        swept=swept,
        counts=counts,
        lengths=() if counts is None else paths.lengths(program, counts),
        sums=paths.sums(program, run, seed),
        sizes=sizes(program, run, seed),
        map=paths.map_of(program, run),
        followed=FOLLOWED // max(1, len(positions)),
        fault=first_fault(program, run, swept),
        rounding=rounding_of(run, swept),
        costs={road: Cost() for road in ROADS},
    )
    once = len(set(program.edges.consumers))
    start.costs["reverse"].add(once)
    start.costs["one_sided"].add(once)  # the run that all of them begin at
    return Checked({program.nodes[i].id: _witnesses(start, i, h) for i in positions}, start.costs)


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
        return Witnesses(None, None, none, None, None, none, None, "agree", apart)
    rerun = rerun_of(program, start.run, position)
    tangent = _by_tangents(start, rerun)
    along, words = _by_paths(start, position)
    rules = {"reverse mode": reverse, "forward mode": tangent, "the sum over paths": along}
    for road, found in rules.items():
        if np.shape(found) != shape:
            words = f"{road} gives the shape {np.shape(found)}, and the node has {shape}"
            return Witnesses(reverse, tangent, None, along, None, None, None, "disagree", words)
    judge = Judge(
        program=program,
        run=start.run,
        seed=start.seed,
        fault=start.fault,
        rounding=start.rounding,
        size=start.sizes[position],
        rerun=rerun,
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
    asides, reaches = _one_sided(start, judge, steps, h)
    told = (slopes, steps, asides, reaches)
    moved, taken, aside, reach = (
        None if np.isnan(steps).all() else settle(numbers) for numbers in told
    )
    return Witnesses(reverse, tangent, moved, along, taken, aside, reach, kind, reason)


def _one_sided(start: _Start, judge: Judge, steps: Array, h: float | None) -> tuple[Array, Array]:
    """One-sided differences wherever a central one was taken, and their steps; else NaN."""
    slopes, reaches = np.full(steps.shape, np.nan), np.full(steps.shape, np.nan)
    for place in map(tuple, np.argwhere(~np.isnan(steps))):
        slope = judge.ahead(place, h)
        if slope is not None:
            start.costs["one_sided"].add(len(judge.rerun.along))
            slopes[place], reaches[place] = slope.value, slope.step
    return slopes, reaches


def _by_tangents(start: _Start, rerun: Rerun) -> Value:
    """One tangent sweep for each number of the node, through what depends on it."""
    program, position = start.program, rerun.position
    found: Array = np.zeros(program.shapes[position])
    for place in np.ndindex(found.shape):
        direction: Array = np.zeros(found.shape)
        direction[place] = 1.0
        moving = {position: settle(direction)}
        rate = pushed(program, start.run, moving, rerun.along)[program.output]
        start.costs["forward"].add(len(rerun.along))
        found[place] = np.nan if rate is None else np.sum(np.multiply(start.seed, rate))
    return settle(found)


def _by_paths(start: _Start, position: int) -> tuple[Value, str | None]:
    """The sum over all paths, and what is to be said where they are too many to be followed."""
    cost = start.costs["paths"]
    count = None if start.counts is None else start.counts[position]
    if count is not None and start.lengths[position] <= start.followed:
        found = paths.largest(start.map, position, start.seed, count)
        if len(found) == count:
            cost.add(sum(len(path.slots) for path in found), len(found))
            return paths.total(found), None
    total = start.sums[position]
    assert total is not None
    cost.add(len(start.program.edges.consumers))
    many = "too many to count" if count is None else f"{count} paths are too many to follow"
    return total, f"{many}: their sum is made by dynamic programming"

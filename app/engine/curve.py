"""Differences by steps of every size: too short and rounding wins, too long and truncation does
(Press et al., Numerical Recipes, section 5.7).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan

import numpy as np

from app.engine.cancelling import sizes
from app.engine.check import MOST_RUNS, run_cost
from app.engine.differences import Slope
from app.engine.doubt import rounding_of
from app.engine.graph import GraphError, Problem
from app.engine.judge import Judge
from app.engine.program import Program
from app.engine.rerun import rerun_of
from app.engine.sweep import QUIET, backward, forward
from app.engine.unfinite import first_fault
from app.engine.value import Shape, Value

# Ten steps a decade, from what no number notices to as long as most numbers are.
STEPS = tuple(10.0 ** (k / 10) for k in range(-150, 1))
RUNS_A_STEP = 3


@dataclass(frozen=True, slots=True)
class Curve:
    """Differences by each of the `steps`, NaN where there is none, and what they should be.

    `reverse` is None where the output does not depend on the node. `chosen` is the central
    difference that a check takes, by a step of its own, `chosen_one_sided` the one-sided.
    """

    steps: tuple[float, ...]
    central: tuple[float, ...]
    one_sided: tuple[float, ...]
    reverse: float | None
    chosen: Slope
    chosen_one_sided: Slope


def place_in(shape: Shape, given: Sequence[int] | None, node: str) -> tuple[int, ...]:
    """Where in a value of `shape` a number is: what is `given`, or else its first."""
    if given is None:
        return (0,) * len(shape)
    if len(given) == len(shape) and all(0 <= k < n for k, n in zip(given, shape, strict=True)):
        return tuple(given)
    holds = f"is a tensor of shape {shape}" if shape else "is a number, which has the place []"
    raise GraphError([Problem("/place", f"{node!r} {holds}; got {list(given)}", node)])


def curve_cost(program: Program, most: int) -> None:
    """Raise a GraphError where a curve could take more than `most` evaluations of ops."""
    cost = run_cost(program) * (RUNS_A_STEP * len(STEPS) + MOST_RUNS)
    if cost > most:
        message = (
            f"a curve of differences could take {cost} evaluations of ops; at most {most} are "
            "made; take a part of the graph"
        )
        raise GraphError([Problem("/graph", message, None, most, cost)])


def curve(program: Program, position: int, place: tuple[int, ...], seed: Value) -> Curve:
    """Differences for one number of the node at `position`, by steps of every size.

    A GraphError where it holds a place, which cannot be moved a little.
    """
    return QUIET.copy().run(_curve, program, position, place, seed)


def _curve(program: Program, position: int, place: tuple[int, ...], seed: Value) -> Curve:
    run = forward(program)
    swept = backward(program, run, seed)
    judge = Judge(
        program=program,
        run=run,
        seed=seed,
        fault=first_fault(program, run, swept),
        rounding=rounding_of(run, swept),
        size=sizes(program, run, seed)[position],
        rerun=rerun_of(program, run, position),
        cost=lambda _: None,
    )
    first, ahead = judge.glance(place), judge.ahead(place)
    if first is None or ahead is None:
        name = program.nodes[position].id
        message = f"{name!r} holds a place, which cannot be moved a little"
        raise GraphError([Problem("/node", message, name)])
    told = swept.derivatives[position]
    found = None if told is None else judge.hear(place, {"reverse mode": told})[1]
    return Curve(
        steps=STEPS,
        central=tuple(_known(judge.glance(place, step)) for step in STEPS),
        one_sided=tuple(_known(judge.ahead(place, step)) for step in STEPS),
        reverse=None if told is None else float(np.asarray(told)[place]),
        chosen=found or first,
        chosen_one_sided=ahead,
    )


def _known(slope: Slope | None) -> float:
    return nan if slope is None else slope.value

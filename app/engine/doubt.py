"""Why differences may disagree with the rules where both are right: kinks, ties and steps.

A smooth node bends less and less as its inputs move less; one with a kink bends in proportion, and
one with a step by as much as before.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

import numpy as np

from app.engine.program import Program
from app.engine.rerun import Rerun
from app.engine.sweep import Forward, Swept
from app.engine.unfinite import ASIDE, nudged
from app.engine.value import Array, Value, settle

Corner: TypeAlias = Literal["kink", "tie", "step"]
# A second look is taken this much closer; a smooth bend is then so much smaller, or nearly.
CLOSER = 16.0
SAME, MORE = 0.5, 4.0
# Bends below this are not told from rounding.
LEAST = 1e-6
EPS = float(np.finfo(np.float64).eps)
TINY = float(np.finfo(np.float64).smallest_subnormal)


class Bend(NamedTuple):
    """A node that is not smooth where it is: what kind of corner it has."""

    kind: Corner
    node: int


def corner(rerun: Rerun, at: Value, place: tuple[int, ...], step: float) -> Bend | None:
    """The first node with a corner where one number of a value moves by `step` either way."""
    looks = (_moves(rerun, at, place, by) for by in (step, step / CLOSER))
    for i, far, near in zip(rerun.along, *looks, strict=True):
        jumps = near.rate > MORE * far.rate > 0.0
        bends = far.bend > LEAST and near.bend > SAME * far.bend
        if jumps or bends:
            return Bend("step" if jumps else _kind(rerun.program, rerun.run.values, i), i)
    return None


class Move(NamedTuple):
    """How far a value moved, and how far off a straight line, for each unit that its inputs did."""

    rate: float
    bend: float


def _moves(rerun: Rerun, at: Value, place: tuple[int, ...], step: float) -> list[Move]:
    ahead, behind = (rerun.values(_moved(at, place, by)) for by in (step, -step))
    now, inputs = rerun.run.values, rerun.program.inputs
    moves = []
    for i in rerun.along:
        way = max(_size(np.subtract(end[j], now[j])) for end in (ahead, behind) for j in inputs[i])
        to, fro = np.subtract(ahead[i], now[i]), np.subtract(now[i], behind[i])
        noise = 16 * EPS * _size(now[i])
        moved, bent = max(_size(to), _size(fro)), _size(to - fro)
        rate = moved / way if way and moved > noise else 0.0
        moves.append(Move(rate, bent / way if way and bent > noise else 0.0))
    return moves


def rounding_of(run: Forward, swept: Swept) -> float:
    """How far rounding may shift the output: each value's, as far as its gradient carries it."""
    pairs = zip(run.values, swept.derivatives, strict=True)
    return float(
        sum(
            np.sum((EPS * np.abs(y) + TINY) * np.abs(grad)) for y, grad in pairs if grad is not None
        )
    )


def underflow(program: Program, run: Forward) -> int | None:
    """The first node whose value is too small for float64: 0, and 0 all around, on a slope."""
    for i, kernel in zip(program.computing, program.kernels, strict=True):
        if program.shapes[i] or run.values[i] != 0.0:
            continue
        given = [run.values[j] for j in program.inputs[i]]
        slopes = run.locals[program.starts[i] : program.starts[i] + len(given)]
        steep = [slot for slot, slope in enumerate(slopes) if type(slope) is float and slope]
        beside = [
            [*given[:slot], nudged(given[slot], way), *given[slot + 1 :]]
            for slot in steep
            for way in (ASIDE, -ASIDE)
        ]
        if beside and all(_size(kernel(*moved)[0]) == 0.0 for moved in beside):
            return i
    return None


def _kind(program: Program, values: Sequence[Value], node: int) -> Corner:
    numbers = np.concatenate([np.ravel(values[j]) for j in program.inputs[node]])
    tied = any(np.count_nonzero(numbers == y) > 1 for y in np.ravel(values[node]))
    return "tie" if tied else "kink"


def _moved(at: Value, place: tuple[int, ...], step: float) -> Value:
    moved: Array = np.array(at, dtype=np.float64)
    moved[place] += step
    return settle(moved)


def _size(x: object) -> float:
    return float(np.max(np.abs(np.asarray(x, dtype=np.float64)), initial=0.0))

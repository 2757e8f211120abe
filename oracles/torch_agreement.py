"""Whether two ways to run a graph give the same numbers, where rounding allows one to tell.

A number agrees that is within a relative 1e-12 of PyTorch's. What is left when digits cancel may
be further off without an error on either side: each has rounded what cancelled. Then the number is
held to 1e-12 of its tensor's scale, which is measured: PyTorch runs the graph again while each node
that computes is nudged at random, by a relative h of its numbers and a rounding of its inputs. The
scale is the furthest that a number of the tensor moved, divided by h. So the engine may differ
by what relative errors of 1e-12 in every step lead to, and no more.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from app.engine.program import Program
from app.engine.sweep import backward, forward
from app.engine.sweep import tangents as engine_tangents
from app.engine.value import Array, Value
from oracles.torch_ops import torch
from oracles.torch_sweep import Nudge, as_it_is, reverse, tangents

TOLERANCE = 1e-12
NUDGE = 2.0**-48
ROUNDING = 2.0**-52
NUDGED_RUNS = 3

# "value", "grad" or "tangent", and the position of the node.
Place: TypeAlias = tuple[str, int]
Numbers: TypeAlias = Mapping[Place, Array]


@dataclass(frozen=True, slots=True)
class Question:
    """What a graph is asked for: the grads for a seed, and the tangents of a leaf's direction."""

    program: Program
    seed: Value
    source: int
    direction: Value


@dataclass(frozen=True, slots=True)
class Difference:
    """The engine's numbers and PyTorch's at a place, how far each two are apart relative to
    PyTorch's, and the worst such error, relative to the scale where that is larger."""

    place: Place
    ours: Array
    theirs: Array
    relative: Array
    scale: float
    worst: float

    @property
    def wrong(self) -> bool:
        return not self.worst <= TOLERANCE

    @property
    def cancelled(self) -> int:
        """How many numbers only their scale can excuse."""
        return int(np.count_nonzero(self.relative > TOLERANCE))

    @property
    def undetermined(self) -> int:
        """How many of those moved by more than themselves when nudged: not even PyTorch knows a
        digit of them. They are 0 but for rounding, or behind a kink that rounding can cross."""
        moved = self.scale * NUDGE > np.abs(self.theirs)
        return int(np.count_nonzero((self.relative > TOLERANCE) & moved))


def differences(question: Question) -> list[Difference]:
    """By place, how far the engine is from PyTorch."""
    ours, theirs = _engine(question), _torch(question, as_it_is)
    expected = {place: theirs.get(place, np.zeros(x.shape)) for place, x in ours.items()}
    assert theirs.keys() <= expected.keys(), "the engine stops a gradient that PyTorch passes on"
    found = [_difference(place, x, expected[place], 0.0) for place, x in ours.items()]
    if not any(difference.wrong for difference in found):
        return found
    scales = _scales(question, theirs)
    return [
        _difference(place, x, expected[place], scales.get(place, 0.0)) for place, x in ours.items()
    ]


def _difference(place: Place, ours: Array, theirs: Array, scale: float) -> Difference:
    relative = _errors(ours, theirs, 0.0)
    worst = np.max(_errors(ours, theirs, scale) if scale else relative)
    return Difference(place, ours, theirs, relative, scale, float(worst))


def _errors(ours: Array, theirs: Array, scale: float) -> Array:
    """The distances, in units of PyTorch's number or, where it is larger, of the scale."""
    if ours.shape != theirs.shape:
        return np.array(np.inf)
    with np.errstate(all="ignore"):
        errors = np.abs(ours - theirs) / np.maximum(np.abs(theirs), scale)
    same = (ours == theirs) | (np.isnan(ours) & np.isnan(theirs))
    found: Array = np.where(same, 0.0, np.where(np.isnan(errors), np.inf, errors))
    return found


def _scales(question: Question, plain: Numbers) -> Mapping[Place, float]:
    """How far PyTorch's numbers move when every node's are nudged, in units of the nudge."""
    generator = torch.Generator().manual_seed(0)

    def mixed(tensor: Any) -> Any:
        drawn = torch.rand(tensor.shape, generator=generator, dtype=torch.float64)
        return tensor * (2.0 * drawn - 1.0)

    def nudge(tensor: Any, inputs: list[Any]) -> Any:
        made_from = sum(mixed(x).sum() for x in inputs).expand(tensor.shape)
        return tensor + NUDGE * mixed(tensor) + ROUNDING * mixed(made_from)

    scales = dict.fromkeys(plain, 0.0)
    for _ in range(NUDGED_RUNS):
        nudged = _torch(question, nudge)
        for place, x in plain.items():
            finite = np.isfinite(x) & np.isfinite(nudged[place])
            moved = np.abs(nudged[place][finite] - x[finite])
            scales[place] = max(scales[place], np.max(moved, initial=0.0) / NUDGE)
    return scales


def _engine(question: Question) -> Numbers:
    program = question.program
    run = forward(program)
    grads = backward(program, run, question.seed).derivatives
    moved = engine_tangents(program, run, question.source, question.direction).derivatives
    return dict(_numbers(run.values, grads, moved))


def _torch(question: Question, nudge: Nudge) -> Numbers:
    values, grads = reverse(question.program, question.seed, nudge)
    moved = tangents(question.program, question.source, question.direction, nudge)
    return dict(_numbers(values, grads, moved))


def _numbers(values: Any, grads: Any, moved: Any) -> Iterator[tuple[Place, Array]]:
    for what, found in (("value", values), ("grad", grads), ("tangent", moved)):
        for i, x in enumerate(found):
            if x is not None:
                yield (what, i), np.asarray(x)

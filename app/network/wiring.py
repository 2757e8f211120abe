"""A spec as the tables of whole numbers that the compiled loops read."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from app.engine.value import Array
from app.network.activations import ACTIVATIONS
from app.network.flat import places
from app.network.losses import LOSSES
from app.network.sample import Sample
from app.network.spec import Spec

# Of places and counts.
Whole: TypeAlias = npt.NDArray[np.int64]

# A row of the table `layers`: which activation, how many units of how many pieces; where its
# weights and biases begin among the parameters, its units among all values (the inputs are the
# first), its rows among all weighted sums; from where to where in `reads` the values are listed
# that it reads; where its units begin in the dropout's factors, or -1.
ACTIVATION, UNITS, PIECES, WEIGHTS, BIASES, UNIT, ROW, READS, READS_END, DROPOUT = range(10)


@dataclass(frozen=True, slots=True, eq=False)
class Wiring:
    """`layers` is (layers, 10), see above; `reads` lists values by their place.

    `loss` is a place in the registry. The loss of a batch is the sum of what the outputs cost over
    the number of its samples times `divisor`.
    """

    layers: Whole
    reads: Whole
    loss: int
    divisor: int


def wired(spec: Spec) -> Wiring:
    """The tables of a network."""
    starts = np.cumsum([0, spec.inputs, *(layer.units for layer in spec.layers)])
    rows, reads, dropped = [], list[int](), 0
    row = 0
    for number, (weights, biases, _) in enumerate(places(spec), start=1):
        layer = spec.layers[number - 1]
        pieces = ACTIVATIONS[layer.activation].pieces
        first = len(reads)
        for source in spec.sources(number):
            reads += range(starts[source], starts[source + 1])
        kind = list(ACTIVATIONS).index(layer.activation)
        dropout = dropped if layer.dropout else -1
        shape = (kind, layer.units, pieces, weights, biases, starts[number], row)
        rows.append((*shape, first, len(reads), dropout))
        dropped += layer.units if layer.dropout else 0
        row += layer.units * pieces
    return Wiring(
        np.array(rows, np.int64),
        np.array(reads, np.int64),
        list(LOSSES).index(spec.loss),
        LOSSES[spec.loss].scale(1, spec.layers[-1].units),
    )


def shown(sample: Sample) -> Array:
    """The samples as (samples, inputs), for the loops were compiled for arrays of one kind: a copy
    in rows, which may be written to."""
    return np.array(np.atleast_2d(sample.x), dtype=np.float64, order="C")


def answers(spec: Spec, sample: Sample) -> Array:
    """Their answers as (samples, outputs), also a copy: for a class's number a 1 among zeros."""
    outputs = spec.layers[-1].units
    given = np.asarray(sample.y, dtype=np.float64)
    if given.shape == sample.x.shape[:-1]:
        given = np.asarray(np.arange(outputs) == given[..., None], dtype=np.float64)
    return np.array(given.reshape(-1, outputs), dtype=np.float64, order="C")

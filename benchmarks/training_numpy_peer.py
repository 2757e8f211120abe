"""numpy by hand: minibatch training as lean as one would write it for one kind of network.

Each layer is one matrix, its biases the last row, and every layer's values end in a column of ones:
a product is then the weighted sums, and another the gradient of weights and biases. Every room is
made beforehand, and no loss is computed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import numpy as np

from app.engine.value import Array
from app.network.parameters import Parameters
from benchmarks.contender import Contender, Numbers
from benchmarks.training_task import RATE, Task, of_layers

NUMPY = "numpy"


@dataclass(frozen=True, slots=True)
class Rooms:
    """For a batch of one size: each layer's values with their ones, the same without, the grads of
    its sums, its slopes, and the gradient of its matrix."""

    ones: list[Array]
    values: list[Array]
    grads: list[Array]
    slopes: list[Array]
    changes: list[Array]


Step: TypeAlias = Callable[[list[Array], Array, Rooms], None]


def _rooms(sizes: Sequence[int], samples: int) -> Rooms:
    ones = [np.ones((samples, n + 1)) for n in sizes]
    units = [np.empty((samples, n)) for n in sizes[1:]]
    return Rooms(
        ones,
        [room[:, :-1] for room in ones],
        units,
        [np.empty_like(room) for room in units],
        [np.empty((m + 1, n)) for m, n in pairwise(sizes)],
    )


def _tanh_step(matrices: list[Array], targets: Array, rooms: Rooms) -> None:
    ones, values, grads, slopes, changes = (
        *(rooms.ones, rooms.values, rooms.grads, rooms.slopes, rooms.changes),
    )
    last = len(matrices) - 1
    for k, matrix in enumerate(matrices):
        np.dot(ones[k], matrix, grads[k])
        np.tanh(grads[k], values[k + 1])
    np.subtract(values[-1], targets, grads[last])
    rate = RATE / len(targets)
    for k in range(last, -1, -1):
        slope, pull, change = slopes[k], grads[k], changes[k]
        np.multiply(values[k + 1], values[k + 1], slope)
        np.subtract(1.0, slope, slope)
        pull *= slope
        if k:
            np.dot(pull, matrices[k][:-1].T, grads[k - 1])
        np.dot(ones[k].T, pull, change)
        change *= rate
        matrices[k] -= change


def _classes_step(matrices: list[Array], targets: Array, rooms: Rooms) -> None:
    ones, values, grads, changes = rooms.ones, rooms.values, rooms.grads, rooms.changes
    last = len(matrices) - 1
    for k, matrix in enumerate(matrices):
        np.dot(ones[k], matrix, grads[k])
        if k < last:
            np.maximum(grads[k], 0.0, values[k + 1])
    pull = grads[last]
    pull -= pull.max(axis=1, keepdims=True)
    np.exp(pull, pull)
    pull /= pull.sum(axis=1, keepdims=True)
    pull -= targets
    rate = RATE / len(targets)
    for k in range(last, -1, -1):
        pull, change = grads[k], changes[k]
        if k < last:
            pull *= values[k + 1] > 0.0
        if k:
            np.dot(pull, matrices[k][:-1].T, grads[k - 1])
        np.dot(ones[k].T, pull, change)
        change *= rate
        matrices[k] -= change


def contender(task: Task) -> Contender:
    """The epochs of a task."""
    made, orders = task.course(), task.orders()
    begun = [np.vstack([layer.weights.T, layer.biases]) for layer in task.beginning()]
    matrices = [matrix.copy() for matrix in begun]
    step: Step = _classes_step if task.classes else _tanh_step
    sizes = {task.batch, task.samples % task.batch or task.batch}
    rooms = {samples: _rooms(task.sizes, samples) for samples in sizes}

    def epochs() -> None:
        for order in orders:
            x, targets = made.x[order], made.targets[order]
            for start in range(0, task.samples, task.batch):
                shown = x[start : start + task.batch]
                room = rooms[len(shown)]
                room.values[0][:] = shown
                step(matrices, targets[start : start + task.batch], room)

    def again() -> None:
        for matrix, first in zip(matrices, begun, strict=True):
            matrix[:] = first

    def numbers() -> Numbers:
        again()
        epochs()
        copies = [matrix.copy() for matrix in matrices]
        return of_layers([Parameters(matrix[:-1].T, matrix[-1]) for matrix in copies])

    return Contender(NUMPY, epochs, numbers, again)

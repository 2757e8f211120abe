"""An epoch in C: compiled where a compiler is, and called from Python by ctypes."""

from ctypes import c_double, c_int32, c_void_p
from pathlib import Path

import numpy as np

from app.network.flat import flattened, views
from benchmarks.c_peer import C, compiled
from benchmarks.contender import Contender, Numbers
from benchmarks.training_task import RATE, Task, of_layers

SOURCE = Path(__file__).with_name("training.c")


def contender(task: Task) -> Contender | None:
    """The epochs of a task of tanh; None for classes, which it does not know, or where nothing
    compiles it."""
    library = None if task.classes else compiled(SOURCE)
    if library is None:
        return None
    made, begun = task.course(), flattened(task.beginning())
    parameters, gradient = begun.copy(), begun.copy()
    values, grads = np.zeros((2, sum(task.sizes)))
    width = np.array(task.sizes, np.int32)
    orders = task.orders()

    def pointer(array: np.ndarray) -> c_void_p:
        return array.ctypes.data_as(c_void_p)

    # These pointers keep their arrays alive.
    before = (
        *(c_int32(len(task.sizes) - 1), pointer(width), c_int32(begun.size)),
        *(pointer(parameters), pointer(made.x), pointer(made.targets)),
    )
    shown = [pointer(order) for order in orders]
    after = (
        *(c_int32(task.samples), c_int32(task.batch), c_double(RATE)),
        *(pointer(values), pointer(grads), pointer(gradient)),
    )

    def epochs() -> None:
        for order in shown:
            library.epoch(*before, order, *after)

    def again() -> None:
        parameters[:] = begun

    def numbers() -> Numbers:
        again()
        epochs()
        return of_layers(views(task.spec(), parameters.copy()))

    return Contender(C, epochs, numbers, again)

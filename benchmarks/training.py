"""Training: the compiled loops beside C, numpy by hand and PyTorch eager."""

from app.network.flat import views
from app.network.recipe import begun
from app.network.train import advanced
from benchmarks import training_c_peer, training_numpy_peer, training_torch_peer
from benchmarks.c_peer import C
from benchmarks.contender import Contender, Numbers
from benchmarks.race import race
from benchmarks.table import MICROSECONDS, Line, Table
from benchmarks.torch_peer import PYTORCH
from benchmarks.training_numpy_peer import NUMPY
from benchmarks.training_task import Task, of_layers

OURS = "ours"
TABLE = Table(
    "Training: the compiled loops beside C, numpy by hand and PyTorch eager",
    "Gradient descent in minibatches, in float64 on one thread. The small networks are of tanh "
    "with half the squared error, over 250 samples and 10 to a batch; the large one is of relu "
    "with softmax cross-entropy, over 1,797 samples and 32 to a batch. Ours also draws the order "
    "of the samples, keeps every batch's loss, looks for what is not finite and leaves the state "
    "before it as it was; the others are given the order and compute no loss, but for PyTorch, "
    "which needs one. C goes sample by sample, compiled with -O3, and takes its tanh from the "
    "library, where ours has its own. numpy is written by hand for this one kind of network, "
    "every array made beforehand. Where a network is this small, what a call from Python costs "
    "counts; it is paid once, however many epochs are asked for. The column nodes has the number "
    "of parameters.",
    MICROSECONDS,
    names=(OURS, C, NUMPY, PYTORCH),
    ratios=((OURS, C), (OURS, NUMPY), (OURS, PYTORCH)),
)
TASKS = (
    Task((2, 4, 2, 1), 250, 10, epochs=1),
    Task((2, 4, 2, 1), 250, 10, epochs=10),
    Task((2, 8, 8, 1), 250, 10, epochs=1),
    Task((2, 8, 8, 1), 250, 10, epochs=10),
    Task((64, 32, 10), 1797, 32, epochs=1, classes=True),
)


def ours(task: Task) -> Contender:
    """The epochs of a task as the app trains them."""
    made, begin = task.course(), begun(task.spec())
    steps = task.epochs * made.steps_per_epoch

    def epochs() -> object:
        return advanced(made, begin, steps)

    def numbers() -> Numbers:
        return of_layers(views(task.spec(), advanced(made, begin, steps).state.parameters))

    return Contender(OURS, epochs, numbers)


def contenders(task: Task) -> list[Contender]:
    """Ours, and the peers that are there."""
    peers = (training_c_peer, training_numpy_peer, training_torch_peer)
    found = [peer.contender(task) for peer in peers]
    return [ours(task), *(peer for peer in found if peer)]


def measure(times: int) -> list[Line]:
    """A line a task, after checking that all agree on the weights that they end with."""
    return [
        race(task.name, begun(task.spec()).parameters.size, contenders(task), times)
        for task in TASKS
    ]

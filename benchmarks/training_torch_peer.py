"""PyTorch eager: the usual loop of forward, backward and an optimizer's step, in float64."""

from itertools import pairwise
from typing import Any

import numpy as np

from app.network.parameters import Parameters
from benchmarks.contender import Contender, Numbers, load
from benchmarks.torch_peer import PYTORCH
from benchmarks.training_task import RATE, Task, of_layers


def contender(task: Task) -> Contender | None:
    """The epochs of a task, on one thread; None where it is not installed."""
    torch: Any = load("torch")
    if torch is None:
        return None
    torch.set_num_threads(1)
    made, begun = task.course(), task.beginning()
    x, targets = torch.from_numpy(made.x), torch.from_numpy(made.targets)
    orders = [torch.from_numpy(order) for order in task.orders()]
    linears, network = _network(torch, task)
    optimizer = torch.optim.SGD(network.parameters(), lr=RATE)

    def epochs() -> None:
        for order in orders:
            for shown in order.split(task.batch):
                optimizer.zero_grad()
                _loss(torch, task, network(x[shown]), targets[shown]).backward()
                optimizer.step()

    def again() -> None:
        with torch.no_grad():
            for linear, layer in zip(linears, begun, strict=True):
                linear.weight.copy_(torch.from_numpy(layer.weights))
                linear.bias.copy_(torch.from_numpy(layer.biases))

    def numbers() -> Numbers:
        again()
        epochs()
        return of_layers(
            [
                Parameters(*(np.array(part.detach()) for part in (linear.weight, linear.bias)))
                for linear in linears
            ]
        )

    return Contender(PYTORCH, epochs, numbers, again)


def _network(torch: Any, task: Task) -> tuple[list[Any], Any]:
    """The linear layers, and these with what comes between them as a module."""
    nn = torch.nn
    linears = [nn.Linear(m, n, dtype=torch.float64) for m, n in pairwise(task.sizes)]
    between = nn.ReLU if task.classes else nn.Tanh
    parts = [part for linear in linears for part in (linear, between())]
    return linears, nn.Sequential(*(parts[:-1] if task.classes else parts))


def _loss(torch: Any, task: Task, output: Any, targets: Any) -> Any:
    if task.classes:
        return torch.nn.functional.cross_entropy(output, targets)
    return 0.5 * ((output - targets) ** 2).sum() / len(targets)

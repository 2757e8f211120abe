"""PyTorch eager: forward through its operators, every grad retained, then backward."""

from collections.abc import Callable, Mapping
from typing import Any

from app.engine.graph import Graph, order
from app.engine.value import Value
from benchmarks.contender import Contender, Numbers, load

PYTORCH = "PyTorch"


def contender(graph: Graph) -> Contender | None:
    """Forward and backward in float64, on one thread; None where it is not installed."""
    torch: Any = load("torch")
    if torch is None:
        return None
    torch.set_num_threads(1)
    operators = _operators(torch)
    nodes = order(graph)
    position = {node.id: i for i, node in enumerate(nodes)}
    leaves = [
        torch.tensor(node.value, dtype=torch.float64, requires_grad=True)
        for node in nodes
        if not node.inputs
    ]
    steps = [
        (position[node.id], operators.get(node.op), [position[source] for source in node.inputs])
        for node in nodes
    ]
    output = position[graph.output]

    def sweeps() -> list[Any]:
        given = iter(leaves)
        values: list[Any] = [None] * len(steps)
        for i, operator, inputs in steps:
            if operator is None:
                values[i] = next(given)
            else:
                values[i] = operator(*[values[j] for j in inputs])
                values[i].retain_grad()
        values[output].backward()
        return values

    def forget() -> None:
        for leaf in leaves:
            leaf.grad = None

    def numbers() -> Numbers:
        forget()
        values = sweeps()
        return {
            node.id: (_read(x.detach()), _read(x.grad))
            for node, x in zip(nodes, values, strict=True)
        }

    return Contender(PYTORCH, sweeps, numbers, forget)


def _operators(torch: Any) -> Mapping[str, Callable[..., Any]]:
    """The ops of the graphs that are timed, by our names."""
    functional = torch.nn.functional
    return {
        "add": torch.add,
        "mul": torch.mul,
        "div": torch.div,
        "exp": torch.exp,
        "relu": torch.relu,
        "tanh": torch.tanh,
        "matmul": torch.matmul,
        "mse": functional.mse_loss,
        "softmax_cross_entropy": functional.cross_entropy,
        "layer_norm": lambda x: functional.layer_norm(x, x.shape[-1:]),
    }


def _read(tensor: Any) -> Value:
    value: Value = tensor.numpy() if tensor.ndim else tensor.item()
    return value

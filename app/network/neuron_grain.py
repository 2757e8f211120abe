"""A network as a graph in which every weight, every unit is a node of its own."""

from collections.abc import Iterator

from app.engine.graph import Graph, Node
from app.network.activations import ACTIVATIONS
from app.network.drawing import added_up, column, dropout_factors, loss_nodes
from app.network.parameters import Parameters, beginning
from app.network.sample import Sample
from app.network.spec import Spec


def by_neurons(spec: Spec, sample: Sample) -> Graph:
    """The graph whose output is the loss; parameters are `layer1.neuron2.w1`, `layer1.neuron2.b`.

    Over a batch every node but a parameter holds a number for each sample.
    """
    inputs = [f"x{i}" for i in range(1, spec.inputs + 1)]
    nodes = [Node(name, "input", value=column(sample.x, i)) for i, name in enumerate(inputs)]
    outputs = [inputs]
    for number, parameters in enumerate(beginning(spec), start=1):
        sources = [name for k in spec.sources(number) for name in outputs[k]]
        units = []
        for unit in range(spec.width(number)):
            made = list(_unit(spec, number, unit, parameters, sources, sample))
            nodes += made
            units.append(made[-1].id)
        outputs.append(units)
    nodes.append(Node("output", "stack", tuple(outputs[-1]), {"axis": -1}))
    return Graph((*nodes, *loss_nodes(spec, sample, "output")), "loss")


def _unit(
    spec: Spec,
    number: int,
    unit: int,
    parameters: Parameters,
    sources: list[str],
    sample: Sample,
) -> Iterator[Node]:
    layer = spec.layers[number - 1]
    activation = ACTIVATIONS[layer.activation]
    name = f"layer{number}.neuron{unit + 1}"
    group = f"layer{number}/neuron{unit + 1}"
    value = f"{name}.z"
    if activation.pieces == 1:
        yield from _weighted(name, unit, parameters, sources, group)
    else:
        pieces = [f"{name}.piece{p}" for p in range(1, activation.pieces + 1)]
        for p, piece in enumerate(pieces):
            row = unit * activation.pieces + p
            yield from _weighted(piece, row, parameters, sources, group)
        value = f"{name}.a"
        yield Node(value, "maxout", tuple(f"{piece}.z" for piece in pieces), group=group)
    if activation.pieces == 1 and activation.op is not None:
        value = f"{name}.a"
        yield Node(value, activation.op, (f"{name}.z",), group=group)
    if layer.dropout:
        factor = column(dropout_factors(spec, number, sample), unit)
        yield Node(f"{name}.kept", "constant", value=factor, group=group)
        yield Node(f"{name}.dropout", "mul", (value, f"{name}.kept"), group=group)


def _weighted(
    name: str, row: int, parameters: Parameters, sources: list[str], group: str
) -> Iterator[Node]:
    """z: the sum of the inputs times their weights, and the bias."""
    weights, biases = parameters
    terms = []
    for i, source in enumerate(sources, start=1):
        yield Node(f"{name}.w{i}", "parameter", value=float(weights[row, i - 1]), group=group)
        yield Node(f"{name}.p{i}", "mul", (f"{name}.w{i}", source), group=group)
        terms.append(f"{name}.p{i}")
    yield Node(f"{name}.b", "parameter", value=float(biases[row]), group=group)
    yield from added_up(f"{name}.z", [*terms, f"{name}.b"], group)

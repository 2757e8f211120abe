"""A network as a graph in which every layer is a few nodes."""

from collections.abc import Iterator

from app.engine.graph import Graph, Node
from app.network.activations import ACTIVATIONS
from app.network.drawing import dropout_seed, loss_nodes
from app.network.parameters import Parameters, beginning
from app.network.sample import Sample
from app.network.spec import Spec


def by_layers(spec: Spec, sample: Sample) -> Graph:
    """The graph whose output is the loss; parameters are `layer1.weight`, `layer1.bias`, ...

    The layers' values are `layer1.a`, or `layer1.z` where they are linear.
    """
    nodes, outputs = chained(spec, sample)
    return Graph((*nodes, *loss_nodes(spec, sample, outputs[-1])), "loss")


def chained(spec: Spec, sample: Sample) -> tuple[list[Node], list[str]]:
    """The nodes up to the output, and which are the inputs and the values of each layer, by id."""
    nodes = [Node("x", "input", value=sample.x)]
    outputs = ["x"]
    for number, parameters in enumerate(beginning(spec), start=1):
        made = list(_layer(spec, number, parameters, outputs, sample))
        nodes += made
        outputs.append(made[-1].id)
    return nodes, outputs


def _layer(
    spec: Spec, number: int, parameters: Parameters, outputs: list[str], sample: Sample
) -> Iterator[Node]:
    layer, name = spec.layers[number - 1], f"layer{number}"
    source, *skips = (outputs[k] for k in spec.sources(number))
    if skips:
        yield Node(f"{name}.in", "concat", (source, *skips), {"axis": -1}, group=name)
        source = f"{name}.in"
    yield Node(f"{name}.weight", "parameter", value=parameters.weights, group=name)
    yield Node(f"{name}.bias", "parameter", value=parameters.biases, group=name)
    product = (f"{name}.weight", source)
    if sample.count is not None:
        yield Node(f"{name}.turned", "transpose", (f"{name}.weight",), group=name)
        product = (source, f"{name}.turned")
    yield Node(f"{name}.product", "matmul", product, group=name)
    yield Node(f"{name}.z", "add", (f"{name}.product", f"{name}.bias"), group=name)
    activation = ACTIVATIONS[layer.activation]
    value = f"{name}.z"
    if activation.pieces > 1:
        shape = (*sample.x.shape[:-1], layer.units, activation.pieces)
        yield Node(f"{name}.pieces", "reshape", (value,), {"shape": shape}, group=name)
        yield Node(f"{name}.a", "max", (f"{name}.pieces",), {"axis": -1}, group=name)
        value = f"{name}.a"
    elif activation.op is not None:
        yield Node(f"{name}.a", activation.op, (value,), group=name)
        value = f"{name}.a"
    if layer.dropout:
        attrs = {"rate": layer.dropout, "seed": dropout_seed(spec, number)}
        yield Node(f"{name}.dropout", "dropout", (value,), attrs, group=name)

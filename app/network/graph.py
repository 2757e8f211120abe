"""A network as an ordinary graph, at either grain."""

from collections.abc import Callable, Mapping
from typing import Literal, TypeAlias

from app.engine.graph import Graph, GraphError, Problem
from app.engine.plan import Limits
from app.engine.program import DEFAULT_LIMITS, compile_graph
from app.network.layer_grain import by_layers
from app.network.neuron_grain import by_neurons
from app.network.sample import Sample, check_sample
from app.network.spec import Spec, check

Grain: TypeAlias = Literal["layer", "neuron"]
GRAINS: Mapping[Grain, Callable[[Spec, Sample], Graph]] = {
    "layer": by_layers,
    "neuron": by_neurons,
}
# About how many nodes a weight takes at neuron grain: itself, its product, and a sum.
NODES_A_WEIGHT = 3


def graph_of(spec: Spec, sample: Sample, grain: Grain, limits: Limits = DEFAULT_LIMITS) -> Graph:
    """The graph whose output is the loss; a GraphError where there is none, or it is too large."""
    check(spec)
    _check_size(spec, grain, limits)
    check_sample(spec, sample)
    graph = GRAINS[grain](spec, sample)
    try:
        compile_graph(graph, limits)
    except GraphError as error:
        first = error.problems[0]
        message = f"the network cannot be run: {first.message}"
        raise GraphError([Problem("/spec", message, None, first.limit, first.actual)]) from None
    return graph


def _check_size(spec: Spec, grain: Grain, limits: Limits) -> None:
    """Raise a GraphError before weights beyond what is run are drawn."""
    layers = range(1, len(spec.layers) + 1)
    weights = [spec.rows(layer) * (spec.fan_in(layer) + 1) for layer in layers]
    most = limits.total_elements if grain == "layer" else limits.nodes // NODES_A_WEIGHT
    if sum(weights) > most:
        message = (
            f"the network has {sum(weights)} weights and biases; at {grain} grain at most {most} "
            "are drawn"
        )
        raise GraphError([Problem("/spec", message, None, most, sum(weights))])

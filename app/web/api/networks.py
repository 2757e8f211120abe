"""Networks as graphs."""

from fastapi import APIRouter

from app.network.graph import graph_of
from app.network.spec import check
from app.web.answers import Answer, Knobs, Later
from app.web.bodies import JsonRoute
from app.web.wire.graph import graph_out
from app.web.wire.network import NetworkAnswer, NetworkRequest

router = APIRouter(tags=["networks"], route_class=JsonRoute)


@router.post("/networks", response_model=NetworkAnswer, summary="A network as a graph")
def network(body: NetworkRequest, knobs: Knobs) -> Later:
    """Build the graph of a multilayer perceptron: its output is the loss of the sample.

    At layer grain the parameters are layer1.weight and layer1.bias, at neuron grain
    layer1.neuron2.w1 and layer1.neuron2.b.
    """
    spec = body.spec.to_network()
    check(spec)
    sample = body.shown(spec)
    return Later(
        lambda: Answer({"graph": graph_out(graph_of(spec, sample, body.grain, knobs.limits()))})
    )

"""The catalogue of worked examples, and graphs of any size."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.examples.layered import SMALLEST
from app.examples.layered import layered as layered_graph
from app.examples.load import examples as all_examples
from app.settings import MOST_NODES
from app.web.answers import Answer
from app.web.wire.catalogue import ExamplesAnswer, LayeredAnswer, example_out
from app.web.wire.graph import graph_out

router = APIRouter(tags=["catalogues"])


@router.get("/examples", response_model=ExamplesAnswer, summary="List every example")
def examples() -> Answer:
    """Small graphs as text, inputs and ready-made graph, with the numbers published for them."""
    return Answer({"examples": [example_out(example) for example in all_examples()]})


@router.get("/examples/layered", response_model=LayeredAnswer, summary="Make a layered graph")
def layered(
    size: Annotated[int, Query(ge=SMALLEST, le=MOST_NODES, description="How many nodes.")] = 200,
    width: Annotated[
        int, Query(ge=1, le=MOST_NODES, description="How many nodes a layer has, at most.")
    ] = 20,
) -> Answer:
    """Layers of joining and squashing ops by turns, and their sum; each layer is a group."""
    return Answer({"graph": graph_out(layered_graph(size, width))})

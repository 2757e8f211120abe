"""The catalogue of worked examples, and graphs of any size."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.examples import grid as grids
from app.examples.layered import SMALLEST
from app.examples.layered import layered as layered_graph
from app.examples.load import examples as all_examples
from app.settings import MOST_NODES
from app.web.answers import Answer
from app.web.wire.catalogue import ExamplesAnswer, GridAnswer, LayeredAnswer, example_out
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


@router.get("/examples/grid", response_model=GridAnswer, summary="Make a grid that counts paths")
def grid(
    width: Annotated[
        int, Query(ge=grids.LEAST, le=grids.MOST, description="How many cells a row has.")
    ] = 5,
    depth: Annotated[
        int, Query(ge=grids.LEAST, le=grids.MOST, description="How many rows there are.")
    ] = 5,
    apex: Annotated[
        bool,
        Query(description="Whether the top row is a single cell, and each row one longer."),
    ] = False,
) -> Answer:
    """Rows of cells, each an input of its upper neighbours: gradients count as Pascal's triangle.

    With an apex the width does not matter.
    """
    made = grids.triangle(depth) if apex else grids.grid(width, depth)
    return Answer({"graph": {**graph_out(made.graph), "layout": made.layout}})


@router.get(
    "/examples/connected", response_model=LayeredAnswer, summary="Make fully connected layers"
)
def connected(
    layers: Annotated[
        int, Query(ge=1, le=grids.MOST_LAYERS, description="How many layers follow the inputs.")
    ] = 10,
    width: Annotated[
        int, Query(ge=1, le=grids.MOST_CONNECTED, description="How many nodes a layer has.")
    ] = 10,
) -> Answer:
    """Nodes that read all of the layer before, and an output: width**layers paths an input."""
    return Answer({"graph": graph_out(grids.connected(layers, width))})

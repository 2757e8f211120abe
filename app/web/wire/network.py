"""Networks as JSON."""

from typing import Annotated, Any

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from app.engine.value import Array
from app.network.activations import ACTIVATIONS
from app.network.graph import Grain
from app.network.initializers import INITIALIZERS, Initializer
from app.network.losses import LOSSES
from app.network.sample import Sample, silent
from app.network.spec import Layer, Spec
from app.web.wire.body import Body, Form
from app.web.wire.graph import GraphOut
from app.web.wire.number import GivenValue, Number

MOST_LAYERS, MOST_UNITS, MOST_INPUTS, MOST_SEED = 33, 1_024, 4_096, 10**6
NAME = 60
MAZUR: dict[str, Any] = {
    "inputs": 2,
    "layers": [
        {
            "units": 2,
            "activation": "sigmoid",
            "weights": [[0.15, 0.2], [0.25, 0.3]],
            "biases": [0.35, 0.35],
        },
        {
            "units": 2,
            "activation": "sigmoid",
            "weights": [[0.4, 0.45], [0.5, 0.55]],
            "biases": [0.6, 0.6],
        },
    ],
    "loss": "half_squared_error",
}


class LayerIn(Form):
    """Units that all read the layer before."""

    units: int = Field(ge=1, le=MOST_UNITS)
    activation: Annotated[str, Field(max_length=NAME)] = Field(
        "linear", description=f"One of {', '.join(ACTIVATIONS)}."
    )
    weights: GivenValue | None = Field(
        None,
        description="A row for each unit, two for each of a maxout, and in it a number for each "
        "that comes in. Left out, they are drawn.",
    )
    biases: GivenValue | None = Field(None, description="A number for each row; left out, 0.")
    dropout: float = Field(0.0, ge=0.0, lt=1.0, description="The chance to be left out.")
    skips: list[int] = Field(
        default_factory=list,
        max_length=MOST_LAYERS,
        description="Earlier layers that are read as well; 0 is the inputs.",
    )


class SpecIn(Form):
    """A multilayer perceptron; its last layer gives the output."""

    inputs: int = Field(ge=1, le=MOST_INPUTS)
    layers: list[LayerIn] = Field(min_length=1, max_length=MOST_LAYERS)
    loss: Annotated[str, Field(max_length=NAME)] = Field(
        "mse", description=f"One of {', '.join(LOSSES)}."
    )
    initializer: Annotated[str, Field(max_length=NAME)] = Field(
        "xavier_uniform", description=f"One of {', '.join(INITIALIZERS)}."
    )
    seed: int = Field(0, ge=0, le=MOST_SEED, description="What drawn weights follow from.")

    def to_network(self) -> Spec:
        return Spec(
            inputs=self.inputs,
            layers=tuple(_layer(layer) for layer in self.layers),
            loss=self.loss,
            initializer=self.initializer,
            seed=self.seed,
        )


class SampleIn(Form):
    """What the network is shown: one sample, or a batch of rows."""

    x: GivenValue = Field(description="A number for each input, or rows of them.")
    y: GivenValue = Field(
        description="A number for each output, or the number of a class; for a batch, rows."
    )


class NetworkRequest(Body):
    """A network that is wanted as a graph."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "spec": MAZUR,
                    "grain": "neuron",
                    "sample": {"x": [0.05, 0.1], "y": [0.01, 0.99]},
                }
            ]
        }
    )

    spec: SpecIn
    grain: Grain = Field(
        "layer", description="Whether a layer or a single unit is what nodes are made for."
    )
    sample: SampleIn | None = Field(None, description="Left out, zeros.")

    def shown(self, spec: Spec) -> Sample:
        if self.sample is None:
            return silent(spec)
        return Sample(np.asarray(self.sample.x, dtype=np.float64), self.sample.y)


class NetworkAnswer(BaseModel):
    """The network as an ordinary graph, whose output is the loss."""

    graph: GraphOut


class LayerOut(BaseModel):
    """A layer with its weights by row, and its biases."""

    units: int
    activation: str
    weights: list[list[Number]]
    biases: list[Number]
    dropout: float
    skips: list[int]


class SpecOut(BaseModel):
    """A network with all of its weights and biases."""

    inputs: int
    layers: list[LayerOut]
    loss: str
    initializer: str
    seed: int


def spec_out(spec: Spec) -> dict[str, Any]:
    """A network as it may be sent again; weights that are to be drawn are left out."""
    return {
        "inputs": spec.inputs,
        "layers": [_layer_out(layer) for layer in spec.layers],
        "loss": spec.loss,
        "initializer": spec.initializer,
        "seed": spec.seed,
    }


class InitializerOut(BaseModel):
    """A way to draw the weights of a layer."""

    name: str
    doc: str


class InitializersAnswer(BaseModel):
    """Every initializer there is."""

    initializers: list[InitializerOut]


def initializer_out(initializer: Initializer) -> dict[str, str]:
    """An initializer as `InitializerOut`."""
    return {"name": initializer.name, "doc": initializer.doc}


def _layer(given: LayerIn) -> Layer:
    return Layer(
        units=given.units,
        activation=given.activation,
        weights=_array(given.weights),
        biases=_array(given.biases),
        dropout=given.dropout,
        skips=tuple(given.skips),
    )


def _layer_out(layer: Layer) -> dict[str, Any]:
    given = {"weights": layer.weights, "biases": layer.biases}
    return {
        "units": layer.units,
        "activation": layer.activation,
        **{name: array.tolist() for name, array in given.items() if array is not None},
        "dropout": layer.dropout,
        "skips": list(layer.skips),
    }


def _array(value: Any) -> Array | None:
    return None if value is None else np.asarray(value, dtype=np.float64)

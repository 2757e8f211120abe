"""Ops and examples as JSON."""

from typing import Any

from pydantic import BaseModel

from app.engine.attr import Kind
from app.engine.op import Op
from app.examples.load import Example
from app.language.template import generic
from app.web.wire.graph import GraphOut, NodeId
from app.web.wire.number import Value, value_out


class AttrOut(BaseModel):
    """A setting of an op."""

    name: str
    kind: Kind
    default: float | bool | list[int] | None
    doc: str


class OpOut(BaseModel):
    """An op, with its formulas in LaTeX, where y is the value.

    inputs are the slots in order; a name with a star takes any number of inputs. locals has the
    local derivative of each slot, doc says what it computes, backward what it does to a gradient.
    domain bounds each slot, lowest and highest, where central differences can be trusted.
    """

    name: str
    family: str
    symbol: str
    infix: str | None
    inputs: list[str]
    attrs: list[AttrOut]
    latex: str
    locals: list[str]
    doc: str
    backward: str
    domain: list[tuple[float, float]]
    example: str


class OpsAnswer(BaseModel):
    """Every op there is."""

    ops: list[OpOut]


class ExampleOut(BaseModel):
    """A source to open, with values for its inputs, and numbers it is known to give.

    expect maps value.f or grad.b, say, to what the origin of the example states.
    """

    id: str
    title: str
    about: str
    source: str
    values: dict[str, Value]
    origin: str
    expect: dict[str, Value]


class ExamplesAnswer(BaseModel):
    """Every example, the first to open first."""

    examples: list[ExampleOut]


class LayeredAnswer(BaseModel):
    """A graph that was made, to be sent to the other routes as it is."""

    graph: GraphOut


class PlacedGraph(GraphOut):
    """A graph that was made, and where its nodes stand in a drawing that rises to its output."""

    layout: dict[NodeId, tuple[float, float]]


class GridAnswer(BaseModel):
    """A grid that was made, to be sent to the other routes as it is."""

    graph: PlacedGraph


def example_out(example: Example) -> dict[str, Any]:
    return {
        "id": example.id,
        "title": example.title,
        "about": example.about,
        "source": example.source,
        "values": {name: value_out(value) for name, value in example.values.items()},
        "origin": example.origin,
        "expect": {name: value_out(value) for name, value in example.expect.items()},
    }


def op_out(op: Op) -> dict[str, Any]:
    return {
        "name": op.name,
        "family": op.family,
        "symbol": op.symbol,
        "infix": op.infix,
        "inputs": op.inputs,
        "attrs": [
            {"name": a.name, "kind": a.kind, "default": a.default, "doc": a.doc} for a in op.attrs
        ],
        "latex": generic(op, op.latex),
        "locals": [generic(op, template) for template in op.locals],
        "doc": op.doc,
        "backward": op.backward,
        "domain": [op.bounds(slot) for slot in range(len(op.inputs))],
        "example": op.example,
    }

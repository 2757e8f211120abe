"""Expressions as JSON: source in, graph and places in the text out."""

from dataclasses import asdict
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from app.language.parse import Parsed
from app.web.wire.body import Body, first_fault_of_many
from app.web.wire.graph import GraphOut, Values, graph_out

EXAMPLE: JsonDict = {
    "source": "x = a + b\ny = b + c\nf = x * y",
    "values": {"a": -1, "b": 3, "c": 4},
}


class ParseRequest(Body):
    """Lines of `name = expression`; the last assignment is the output."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

    source: str = Field(description="Python syntax, # begins a comment.")
    values: Annotated[Values, first_fault_of_many(Values)] = Field(
        default_factory=dict, description="Values for names that are never assigned; 1 otherwise."
    )


class SpanOut(BaseModel):
    """A stretch of the source; lines and columns count from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class ParseAnswer(BaseModel):
    """The graph of a source, where in it each node comes from, and where leaves' numbers stand."""

    graph: GraphOut
    spans: dict[str, SpanOut]
    literals: dict[str, SpanOut]


def parsed_out(parsed: Parsed) -> dict[str, Any]:
    """What a source means, and the places to go to in it."""
    return {
        "graph": graph_out(parsed.graph),
        "spans": {name: asdict(span) for name, span in parsed.spans.items()},
        "literals": {name: asdict(span) for name, span in parsed.literals.items()},
    }

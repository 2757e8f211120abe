"""Files that are imported, as JSON: a text in, its graph out."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict
from pydantic.json_schema import SkipJsonSchema

from app.imports.detect import Format, title_of
from app.imports.read import read, recognized
from app.settings import Settings
from app.web.wire.body import Body
from app.web.wire.graph import GraphOut, Layout, NodeId, graph_out
from app.web.wire.imported_json import Note, Point, Style, read_json
from app.web.wire.number import Value

EXAMPLES: list[JsonDict] = [
    {"text": "digraph { a -> f; b -> f; a [label=2]; b [label=3]; f [label=mul] }"},
    {
        "text": "a = Value(2.0)\nL = (a * a).tanh()\nL.backward()",
        "name": "first.py",
        "format": "micrograd",
    },
]
LONGEST_NAME = 300


class ImportRequest(Body):
    """The text of a file, or of a clipboard."""

    model_config = ConfigDict(json_schema_extra={"examples": list(EXAMPLES)})

    text: str
    name: str = Field(
        "",
        max_length=LONGEST_NAME,
        description="The file's name; its suffix helps to tell what it is.",
    )
    format: Format | None = Field(None, description="Left out, it is found by looking at the text.")


class ImportAnswer(BaseModel):
    """What a text has. An expression comes back as source, a saved document with all it has.

    graph is left out only where the text of a saved document cannot be read yet.
    """

    format: Format
    title: str | SkipJsonSchema[None] = None
    graph: GraphOut | SkipJsonSchema[None] = None
    layout: Layout | SkipJsonSchema[None] = None
    source: str | SkipJsonSchema[None] = None
    values: dict[str, Value] | SkipJsonSchema[None] = None
    places: dict[NodeId, Point] | SkipJsonSchema[None] = None
    style: Style | SkipJsonSchema[None] = None
    groups: dict[NodeId, str] | SkipJsonSchema[None] = None
    closed: list[str] | SkipJsonSchema[None] = None
    notes: list[Note] | SkipJsonSchema[None] = None


def imported(body: ImportRequest, settings: Settings) -> dict[str, Any]:
    """What a text has, as `ImportAnswer`; a ParseError where it cannot be read."""
    form = recognized(body.text, body.name, body.format)
    out: dict[str, Any] = {"format": form}
    if title := title_of(body.name):
        out["title"] = title
    if form == "json":
        return out | read_json(body.text, settings)
    found = read(body.text, form, settings.limits())
    if found.title:
        out["title"] = found.title
    if form == "expression":
        out["source"] = body.text
    return out | {"graph": graph_out(found.graph)}

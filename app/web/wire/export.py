"""Exports as JSON: what is asked for, and the formats that there are."""

from collections.abc import Mapping
from math import isfinite
from typing import Annotated, Any, TypeAlias

import orjson
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

from app.engine.graph import Graph
from app.engine.nearest import did_you_mean
from app.engine.steps import Trace
from app.export.formats import FORMATS, Format
from app.export.subject import Subject
from app.language.parse import parse
from app.web.problems import Refusal
from app.web.wire.body import Body
from app.web.wire.evaluation import SEED
from app.web.wire.graph import EXAMPLE, PRINTABLE, Layout, graph_out
from app.web.wire.graph import Graph as GivenForm
from app.web.wire.number import GivenValue
from app.web.wire.sent import GivenGraph, SentGraph

Places: TypeAlias = Mapping[str, tuple[float, float]]

LONGEST_TITLE = 200
LAYOUT: TypeAdapter[dict[str, tuple[float, float]]] = TypeAdapter(Layout)
NAMES: list[Any] = list(FORMATS)


class ExportRequest(Body):
    """A graph, and the form that it is wanted in."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"graph": EXAMPLE, "format": "json"}]}
    )

    graph: GivenGraph
    format: str = Field(
        max_length=100,
        description="The name of a format, as GET /exports lists them.",
        examples=["numpy"],
        json_schema_extra={"enum": NAMES},
    )
    title: Annotated[str, StringConstraints(max_length=LONGEST_TITLE, pattern=PRINTABLE)] | None = (
        Field(None, description="Stands at the top, and names the file.", examples=["my graph"])
    )
    seed: GivenValue | None = Field(None, description=SEED)


class FormatOut(BaseModel):
    """A format: its name, a title for menus, the suffix of its files, and what it is."""

    name: str
    title: str
    suffix: str
    media_type: str
    doc: str
    nodes: int = Field(description="How many nodes a graph may have at most.")


class ExportsAnswer(BaseModel):
    """Every format that graphs are exported in."""

    formats: list[FormatOut]


def format_out(form: Format) -> dict[str, Any]:
    return {
        "name": form.name,
        "title": form.title,
        "suffix": form.suffix,
        "media_type": form.media_type,
        "doc": form.doc,
        "nodes": form.nodes,
    }


def format_of(body: ExportRequest) -> Format:
    """The format that is asked for; a Refusal lists those that there are."""
    form = FORMATS.get(body.format)
    if form is None:
        listed = ", ".join(FORMATS)
        hint = did_you_mean(body.format, FORMATS)
        message = f"the formats are {listed}; there is no {body.format[:40]!r}{hint}"
        raise Refusal(422, message, "/format")
    return form


def places_of(graph: SentGraph) -> Places:
    """The layout of a graph, which the engine has no use for."""
    return _finite(LAYOUT.validate_python(orjson.loads(graph.text).get("layout") or {}))


def read_file(text: str) -> tuple[Graph, Places]:
    """The graph of a file, JSON or an expression, and its layout.

    Raises JSONDecodeError, ValidationError or ParseError.
    """
    if not text.lstrip().startswith("{"):
        return parse(text).graph, {}
    given = GivenForm.model_validate(orjson.loads(text))
    return given.to_engine(), _finite(given.layout or {})


def _finite(places: Places) -> Places:
    return {name: xy for name, xy in places.items() if all(map(isfinite, xy))}


def subject_of(graph: Graph, trace: Trace, places: Places, title: str = "") -> Subject:
    """What is exported, with its plain data."""
    return Subject(graph, trace, graph_out(graph), title, places)

"""JSON that someone saved: a graph or a document of the page; other JSON is told what it is."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Annotated, Any, Literal, NamedTuple, NoReturn, TypeAlias, TypeVar

from pydantic import BaseModel, Field, ValidationError

from app.engine.graph import Problem
from app.engine.ops import OPS
from app.imports.foreign import READABLE
from app.imports.sound import check_structure
from app.language.parse import parse
from app.language.problem import ParseError, ParseProblem
from app.settings import Settings
from app.web.validation import words
from app.web.wire.body import MOST_FAULTS, first_fault_of_many
from app.web.wire.graph import Graph, NodeId, Values, graph_out
from app.web.wire.json_file import loaded
from app.web.wire.json_places import JsonPlaces
from app.web.wire.number import value_out

M = TypeVar("M", bound=BaseModel)
LISTED = 50
MOST_SHOWN = 8


class Point(BaseModel):
    """A point of the drawing, px."""

    x: float
    y: float


class Note(Point):
    """A note on the canvas, by its top left corner."""

    id: str
    text: str


Places: TypeAlias = dict[NodeId, Point]
# How the drawing is arranged: as wide as it likes, closer, or from above.
Style: TypeAlias = Literal["wide", "near", "close", "tall", "rising"]
Groups: TypeAlias = dict[NodeId, str]


class Document(BaseModel):
    """What the page saves: the text is the graph, and the rest is what no text says."""

    title: str | None = None
    source: str
    values: Annotated[Values, first_fault_of_many(Values)] = Field(default_factory=dict)
    places: Annotated[Places, first_fault_of_many(Places)] = Field(default_factory=dict)
    style: Style | None = None
    groups: Annotated[Groups, first_fault_of_many(Groups)] = Field(default_factory=dict)
    closed: Annotated[list[str], first_fault_of_many(list[str])] = Field(default_factory=list)
    notes: Annotated[list[Note], first_fault_of_many(list[Note])] = Field(default_factory=list)


class Kind(NamedTuple):
    """JSON that is neither: keys that it has, what it is, and what to bring instead."""

    keys: frozenset[str]
    is_a: str
    way_out: str


SENT = "bring the graph that was sent"
KINDS = (
    Kind(frozenset({"cells", "nbformat"}), "a notebook", "bring the text of one of its cells"),
    Kind(frozenset({"steps", "order"}), "an answer of /trace", SENT),
    Kind(frozenset({"output", "ids", "values"}), "an answer of /evaluate, in columns", SENT),
    Kind(frozenset({"output", "nodes"}), "an answer of /evaluate", SENT),
    Kind(frozenset({"problems", "status"}), "a refusal of this server", SENT),
    Kind(frozenset({"ops"}), "the catalogue of ops", "bring a graph that uses them"),
    Kind(frozenset({"examples"}), "the catalogue of examples", "bring one of them"),
    Kind(frozenset({"openapi"}), "the description of an API", "bring a graph"),
)


def read_json(text: str, settings: Settings) -> dict[str, Any]:
    """The members of an `ImportAnswer`, or a ParseError listing every problem."""
    text = text.removeprefix("\ufeff")
    return _File(loaded(text, settings), JsonPlaces(text), settings).read()


class _File(NamedTuple):
    """A JSON text that was read, and where its members stand."""

    data: Any
    places: JsonPlaces
    settings: Settings

    def read(self) -> dict[str, Any]:
        data = self.data
        if isinstance(data, list):
            self.refuse('this is a list; write {"nodes": [...], "output": "f"} with it inside')
        if not isinstance(data, dict):
            self.refuse(f"this is no object but a single value; {READABLE}")
        if isinstance(data.get("source"), str):
            return self.document()
        inside = isinstance(data.get("graph"), dict)
        graph = data["graph"] if inside else data
        if not isinstance(graph.get("nodes"), list):
            self.refuse(_unlike(graph))
        return _title(data) | self.graph(("graph",) if inside else ())

    def graph(self, path: tuple[str, ...]) -> dict[str, Any]:
        """A graph as it is sent to the other routes; beside its own keys it may have a title."""
        given = self.data["graph"] if path else self.data
        sent = self.validated(Graph, {k: v for k, v in given.items() if k != "title"}, path)

        def place(problem: Problem) -> Sequence[str | int]:
            return [*path, *problem.where.split("/")[1:]]

        graph = check_structure(
            sent.to_engine(),
            OPS,
            self.settings.limits(),
            lambda problem: self.places.span(place(problem)),
        )
        layout = {"layout": sent.layout} if sent.layout else {}
        return {"graph": graph_out(graph)} | layout

    def document(self) -> dict[str, Any]:
        """A document; whether its text can be read yet is no matter."""
        saved = self.validated(Document, self.data, ())
        left_out = {"title", "values"} | (set() if saved.style else {"style"})
        out = saved.model_dump(exclude=left_out)
        out["values"] = {name: value_out(value) for name, value in saved.values.items()}
        with suppress(ParseError):
            out["graph"] = graph_out(parse(saved.source, saved.values).graph)
        return _title(self.data) | out

    def validated(self, model: type[M], given: object, path: tuple[str, ...]) -> M:
        """`given` as a model; what does not fit is told where it stands."""
        try:
            return model.model_validate(given)
        except ValidationError as error:
            count = error.error_count()
            if count > MOST_FAULTS:
                self.refuse(f"this has {count} faults; is it a graph, or a document of the page?")
            found = error.errors(include_url=False)[:LISTED]
        raise ParseError(
            self.problem({**fault, "loc": ("body", *path, *fault["loc"])}) for fault in found
        )

    def problem(self, fault: dict[str, Any]) -> ParseProblem:
        """What pydantic says of a member, in words."""
        return ParseProblem(words(fault, self.data), self.places.span(fault["loc"][1:]))

    def refuse(self, message: str) -> NoReturn:
        raise ParseError([ParseProblem(message, self.places.span(()))])


def _title(data: Mapping[str, Any]) -> dict[str, str]:
    title = data.get("title")
    return {"title": title} if isinstance(title, str) and title.strip() else {}


def _unlike(data: Mapping[str, Any]) -> str:
    """What an object is that has no list of nodes."""
    for kind in KINDS:
        if kind.keys <= data.keys():
            return f"this is {kind.is_a}; {kind.way_out}"
    keys = ", ".join(repr(key[:40]) for key in list(data)[:MOST_SHOWN]) or "none"
    return f"a graph has a list of nodes, and an output; the keys here are {keys}"

"""A text into a graph: which format it is in, and what it says in that."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from app.engine.graph import Graph
from app.engine.ops import OPS
from app.engine.plan import Limits
from app.imports import foreign
from app.imports.detect import Format, format_of
from app.imports.dot import meaning
from app.imports.dot.parse import parse as parse_dot
from app.imports.program import read as program
from app.imports.sound import TOP, check_size
from app.language.parse import parse as parse_source
from app.language.problem import ParseError, ParseProblem


@dataclass(frozen=True, slots=True)
class Imported:
    """The graph of a text, and its title where it has one."""

    graph: Graph
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """How a format is read, and up to how many characters that takes no more than a second."""

    read: Callable[[str, Limits], Imported]
    longest: int


def recognized(text: str, name: str, form: Format | None) -> Format:
    """The format of a text: `form` if it is given; a ParseError where it is none that is read."""
    foreign.refuse_unreadable(text)
    if form is not None:
        return form
    foreign.refuse_kinds(text, foreign.UNLIKE_ALL)
    found = format_of(text, name)
    if found == "expression":
        foreign.refuse_kinds(text, foreign.UNLIKE_EXPRESSIONS)
        foreign.refuse_table(text)
    return found


def read(text: str, form: Format, limits: Limits) -> Imported:
    """The graph of a text, or a ParseError listing every problem. JSON is read elsewhere."""
    reader = READERS[form]
    if len(text) > reader.longest:
        message = (
            f"the text has {len(text)} characters; at most {reader.longest} are read as {form}"
        )
        raise ParseError([ParseProblem(message, TOP)])
    return reader.read(text, limits)


def _dot(text: str, limits: Limits) -> Imported:
    foreign.refuse_picture(text)
    drawing = parse_dot(text, limits.edges)
    return Imported(meaning.graph_of(drawing, OPS, limits), drawing.title)


def _program(text: str, limits: Limits) -> Imported:
    return Imported(check_size(program.graph_of(text, OPS), limits))


def _expression(text: str, limits: Limits) -> Imported:
    try:
        graph = parse_source(text).graph
    except ParseError as error:
        if "=" in text:
            raise
        # Whatever is nothing else is taken for an expression, so nobody need have meant one.
        first = error.problems[0]
        raise ParseError([replace(first, message=f"{first.message}. {foreign.SENTENCE}")]) from None
    return Imported(check_size(graph, limits))


READERS: Mapping[Format, Reader] = {
    "dot": Reader(_dot, 4_000_000),
    "micrograd": Reader(_program, 1_000_000),
    "expression": Reader(_expression, 1_000_000),
}

"""What is exported: a graph with all its numbers, and how a format says what it cannot write."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from app.engine.graph import MOST_PROBLEMS, Graph, Problem
from app.engine.program import Program
from app.engine.steps import Trace
from app.engine.value import Value

MOST_CHARACTERS = 16_000_000


class Unwritable(ValueError):
    """A format cannot say what the graph says; `problems` lists every reason at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.message for problem in self.problems))


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """A graph, its run forward and backward, a title, and where its nodes are drawn.

    `document` is the graph as the API has it, plain data with the nodes in the same order.
    """

    graph: Graph
    trace: Trace
    document: Mapping[str, Any]
    title: str = ""
    places: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    @property
    def program(self) -> Program:
        return self.trace.program

    @property
    def seed(self) -> Value:
        """What the backward sweep started with."""
        seed = self.trace.derivatives[self.program.output]
        assert seed is not None
        return seed

    def problem(self, node: str, message: str) -> Problem:
        """A reason for refusing, at the node that it is about."""
        i = next(i for i, each in enumerate(self.graph.nodes) if each.id == node)
        return Problem(f"/nodes/{i}", message, node)


def refuse(problems: Iterable[Problem]) -> None:
    """Raise Unwritable if there are any problems; of very many, the first."""
    found = list(islice(problems, MOST_PROBLEMS))
    if found:
        raise Unwritable(found)


def bounded(lines: Iterable[str]) -> Iterator[str]:
    """The same lines, up to as many characters as a text may have; then Unwritable is raised."""
    length = 0
    for line in lines:
        length += len(line) + 1
        if length > MOST_CHARACTERS:
            message = f"the text would have more than {MOST_CHARACTERS} characters"
            raise Unwritable([Problem("/nodes", message, limit=MOST_CHARACTERS)])
        yield line

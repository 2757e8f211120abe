"""Whether what was read is a graph: the engine's complaints, told at places in the text."""

from collections.abc import Callable, Mapping

from app.engine.graph import Graph, GraphError, Problem, check, order
from app.engine.op import Op
from app.engine.plan import Limits, check_extent
from app.language.problem import ParseError, ParseProblem, Span, quoted

TOP = Span(1, 1, 1, 2)


def check_size(graph: Graph, limits: Limits) -> Graph:
    """The graph, unless it has more nodes or edges than are run: then a ParseError."""
    return _told(lambda: check_extent(graph, limits), graph, lambda _: TOP)


def check_structure(
    graph: Graph, ops: Mapping[str, Op], limits: Limits, place: Callable[[Problem], Span]
) -> Graph:
    """The graph, or a ParseError naming what is wrong with names, counts, settings and cycles.

    Shapes are not looked at: a graph whose shapes do not fit can be drawn, and mended there.
    """

    def run() -> None:
        check_extent(graph, limits)
        check(graph, ops)
        order(graph)

    return _told(run, graph, place)


def _told(run: Callable[[], None], graph: Graph, place: Callable[[Problem], Span]) -> Graph:
    try:
        run()
    except GraphError as error:
        raise ParseError(ParseProblem(_named(p), place(p)) for p in error.problems) from None
    return graph


def _named(problem: Problem) -> str:
    """What is wrong, with the node that it is wrong with."""
    node, message = problem.node, problem.message
    is_named = node is None or quoted(node) in message or message.startswith("cycle")
    return message if is_named else f"{quoted(str(node))}: {message}"

"""Graphs made ready to run, and those of late remembered by the text that they were sent as."""

from typing import Annotated

from fastapi import Depends, Request

from app.engine.plan import Limits
from app.engine.program import Program, compile_graph
from app.web.registered import Registered
from app.web.wire.sent import SentGraph


class Compiler:
    """From the text of a graph to its program, which the same text soon has again."""

    def __init__(self, limits: Limits, recent: Registered) -> None:
        self._limits, self._recent = limits, recent

    def program(self, graph: SentGraph) -> Program:
        """The program of a graph; raises a GraphError where there is none."""
        program = self._recent.find(graph.digest)
        if program is None:
            program = compile_graph(graph.to_engine(), self._limits)
            self._recent.keep(graph.digest, program)
        return program


def _compiler(request: Request) -> Compiler:
    compiler: Compiler = request.app.state.compiler
    return compiler


Compiles = Annotated[Compiler, Depends(_compiler)]

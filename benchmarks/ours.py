"""This engine: a compiled graph run forward and backward, and the same with every step kept."""

from app.engine.graph import Graph
from app.engine.program import Program, compile_graph
from app.engine.sweep import Backward, Forward, backward, forward
from app.engine.trace import reverse_trace
from benchmarks.contender import Contender, Numbers


def contenders(graph: Graph) -> tuple[Contender, Contender]:
    """Both sweeps without and with the trace."""
    program = compile_graph(graph)

    def sweeps() -> tuple[Forward, Backward]:
        run = forward(program)
        return run, backward(program, run, 1.0)

    def swept() -> Numbers:
        run, grads = sweeps()
        return _numbers(program, run.values, grads.grads)

    def traced() -> Numbers:
        trace = reverse_trace(program)
        return _numbers(program, trace.values, trace.derivatives)

    return (
        Contender("sweeps", sweeps, swept),
        Contender("trace", lambda: reverse_trace(program), traced),
    )


def _numbers(program: Program, values: list[object], grads: list[object]) -> Numbers:
    numbers = zip(program.nodes, values, grads, strict=True)
    return {
        node.id: (value, grad)
        for node, value, grad in numbers
        if isinstance(value, float) and isinstance(grad, float)
    }

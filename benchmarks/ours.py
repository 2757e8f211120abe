"""This engine: a compiled graph run forward and backward, and what surrounds those sweeps."""

from collections.abc import Sequence

from app.engine.graph import Graph
from app.engine.program import Program, compile_graph
from app.engine.sweep import Backward, Forward, backward, forward
from app.engine.trace import Trace, reverse_trace
from app.engine.value import Value
from benchmarks.contender import Contender, Numbers

SWEEPS, TRACE, ANEW, BACKWARD = "sweeps", "with trace", "compiled anew", "our backward"


def contenders(graph: Graph) -> tuple[Contender, ...]:
    """Both sweeps alone, with every step written out, with compiling; and backward alone."""
    program = compile_graph(graph)
    run = forward(program)

    def traced() -> Trace:
        trace = reverse_trace(program)
        assert trace.steps, "the steps are written out when first asked for"
        return trace

    def traced_numbers() -> Numbers:
        trace = traced()
        return numbers_of(program, trace.values, trace.derivatives)

    return (
        Contender(SWEEPS, lambda: _sweeps(program), lambda: _swept(program)),
        Contender(TRACE, traced, traced_numbers),
        Contender(
            ANEW,
            lambda: _sweeps(compile_graph(graph)),
            lambda: _swept(compile_graph(graph)),
        ),
        Contender(
            BACKWARD,
            lambda: backward(program, run, 1.0),
            lambda: numbers_of(program, run.values, backward(program, run, 1.0).grads),
        ),
    )


def numbers_of(program: Program, values: Sequence[Value], grads: Sequence[Value | None]) -> Numbers:
    """By node id, what a run left: every node of these graphs is a scalar that has a grad."""
    numbers = {}
    for node, value, grad in zip(program.nodes, values, grads, strict=True):
        assert isinstance(value, float)
        assert isinstance(grad, float)
        numbers[node.id] = value, grad
    return numbers


def _sweeps(program: Program) -> tuple[Forward, Backward]:
    run = forward(program)
    return run, backward(program, run, 1.0)


def _swept(program: Program) -> Numbers:
    run, swept = _sweeps(program)
    return numbers_of(program, run.values, swept.grads)

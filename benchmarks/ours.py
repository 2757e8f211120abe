"""This engine: a compiled graph run forward and backward, and what surrounds those sweeps."""

from collections.abc import Sequence
from dataclasses import fields

from app.engine.graph import Graph
from app.engine.plan import Limits
from app.engine.program import Program, compile_graph
from app.engine.steps import Trace
from app.engine.sweep import Forward, Swept, backward, forward
from app.engine.trace import reverse_trace
from app.engine.value import Value
from benchmarks.contender import Contender, Numbers

SWEEPS, BACKWARD, ANEW = "sweeps", "our backward", "compiled anew"
TRACE, READ = "with trace", "every step read"

# What a server may refuse is timed as well.
UNBOUNDED = Limits(**{field.name: 10**9 for field in fields(Limits)})


def contenders(graph: Graph) -> tuple[Contender, ...]:
    """The sweeps; backward alone; with compiling; with their trace; with all of its steps."""
    program = program_of(graph)
    run = forward(program)
    return (
        both_sweeps(program),
        Contender(
            BACKWARD,
            lambda: backward(program, run, 1.0),
            lambda: numbers_of(program, run.values, backward(program, run, 1.0).derivatives),
        ),
        Contender(
            ANEW,
            lambda: sweeps(program_of(graph)),
            lambda: _swept(program_of(graph)),
        ),
        Contender(TRACE, lambda: traced(program).totals, lambda: _traced(program)),
        Contender(READ, lambda: list(traced(program).steps), lambda: _traced(program)),
    )


def both_sweeps(program: Program) -> Contender:
    """What others are compared with: forward, then backward from the output."""
    return Contender(SWEEPS, lambda: sweeps(program), lambda: _swept(program))


def program_of(graph: Graph) -> Program:
    """The graph compiled, however large it is."""
    return compile_graph(graph, UNBOUNDED)


def sweeps(program: Program) -> tuple[Forward, Swept]:
    """One run forward and backward, and all that it leaves."""
    run = forward(program)
    return run, backward(program, run, 1.0)


def traced(program: Program) -> Trace:
    """The same sweeps, as a trace whose steps can be read; its totals were not added up yet."""
    return reverse_trace(program)


def numbers_of(program: Program, values: Sequence[Value], grads: Sequence[Value | None]) -> Numbers:
    """By node id, what a run left: every node of the graphs that are timed has a grad."""
    numbers = {}
    for node, value, grad in zip(program.nodes, values, grads, strict=True):
        assert grad is not None, node.id
        numbers[node.id] = value, grad
    return numbers


def _swept(program: Program) -> Numbers:
    run, swept = sweeps(program)
    return numbers_of(program, run.values, swept.derivatives)


def _traced(program: Program) -> Numbers:
    trace = traced(program)
    return numbers_of(program, trace.values, trace.derivatives)

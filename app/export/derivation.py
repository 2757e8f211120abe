"""A LaTeX document that derives every gradient: the forward equations, then the chain rule."""

from collections.abc import Iterator

from app.engine.graph import Problem
from app.engine.steps import FlowStep, Trace
from app.export.subject import Subject, Unwritable
from app.export.tex import ENGINE, PREAMBLE, in_math, in_text
from app.language.explain import narrate
from app.language.latex import number, symbol
from app.language.template import blue, d, red

MOST_STEPS = 4_000


def lines(subject: Subject) -> Iterator[str]:
    """The whole document; a step is a sentence or two and a display."""
    steps = len(subject.trace.steps)
    if steps > MOST_STEPS:
        message = f"a derivation is written for at most {MOST_STEPS} steps, this run has {steps}"
        raise Unwritable([Problem("/nodes", message, limit=MOST_STEPS, actual=steps)])
    yield ENGINE
    yield r"\documentclass{article}"
    yield from PREAMBLE
    yield r"\allowdisplaybreaks"
    yield rf"\title{{{in_text(subject.title or 'Every gradient, step by step')}}}"
    yield r"\date{}"
    yield r"\begin{document}"
    yield r"\maketitle"
    yield from _steps(subject.trace)
    yield from _results(subject)
    yield r"\end{document}"


def _steps(trace: Trace) -> Iterator[str]:
    yield r"\section*{Forward: the value of each node}"
    first = trace.steps.first_flow - 1
    for i, (step, told) in enumerate(zip(trace.steps, narrate(trace), strict=True)):
        if i == first:
            yield r"\section*{Backward: the chain rule}"
        if isinstance(step, FlowStep):
            yield rf"\paragraph{{From ${_name(step.source)}$ to ${_name(step.target)}$.}}"
        yield in_text(told.words)
        yield rf"\[ {in_math(told.latex)} \]"


def _results(subject: Subject) -> Iterator[str]:
    """Every value and grad once more, a line each."""
    trace = subject.trace
    output = _name(subject.graph.output)
    yield r"\section*{All numbers}"
    yield r"\begin{align*}"
    rows = []
    columns = zip(trace.program.position, trace.values, trace.derivatives, strict=True)
    for name, value, grad in columns:
        row = f"{_name(name)} &= {blue(number(value))}"
        if grad is not None:
            row += f" & {d(output, _name(name))} &= {red(number(grad))}"
        rows.append(in_math(row))
    yield " \\\\\n".join(rows)
    yield r"\end{align*}"


def _name(node: str) -> str:
    return in_math(symbol(node))

"""The registry of formats: one record each, from which menus, answers and tests follow."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.engine.graph import Problem
from app.export import derivation, dot, expression, graph_json, mermaid, tikz
from app.export.programs import jax_program, micrograd, numpy_program, pytorch
from app.export.subject import Subject, Unwritable, bounded


@dataclass(frozen=True, slots=True)
class Format:
    """A form that graphs are exported in.

    `write` gives the lines of the text one by one; `nodes` is how many a graph may have, for who
    opens the text has limits too.
    """

    name: str
    title: str
    suffix: str
    media_type: str
    doc: str
    write: Callable[[Subject], Iterator[str]]
    nodes: int


PYTHON = "text/x-python"
# Python compiles a long module at some 50 microseconds a statement.
PROGRAM_NODES = 20_000
TEX = "text/x-tex"

FORMATS: dict[str, Format] = {
    form.name: form
    for form in (
        Format(
            name="json",
            title="JSON",
            suffix=".json",
            media_type="application/json",
            doc="The graph as this API takes it, with its layout and groups.",
            write=graph_json.lines,
            nodes=200_000,
        ),
        Format(
            name="expression",
            title="Expression",
            suffix=".txt",
            media_type="text/plain",
            doc="Lines of name = expression that /parse reads back: the same graph, node by node.",
            write=expression.lines,
            nodes=20_000,
        ),
        Format(
            name="numpy",
            title="Python with NumPy",
            suffix=".py",
            media_type=PYTHON,
            doc="A program that runs forward and, written out by hand, backward, and asserts every "
            "value and gradient.",
            write=numpy_program.lines,
            nodes=PROGRAM_NODES,
        ),
        Format(
            name="pytorch",
            title="Python with PyTorch",
            suffix=".py",
            media_type=PYTHON,
            doc="A program in which PyTorch finds the gradients, in float64, and asserts each.",
            write=pytorch.lines,
            nodes=PROGRAM_NODES,
        ),
        Format(
            name="jax",
            title="Python with JAX",
            suffix=".py",
            media_type=PYTHON,
            doc="A program in which JAX finds the gradients, in float64, and asserts each.",
            write=jax_program.lines,
            nodes=2_000,
        ),
        Format(
            name="micrograd",
            title="Python with micrograd",
            suffix=".py",
            media_type=PYTHON,
            doc="A program for Karpathy's micrograd, which knows numbers, + - * /, constant "
            "powers and relu.",
            write=micrograd.lines,
            nodes=PROGRAM_NODES,
        ),
        Format(
            name="latex",
            title="LaTeX derivation",
            suffix=".tex",
            media_type=TEX,
            doc="A document with the forward equations, then the chain rule step by step with "
            "numbers.",
            write=derivation.lines,
            nodes=1_000,
        ),
        Format(
            name="tikz",
            title="TikZ drawing",
            suffix=".tex",
            media_type=TEX,
            doc="A standalone drawing for LaTeX: values in blue, gradients in red.",
            write=tikz.lines,
            nodes=1_000,
        ),
        Format(
            name="dot",
            title="Graphviz DOT",
            suffix=".dot",
            media_type="text/vnd.graphviz",
            doc="A directed graph with op, value, attrs and slot as attributes, groups as "
            "clusters; it can be imported again.",
            write=dot.lines,
            nodes=200_000,
        ),
        Format(
            name="mermaid",
            title="Mermaid flowchart",
            suffix=".mmd",
            media_type="text/vnd.mermaid",
            doc="A flowchart for Markdown pages, with values and gradients.",
            write=mermaid.lines,
            nodes=500,
        ),
    )
}


def export(subject: Subject, form: Format) -> str:
    """The text of a graph in a format; raises Unwritable, with every reason."""
    nodes = len(subject.graph.nodes)
    if nodes > form.nodes:
        message = f"{form.name} is written for at most {form.nodes} nodes, the graph has {nodes}"
        raise Unwritable([Problem("/nodes", message, limit=form.nodes, actual=nodes)])
    return "\n".join(bounded(form.write(subject))) + "\n"

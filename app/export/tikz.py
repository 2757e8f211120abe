"""A standalone TikZ drawing: formulas in boxes, values in blue, gradients in red."""

from collections import Counter
from collections.abc import Iterator, Mapping

from app.engine.graph import Node
from app.engine.program import Program
from app.export.one_line import one_line
from app.export.subject import Subject
from app.export.tex import ENGINE, PREAMBLE, in_math
from app.language.latex import number, symbol
from app.language.template import blue, red, with_names

# In centimetres: from one layer to the next, from one node to the one below, and of a drawing that
# was laid out elsewhere, how large it may become, for TeX measures nothing beyond 575.
ACROSS, DOWN = 4.0, 2.2
PIXELS = 50.0
LARGEST = 400.0


def lines(subject: Subject) -> Iterator[str]:
    """The whole document, with the nodes where they were laid out, else in layers."""
    names = {node.id: f"n{i}" for i, node in enumerate(subject.graph.nodes)}
    places = _places(subject)
    if subject.title:
        yield f"% {one_line(subject.title)}"
    yield ENGINE
    yield r"\documentclass[tikz,border=6pt]{standalone}"
    yield from PREAMBLE
    yield r"\begin{document}"
    yield r"\begin{tikzpicture}["
    yield r"  >=stealth,"
    yield r"  op/.style={draw, rounded corners, align=center, inner sep=4pt, fill=white},"
    yield r"  leaf/.style={op, dashed},"
    yield r"  output/.style={op, double},"
    yield r"]"
    for node in subject.graph.nodes:
        x, y = places[node.id]
        at = f"({x:.2f}, {y:.2f})"
        style, label = _style(subject, node), _label(subject, node)
        yield rf"\node[{style}] ({names[node.id]}) at {at} {{{label}}};"
    for node in subject.graph.nodes:
        for source in node.inputs:
            yield rf"\draw[->] ({names[source]}) -- ({names[node.id]});"
    yield r"\end{tikzpicture}"
    yield r"\end{document}"


def _style(subject: Subject, node: Node) -> str:
    if node.id == subject.graph.output:
        return "output"
    return "leaf" if not node.inputs else "op"


def _label(subject: Subject, node: Node) -> str:
    trace = subject.trace
    i = trace.program.position[node.id]
    rule = with_names(trace, node.id, trace.program.ops[i].latex)
    formula = symbol(node.id) + (f" = {rule}" if node.inputs else "")
    grad = trace.derivatives[i]
    rows = [formula, blue(number(trace.values[i]))]
    rows += [] if grad is None else [red(number(grad))]
    return r" \\ ".join(f"${in_math(row)}$" for row in rows)


def _places(subject: Subject) -> Mapping[str, tuple[float, float]]:
    """Where each node stands, in centimetres, y going up."""
    ids = [node.id for node in subject.graph.nodes]
    if not all(name in subject.places for name in ids):
        return _layers(subject.program)
    given = [subject.places[name] for name in ids]
    left, top = (min(each) for each in zip(*given, strict=True))
    widest = max(max(x - left, y - top) for x, y in given)
    unit = max(PIXELS, widest / LARGEST)
    return {
        name: ((x - left) / unit, (top - y) / unit) for name, (x, y) in zip(ids, given, strict=True)
    }


def _layers(program: Program) -> Mapping[str, tuple[float, float]]:
    """Each node one layer behind the last of its inputs, below those that are there already."""
    depths: list[int] = []
    for inputs in program.inputs:
        depths.append(1 + max((depths[j] for j in inputs), default=-1))
    across = min(ACROSS, LARGEST / max(1, *depths))
    down = min(DOWN, LARGEST / max(Counter(depths).values()))
    filled: Counter[int] = Counter()
    places = {}
    for name, depth in zip(program.position, depths, strict=True):
        places[name] = (across * depth, -down * filled[depth])
        filled[depth] += 1
    return places

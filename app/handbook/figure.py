"""The picture of an op's value and derivative, as SVG that suits light and dark pages."""

from collections.abc import Iterator

from app.engine.op import Op
from app.handbook.curve import Curve, Point, curve, functions, window
from app.handbook.frame import HEIGHT, LEFT, RIGHT, WIDTH, Scale, axes, line, text
from app.language.latex import plain

SIZE = f'width="{WIDTH}" height="{HEIGHT}"'
LEGEND = 20
# The page's colours.
STYLE = """<style>
text { font: 13px system-ui, sans-serif; fill: #5d6670 }
.name { font: italic 15px "DejaVu Serif", Georgia, serif; fill: #1b1f24 }
.across { text-anchor: middle }
.upward { text-anchor: end }
.grid { stroke: #e2e3df }
.axis { stroke: #8b939c }
.value, .local { fill: none; stroke-width: 2.5; stroke-linejoin: round }
.value { stroke: #1d5fd1 }
.local { stroke: #cf222e }
.value.taken { fill: #1d5fd1 }
.local.taken { fill: #cf222e }
line.local, path.local { stroke-dasharray: 7 5 }
@media (prefers-color-scheme: dark) {
  text { fill: #9aa3ad }
  .name { fill: #e8eaed }
  .grid { stroke: #2d333b }
  .axis { stroke: #6b7480 }
  .value { stroke: #79aaff }
  .local { stroke: #ff7b72 }
  .value.taken { fill: #79aaff }
  .local.taken { fill: #ff7b72 }
}
</style>"""


def figure(op: Op) -> str:
    """The value and the derivative of an op that has a curve, with its default settings."""
    value, local = functions(op)
    shown = window(value, local)
    scale, name = Scale(shown), op.inputs[0]
    curves = {"value": curve(value, shown), "local": curve(local, shown)}
    rows = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {SIZE} viewBox="0 0 {WIDTH} {HEIGHT}"',
        'role="img" aria-labelledby="title about">',
        f'<title id="title">The curve of {op.name} and of its derivative</title>',
        f'<desc id="about">{_about(op)}</desc>',
        STYLE,
        *axes(scale, name),
        *_entry("value", LEFT, "value", f"y = {op.name}({name})"),
        *_entry("local", (LEFT + RIGHT) / 2, "local derivative", f"dy/d{name}"),
        *_rings(scale, curves["value"].missed + curves["local"].missed),
        *(_path(kind, found, scale) for kind, found in curves.items()),
        *(dot for kind, found in curves.items() for dot in _dots(kind, found, scale)),
        "</svg>",
    ]
    return "\n".join(rows) + "\n"


def _about(op: Op) -> str:
    """The picture in words, with its numbers where differences begin and end to be trusted."""
    value, local = functions(op)
    points = [
        f"at {op.inputs[0]} = {plain(x)} the value is {plain(value(x))} and the derivative"
        f" {plain(local(x))}"
        for x in op.domain[0]
    ]
    return f"The value is a solid blue line, the derivative a dashed red one: {'; '.join(points)}."


def _entry(kind: str, start: float, words: str, formula: str) -> Iterator[str]:
    """A line of the legend."""
    yield line(kind, start, LEGEND, start + 31, LEGEND)
    named = f'{words} <tspan class="name" dx="4">{formula}</tspan>'
    yield text("legend", start + 40, LEGEND + 4.5, named)


def _rings(scale: Scale, missed: tuple[Point, ...]) -> Iterator[str]:
    """Cuts out of the lines what is within a ring, so that any page's ground shows there."""
    yield f'<mask id="rings" maskUnits="userSpaceOnUse" x="0" y="0" {SIZE}>'
    yield f'<rect {SIZE} fill="#fff"/>'
    yield from (_dot("hole", point, scale) for point in missed)
    yield "</mask>"


def _path(kind: str, found: Curve, scale: Scale) -> str:
    pieces = ["L".join(",".join(scale.point(point)) for point in piece) for piece in found.pieces]
    return f'<path class="{kind}" mask="url(#rings)" d="M{"M".join(pieces)}"/>'


def _dots(kind: str, found: Curve, scale: Scale) -> Iterator[str]:
    yield from (_dot(f"{kind} missed", point, scale) for point in found.missed)
    yield from (_dot(f"{kind} taken", point, scale) for point in found.taken)


def _dot(kind: str, point: Point, scale: Scale) -> str:
    x, y = scale.point(point)
    return f'<circle class="{kind}" cx="{x}" cy="{y}" r="4"/>'

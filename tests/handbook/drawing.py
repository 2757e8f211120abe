"""A curve read back from its picture as a reader does: by the numbers at the axes."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, parse

import numpy as np

from app.engine.value import Array

CURVES = Path(__file__).parents[2] / "docs" / "ops" / "curves"
SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture, and the straight lines that turn places in it into the numbers of its axes."""

    root: Element
    across: Array
    upward: Array

    def points(self, places: Array) -> Array:
        """The numbers at places in the picture, both of shape (n, 2)."""
        return np.stack(
            [np.polyval(self.across, places[:, 0]), np.polyval(self.upward, places[:, 1])], axis=1
        )

    def pieces(self, kind: str) -> list[Array]:
        """The unbroken pieces of the value or the local, each a row of points."""
        [path] = [p for p in self.root.iter(f"{SVG}path") if p.get("class") == kind]
        return [self.points(piece) for piece in places(path)]

    def dots(self, kind: str) -> list[tuple[float, float]]:
        """The points marked in a way, such as `local taken`, from the left."""
        dots = [dot for dot in self.root.iter(f"{SVG}circle") if dot.get("class") == kind]
        centres = [[float(dot.attrib["cx"]), float(dot.attrib["cy"])] for dot in dots]
        found = self.points(np.array(centres).reshape(-1, 2))
        return sorted((round(float(x), 2), round(float(y), 2)) for x, y in found)

    def height(self, kind: str, x: float) -> float:
        """How high a curve is at x."""
        [piece] = [p for p in self.pieces(kind) if p[0, 0] <= x <= p[-1, 0]]
        return float(np.interp(x, *piece.T))


def drawing(name: str) -> Drawing:
    """The picture of an op."""
    root = parse(CURVES / f"{name}.svg").getroot()
    return Drawing(root, _axis(root, "across", "x1", "x2"), _axis(root, "upward", "y1", "y2"))


def places(path: Element) -> Iterator[Array]:
    """The points of each piece of a path, in the units of the picture."""
    for piece in path.attrib["d"].split("M")[1:]:
        yield np.array([point.split(",") for point in piece.split("L")], dtype=float)


def _axis(root: Element, direction: str, start: str, end: str) -> Array:
    """The straight line through the numbers of an axis, each at its line of the grid."""
    numbers = [
        float((text.text or "").replace("−", "-"))
        for text in root.iter(f"{SVG}text")
        if text.get("class") == f"tick {direction}"
    ]
    grid = [
        float(line.attrib[start])
        for line in root.iter(f"{SVG}line")
        if line.get("class") in ("grid", "axis") and line.get(start) == line.get(end)
    ]
    return np.polyfit(grid, numbers, 1)

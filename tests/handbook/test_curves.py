"""The pictures of docs/ops are true: read back by their axes, they give what is known."""

import math
import re
from pathlib import Path

import numpy as np
import pytest

from app.engine.op import Op
from app.engine.ops import OPS
from app.handbook.curve import REACH, has_curve
from app.handbook.frame import BOTTOM, LEFT, RIGHT, TOP
from tests.handbook.drawing import SVG, drawing, places

ROOT = Path(__file__).parents[2]
CURVED = [op for op in OPS.values() if has_curve(op)]
every_curve = pytest.mark.parametrize("op", CURVED, ids=lambda op: op.name)


@pytest.mark.parametrize(
    ("name", "kind", "x", "y"),
    [
        ("sigmoid", "value", 0, 0.5),
        ("sigmoid", "local", 0, 0.25),
        ("tanh", "local", 0, 1),
        ("exp", "value", 1, math.e),
        ("exp", "local", 1, math.e),
        ("log", "value", 1, 0),
        ("log", "local", 0.5, 2),
        ("sqrt", "value", 0, 0),
        ("sqrt", "value", 0.01, 0.1),
        ("square", "local", -1.5, -3),
        ("sin", "value", math.pi / 2, 1),
        ("cos", "local", math.pi / 2, -1),
        ("tan", "value", math.pi / 4, 1),
        ("asin", "value", 1, math.pi / 2),
        ("acos", "value", -1, math.pi),
        ("reciprocal", "value", -2, -0.5),
        ("leaky_relu", "local", -1, 0.01),
        ("softplus", "value", 0, math.log(2)),
        ("step", "value", 0.001, 1),
    ],
)
def test_a_curve_passes_through_what_is_known_of_it(
    name: str, kind: str, x: float, y: float
) -> None:
    assert drawing(name).height(kind, x) == pytest.approx(y, abs=0.02)


@every_curve
def test_the_drawn_derivative_is_the_slope_of_the_drawn_value(op: Op) -> None:
    """Where both are unbroken, the value rises by the area under the derivative."""
    drawn = drawing(op.name)
    compared = 0
    for values in drawn.pieces("value"):
        for locals_ in drawn.pieces("local"):
            low, high = max(values[0, 0], locals_[0, 0]), min(values[-1, 0], locals_[-1, 0])
            if high - low < 0.5:
                continue
            x = np.linspace(low, high, 2001)
            rise = np.interp(x, *values.T)
            slope = np.interp(x, *locals_.T)
            area = np.cumsum((slope[1:] + slope[:-1]) / 2 * np.diff(x))
            np.testing.assert_allclose(rise[1:] - rise[0], area, rtol=0, atol=0.06)
            compared += 1
    assert compared


@pytest.mark.parametrize(
    ("name", "kind", "breaks"),
    [
        ("step", "value", [0]),
        ("sign", "value", [0]),
        ("abs", "local", [0]),
        ("relu", "local", [0]),
        ("hard_tanh", "local", [-1, 1]),
        ("reciprocal", "value", [0]),
        ("tan", "value", [-math.pi / 2, math.pi / 2]),
    ],
)
def test_no_line_bridges_a_jump_or_a_pole(name: str, kind: str, breaks: list[float]) -> None:
    pieces = [piece for piece in drawing(name).pieces(kind) if len(piece) > 1]
    assert len(pieces) == len(breaks) + 1
    near = 0.01  # places in the picture are rounded
    for place in breaks:
        assert not [p for p in pieces if p[0, 0] < place - near and p[-1, 0] > place + near]


@pytest.mark.parametrize(
    ("name", "kind", "taken", "missed"),
    [
        ("step", "value", [(0, 0)], [(0, 1)]),
        ("sign", "value", [(0, 0)], [(0, -1), (0, 1)]),
        ("abs", "local", [(0, 0)], [(0, -1), (0, 1)]),
        ("relu", "local", [(0, 0)], [(0, 1)]),
        ("hard_tanh", "local", [(-1, 0), (1, 0)], [(-1, 1), (1, 1)]),
        ("clip", "local", [(-1, 1), (1, 1)], [(-1, 0), (1, 0)]),
        ("selu", "local", [(0, 1.76)], [(0, 1.05)]),
        ("elu", "local", [], []),
        ("tan", "value", [], []),
    ],
)
def test_a_dot_is_what_is_taken_at_a_jump_and_a_ring_what_is_not(
    name: str, kind: str, taken: list[tuple[float, float]], missed: list[tuple[float, float]]
) -> None:
    drawn = drawing(name)
    for dots, known in (
        (drawn.dots(f"{kind} taken"), taken),
        (drawn.dots(f"{kind} missed"), missed),
    ):
        assert len(dots) == len(known)
        np.testing.assert_allclose(dots, known, rtol=0, atol=0.02)


@every_curve
def test_nothing_leaves_the_frame_and_both_curves_are_long(op: Op) -> None:
    for path in drawing(op.name).root.iter(f"{SVG}path"):
        found = np.concatenate(list(places(path)))
        assert found[:, 0].min() >= LEFT
        assert found[:, 0].max() <= RIGHT
        assert found[:, 1].min() >= TOP
        assert found[:, 1].max() <= BOTTOM
        assert np.ptp(found[:, 0]) > (RIGHT - LEFT) / 2


@every_curve
def test_the_description_gives_the_numbers_that_are_drawn(op: Op) -> None:
    drawn = drawing(op.name)
    about = drawn.root.findtext(f"{SVG}desc", "").replace("−", "-")
    told = re.findall(r"at x = (\S+) the value is (\S+) and the derivative (\S+)[;.]", about)
    assert [float(x) for x, _, _ in told] == list(op.domain[0])
    for x, value, local in np.array(told, dtype=float):
        for kind, y in (("value", value), ("local", local)):
            if abs(y) < REACH:
                assert drawn.height(kind, x) == pytest.approx(y, abs=0.02)


def test_the_colours_are_those_of_the_page() -> None:
    tokens = (ROOT / "static/src/style/tokens.css").read_text(encoding="utf-8")
    style = drawing("sigmoid").root.findtext(f"{SVG}style", "")
    for token, kind in (("blue", "value"), ("red", "local")):
        colours = re.findall(rf"--{token}: (#\w+)", tokens)
        assert re.findall(rf"\.{kind} {{ stroke: (#\w+)", style) == colours
        assert re.findall(rf"\.{kind}\.taken {{ fill: (#\w+)", style) == colours


@every_curve
def test_colour_is_not_the_only_cue(op: Op) -> None:
    root = drawing(op.name).root
    assert "path.local { stroke-dasharray: 7 5 }" in root.findtext(f"{SVG}style", "")
    legend = ["".join(t.itertext()) for t in root.iter(f"{SVG}text") if t.get("class") == "legend"]
    assert legend == [f"value y = {op.name}(x)", "local derivative dy/dx"]

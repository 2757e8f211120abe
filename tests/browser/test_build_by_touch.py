"""The seed graph, from an empty page, with fingers; letters and digits come from a keyboard."""

import re
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Locator, Page, expect

from tests.browser.building import at_rest, expect_edges, expect_nodes, expect_seed, port
from tests.browser.places import box_of, middle, scale
from tests.browser.reading import node

Point = tuple[float, float]


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A tablet that lies on its side."""
    screen = {"width": 1024, "height": 768}
    return {**browser_context_args, "viewport": screen, "has_touch": True, "is_mobile": True}


@pytest.fixture
def fingers(explorer: Page) -> CDPSession:
    return explorer.context.new_cdp_session(explorer)


def touch(fingers: CDPSession, kind: str, *points: Point) -> None:
    touched = [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(points)]
    fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touched})


def between(start: Point, end: Point, steps: int = 5) -> list[Point]:
    """Points on the way from one to another, the last one included."""
    (ax, ay), (bx, by) = start, end
    parts = [step / steps for step in range(1, steps + 1)]
    return [(ax + (bx - ax) * part, ay + (by - ay) * part) for part in parts]


def slide(page: Page, fingers: CDPSession, start: Point, end: Point) -> None:
    """Move a finger that is down, and lift it once it stands: else the browser sees a fling."""
    for point in between(start, end):
        touch(fingers, "touchMove", point)
    at_rest(page)
    touch(fingers, "touchMove", end)
    touch(fingers, "touchEnd")


def hold(page: Page, fingers: CDPSession, at: Point) -> None:
    """Rest a finger for longer than a tap takes, and lift it."""
    touch(fingers, "touchStart", at)
    page.wait_for_timeout(600)
    touch(fingers, "touchEnd")


def tap_button(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.tap()


def begin_empty(page: Page) -> None:
    tap_button(page, "New graph")
    expect_nodes(page, "x y")
    at_rest(page)
    for name in "xy":
        node(page, name).tap()
        tap_button(page, "Delete")
    expect_nodes(page, "")


def palette(page: Page, op: str) -> Locator:
    return page.get_by_role("list", name="Palette").get_by_role("button", name=op, exact=True)


def drop(page: Page, fingers: CDPSession, op: str, across: float, down: float) -> None:
    """Hold an op of the palette until it comes along, and let it go over the canvas."""
    canvas = box_of(page.locator(".canvas"))
    start = middle(palette(page, op))
    end = canvas["x"] + across * canvas["width"], canvas["y"] + down * canvas["height"]
    touch(fingers, "touchStart", start)
    expect(page.locator(".carried")).to_be_visible()
    slide(page, fingers, start, end)
    at_rest(page)


def pull(page: Page, fingers: CDPSession, start: str, end: str) -> None:
    at_rest(page)
    begin = middle(port(page, start))
    touch(fingers, "touchStart", begin)
    slide(page, fingers, begin, middle(port(page, end)))


def fill_in(page: Page, name: str, field: str, text: str) -> None:
    """Tap a node and type into one of the fields beside the drawing."""
    node(page, name).tap()
    box = page.get_by_role("group", name=f"What {name} is").get_by_role("textbox", name=field)
    box.tap()
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def test_the_seed_graph_is_built_by_touch_from_an_empty_page(
    explorer: Page, fingers: CDPSession
) -> None:
    begin_empty(explorer)
    for down in (0.15, 0.45, 0.75):
        drop(explorer, fingers, "input", 0.18, down)
    drop(explorer, fingers, "add", 0.52, 0.2)
    expect_nodes(explorer, "a b c y")
    fill_in(explorer, "y", "Name", "x")
    drop(explorer, fingers, "add", 0.52, 0.75)
    expect_nodes(explorer, "a b c x y")
    palette(explorer, "mul").tap()
    fill_in(explorer, "y1", "Name", "f")
    tap_button(explorer, "Fit view")
    for start, end in {"a:out": "x:0", "b:out": "x:1", "y:0": "b:out", "c:out": "y:1"}.items():
        pull(explorer, fingers, start, end)
    expect_edges(explorer, "a:x:0 b:x:1 b:y:0 c:y:1")
    for start, end in {"x:out": "f:0", "y:out": "f:1"}.items():
        pull(explorer, fingers, start, end)
    expect_edges(explorer, "a:x:0 b:x:1 b:y:0 c:y:1 x:f:0 y:f:1")
    for leaf, number in {"a": "-1", "b": "3", "c": "4"}.items():
        fill_in(explorer, leaf, "Value", number)
    tap_button(explorer, "Last step")
    expect_seed(explorer)


def test_two_fingers_zoom_and_pan_on_a_phone(explorer: Page, fingers: CDPSession) -> None:
    explorer.set_viewport_size({"width": 375, "height": 740})
    at_rest(explorer)
    before = scale(explorer)
    x, y = middle(explorer.locator(".canvas"))
    touch(fingers, "touchStart", (x - 30, y), (x + 30, y))
    for apart in (40, 50, 60):
        touch(fingers, "touchMove", (x - apart, y), (x + apart, y))
    at_rest(explorer)
    assert scale(explorer) == pytest.approx(2 * before, rel=1e-4)
    near = box_of(node(explorer, "f"))
    for by in (10, 20, 30):
        touch(fingers, "touchMove", (x - 60 + by, y - by), (x + 60 + by, y - by))
    touch(fingers, "touchEnd")
    panned = box_of(node(explorer, "f"))
    assert panned["x"] - near["x"] == pytest.approx(30, abs=1)
    assert panned["y"] - near["y"] == pytest.approx(-30, abs=1)
    assert scale(explorer) == pytest.approx(2 * before, rel=1e-4)


def test_a_finger_that_rests_asks_for_the_menu_on_a_phone(
    explorer: Page, fingers: CDPSession
) -> None:
    explorer.set_viewport_size({"width": 375, "height": 740})
    at_rest(explorer)
    hold(explorer, fingers, middle(node(explorer, "y")))
    explorer.get_by_role("menuitem", name="Delete").tap()
    expect_edges(explorer, "a:x:0 b:x:1 x:f:0")
    expect(node(explorer, "f")).to_have_accessible_name(re.compile("nothing is connected"))
    at_rest(explorer)
    canvas = box_of(explorer.locator(".canvas"))
    hold(explorer, fingers, (canvas["x"] + canvas["width"] / 2, canvas["y"] + 12))
    explorer.get_by_role("menuitem", name="Add an op").tap()
    explorer.get_by_role("option", name="tanh trigonometric").tap()
    expect_nodes(explorer, "a b c x f y")

"""The seed graph, from an empty page, with the mouse; letters and digits are typed."""

from playwright.sync_api import Locator, Page

from tests.browser.building import at_rest, expect_edges, expect_nodes, expect_seed, port
from tests.browser.places import box_of, middle
from tests.browser.reading import node, press


def begin_empty(page: Page) -> None:
    press(page, "New graph")
    at_rest(page)
    page.locator(".canvas").click(button="right", position={"x": 30, "y": 30})
    page.get_by_role("menuitem", name="Select all").click()
    press(page, "Delete")
    expect_nodes(page, "")


def palette(page: Page, op: str) -> Locator:
    return page.get_by_role("list", name="Palette").get_by_role("button", name=op, exact=True)


def drop(page: Page, op: str, across: float, down: float) -> None:
    """Drag an op from the palette to a part of the canvas's width and height."""
    canvas = box_of(page.locator(".canvas"))
    page.mouse.move(*middle(palette(page, op)))
    page.mouse.down()
    x, y = canvas["x"] + across * canvas["width"], canvas["y"] + down * canvas["height"]
    page.mouse.move(x, y, steps=5)
    page.mouse.up()
    at_rest(page)


def pull(page: Page, start: Locator, end: Locator) -> None:
    at_rest(page)
    page.mouse.move(*middle(start))
    page.mouse.down()
    page.mouse.move(*middle(end), steps=5)
    page.mouse.up()


def fill_in(page: Page, name: str, field: str, text: str) -> None:
    """Click a node and type into one of the fields beside the drawing."""
    node(page, name).click()
    box = page.get_by_role("group", name=f"What {name} is").get_by_role("textbox", name=field)
    box.click()
    page.keyboard.type(text)
    box.blur()


def test_the_seed_graph_is_built_by_mouse_from_an_empty_page(explorer: Page) -> None:
    begin_empty(explorer)
    for down in (0.15, 0.45, 0.75):
        drop(explorer, "input", 0.15, down)
    drop(explorer, "add", 0.5, 0.2)
    expect_nodes(explorer, "a b c y")
    fill_in(explorer, "y", "Name", "x")
    drop(explorer, "add", 0.5, 0.75)
    expect_nodes(explorer, "a b c x y")
    palette(explorer, "mul").click()
    fill_in(explorer, "y1", "Name", "f")
    press(explorer, "Fit view")
    for start, end in {"a:out": "x:0", "y:0": "b:out", "b:out": "x:1", "c:out": "y:1"}.items():
        pull(explorer, port(explorer, start), port(explorer, end))
    expect_edges(explorer, "a:x:0 b:x:1 b:y:0 c:y:1")
    pull(explorer, port(explorer, "x:out"), port(explorer, "f:0"))
    pull(explorer, port(explorer, "y:out"), node(explorer, "f"))
    expect_edges(explorer, "a:x:0 b:x:1 b:y:0 c:y:1 x:f:0 y:f:1")
    for leaf, number in {"a": "-1", "b": "3", "c": "4"}.items():
        fill_in(explorer, leaf, "Value", number)
    press(explorer, "Last step")
    expect_seed(explorer)

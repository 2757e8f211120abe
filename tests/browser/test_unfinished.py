"""What is not finished is said where it is, and everything else is computed."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.building import at_rest, expect_edges, port, source
from tests.browser.places import box_of, middle
from tests.browser.random_changes import say
from tests.browser.reading import node, type_expression, value

SEED_EDGES = "a:x:0 b:x:1 b:y:0 c:y:1 x:f:0 y:f:1"


def pull(page: Page, start: Locator, x: float, y: float) -> None:
    """Press on something and move to a point of the screen, without letting go."""
    at_rest(page)
    page.mouse.move(*middle(start))
    page.mouse.down()
    page.mouse.move(x, y, steps=5)


def said_at(page: Page, name: str) -> Locator:
    """The words at a node, seen while it is pointed at or selected."""
    node(page, name).click()
    return page.get_by_role("list", name=f"What is missing at {name}")


def test_an_edge_taken_off_leaves_a_port_that_says_so_and_the_rest_is_computed(
    explorer: Page,
) -> None:
    canvas = box_of(explorer.locator(".canvas"))
    pull(explorer, port(explorer, "y:0"), canvas["x"] + 20, canvas["y"] + canvas["height"] - 20)
    explorer.mouse.up()
    expect_edges(explorer, "a:x:0 b:x:1 c:y:1 x:f:0 y:f:1")
    assert source(explorer) == "x = a + b\ny = _ + c\nf = x * y"
    expect(explorer.locator('.open[data-port="y:0"]')).to_have_accessible_name("open port a of y")
    expect(value(explorer, "x")).to_have_text("2")
    for name in "yf":
        expect(value(explorer, name)).to_be_empty()
    expect(explorer.get_by_role("button", name="Run backward")).to_be_disabled()
    expect(said_at(explorer, "y")).to_contain_text("nothing is connected to the first input")


def test_unfinished_work_is_there_after_a_reload_and_can_be_finished(explorer: Page) -> None:
    type_expression(explorer, "x = a + b\ny = b + _\nf = x * y")
    expect(value(explorer, "y")).to_be_empty()
    expect(explorer).to_have_url(re.compile("step=3&"))
    explorer.reload()
    expect(value(explorer, "x")).to_have_text("2")
    assert source(explorer) == "x = a + b\ny = b + _\nf = x * y"
    explorer.locator(".expression").get_by_role("button", name="y", exact=True).click()
    field = explorer.get_by_role("group", name="What y is").get_by_role("combobox", name="b")
    field.fill("b")
    field.press("Enter")
    expect(value(explorer, "f")).to_have_text("12")
    assert source(explorer) == "x = a + b\ny = b + b\nf = x * y"


def test_a_missing_number_is_asked_for_at_its_node_and_the_rest_is_computed(
    explorer: Page,
) -> None:
    type_expression(explorer, "a = _\nx = a + b\ny = b + c\nf = x * y")
    expect(node(explorer, "a")).to_have_accessible_name(re.compile("no number yet"))
    expect(value(explorer, "y")).to_have_text("7")
    for name in "xf":
        expect(value(explorer, name)).to_be_empty()
    expect(said_at(explorer, "a")).to_contain_text("write one, as in a = 2")
    field = explorer.get_by_role("group", name="What a is").get_by_role("textbox", name="Value")
    field.fill("-1")
    field.press("Enter")
    expect(value(explorer, "f")).to_have_text("14")
    assert source(explorer) == "a = -1\nx = a + b\ny = b + c\nf = x * y"


def test_a_wire_that_would_close_a_circle_is_refused_in_words(explorer: Page) -> None:
    before = source(explorer)
    pull(explorer, port(explorer, "f:out"), *middle(port(explorer, "x:0")))
    expect(explorer.locator(".wire-words")).to_contain_text("f already depends on x: x → f")
    explorer.mouse.up()
    expect(explorer.locator(".wire-words")).to_have_count(0)
    expect_edges(explorer, SEED_EDGES)
    explorer.keyboard.press("Control+k")
    box = explorer.get_by_role("combobox", name="Commands")
    box.fill("connect f to x 1")
    box.press("Enter")
    words = "f already depends on x: x → f; take this edge away first"
    expect(explorer.get_by_role("dialog", name="Commands").get_by_role("status")).to_have_text(
        words
    )
    assert source(explorer) == before


def test_a_circle_that_is_typed_is_said_at_its_nodes_and_the_rest_is_computed(
    explorer: Page,
) -> None:
    type_expression(explorer, "x = f + b\ny = b + c\nf = x * y")
    expect_edges(explorer, "f:x:0 b:x:1 b:y:0 c:y:1 x:f:0 y:f:1")
    expect(value(explorer, "y")).to_have_text("7")
    for name in "xf":
        expect(value(explorer, name)).to_be_empty()
        expect(said_at(explorer, name)).to_contain_text("goes round in a circle")
    below = explorer.get_by_role("region", name="The graph as text").locator(".problem")
    expect(below).to_have_text(re.compile("^line 1, line 3: .*goes round in a circle"))
    say(explorer, "connect c to x 1")
    expect(value(explorer, "f")).to_have_text("49")


def test_shapes_that_do_not_fit_are_said_at_their_node_and_the_rest_is_computed(
    explorer: Page,
) -> None:
    type_expression(explorer, "m = a @ b\ny = c + 3\nf = sum(m) * y")
    say(explorer, "set a [[1, 2], [3, 4]]")
    say(explorer, "set b [1, 2, 3]")
    expect(said_at(explorer, "m")).to_contain_text("cannot multiply shapes (2, 2) and (3,)")
    expect(value(explorer, "y")).to_have_text("7")
    expect(value(explorer, "f")).to_be_empty()
    say(explorer, "set b [1, 2]")
    expect(value(explorer, "f")).to_have_text("112")
    expect(node(explorer, "m")).not_to_have_class(re.compile("faulty"))

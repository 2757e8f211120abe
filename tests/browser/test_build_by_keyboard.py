"""The seed graph, from an empty page, without a mouse."""

from playwright.sync_api import Page, expect

from tests.browser.building import expect_edges, expect_nodes, expect_seed, nodes
from tests.browser.reading import node

COUNT_PRESSES = """() => {
  window.presses = 0;
  addEventListener('pointerdown', () => { window.presses += 1; }, { capture: true });
}"""


def answer(page: Page, dialog: str, words: str) -> None:
    """Type into the dialog that stands in front, and choose what answers best."""
    front = page.get_by_role("dialog", name=dialog)
    expect(front.get_by_role("combobox", name=dialog)).to_be_focused()
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    expect(front).to_have_count(0)


def say(page: Page, words: str) -> None:
    """Type a command into the command palette, from wherever the keyboard is."""
    page.keyboard.press("Control+k")
    answer(page, "Commands", words)


def add(page: Page, op: str, name: str) -> None:
    """Press / and type an op or a number; the new node has the keyboard then."""
    page.keyboard.press("/")
    answer(page, "Add an op", op)
    expect(node(page, name)).to_be_focused()


def rename(page: Page, to: str) -> None:
    page.keyboard.press("F2")
    expect(page.get_by_role("textbox", name="New name")).to_be_focused()
    page.keyboard.type(to)
    page.keyboard.press("Enter")
    expect(node(page, to)).to_be_focused()


def walk(page: Page, name: str) -> None:
    """Go up or down to a node, from the one that has the keyboard."""
    order = list(nodes(page))
    at = page.locator("[data-node]:focus").get_attribute("data-node") or ""
    way = order.index(name) - order.index(at)
    for _ in range(abs(way)):
        page.keyboard.press("ArrowDown" if way > 0 else "ArrowUp")
    expect(node(page, name)).to_be_focused()


def connect(page: Page, start: str, end: str) -> None:
    """Draw an edge from a node on, into the first open port of another."""
    walk(page, start)
    page.keyboard.press("c")
    answer(page, "Commands", end)
    expect(node(page, start)).to_be_focused()


def test_the_seed_graph_is_built_without_a_mouse(explorer: Page) -> None:
    explorer.evaluate(COUNT_PRESSES)
    say(explorer, "new graph")
    expect_nodes(explorer, "x y")
    explorer.keyboard.press("Control+a")
    explorer.keyboard.press("Delete")
    expect_nodes(explorer, "")
    add(explorer, "-1", "a")
    add(explorer, "3", "b")
    add(explorer, "input", "c")
    explorer.keyboard.press("Enter")
    expect(explorer.get_by_role("spinbutton", name="c")).to_be_focused()
    explorer.keyboard.type("4")
    explorer.keyboard.press("Enter")
    say(explorer, "add add")
    expect(node(explorer, "y")).to_be_focused()
    rename(explorer, "x")
    add(explorer, "+", "y")
    add(explorer, "*", "y1")
    rename(explorer, "f")
    for start, end in ("ax", "bx", "by", "cy", "xf"):
        connect(explorer, start, end)
    say(explorer, "connect y to f 2")
    expect_edges(explorer, "a:x:0 b:x:1 b:y:0 c:y:1 x:f:0 y:f:1")
    explorer.keyboard.press("End")
    expect_seed(explorer)
    assert explorer.evaluate("window.presses") == 0

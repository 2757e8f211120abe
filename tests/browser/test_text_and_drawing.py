"""The text and the drawing are one graph: what is done to one is done to the other."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.building import at_rest, edges, expect_nodes, nodes, source, text_box
from tests.browser.places import middle
from tests.browser.random_changes import (
    duplicate,
    insert,
    not_below,
    nudge,
    rename,
    say,
    set_number,
    wires,
)
from tests.browser.random_lines import LINES
from tests.browser.reading import node, type_expression, value

SEED = 7
ROUNDS = 20
COMMENTED = """# two sums
x = a + b   # the first
y = (b +
     c)

f = x*y  # their product
"""

_SAYS = """(equations) => {
  const cards = [...document.querySelectorAll('.graph [data-node]')];
  const says = (card) => `${card.getAttribute('aria-label')},`.startsWith(
    `${equations[card.dataset.node]},`);
  return cards.length === Object.keys(equations).length && cards.every(says);
}"""


def place(page: Page, name: str) -> str:
    """Where a card stands in the drawing, wherever the camera is."""
    return node(page, name).get_attribute("transform") or ""


def move(page: Page, name: str, dx: float, dy: float) -> None:
    at_rest(page)
    x, y = middle(node(page, name))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx, y + dy, steps=4)
    page.mouse.up()


def put_caret(page: Page, line: int, column: int) -> None:
    """The caret into the text, lines counted from 1, by the keys that move it."""
    text_box(page).press("Control+Home")
    for key in ["ArrowDown"] * (line - 1) + ["ArrowRight"] * column:
        page.keyboard.press(key)


def test_typing_leaves_what_was_placed_where_it_is(explorer: Page) -> None:
    move(explorer, "x", 30, -40)
    at_rest(explorer)
    before = {name: place(explorer, name) for name in nodes(explorer)}
    put_caret(explorer, 3, len("f = x * y"))
    explorer.keyboard.type(" * tanh(a)")
    expect(explorer.locator(".graph [data-node]")).to_have_count(8)
    at_rest(explorer)
    assert {name: place(explorer, name) for name in before} == before


def test_what_is_typed_goes_where_the_caret_is_while_the_drawing_follows(explorer: Page) -> None:
    put_caret(explorer, 1, len("x = a"))
    for typed, shown in ((" ", 14), ("* c", -7), ("*2", -35)):
        explorer.keyboard.type(typed)
        expect(value(explorer, "f")).to_have_text(str(shown))
    assert source(explorer) == "x = a * c*2 + b\ny = b + c\nf = x * y"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("rename a to alpha", "x = alpha + b\ny = b * 2 + c\nf = x * y"),
        ("rename x to sum_ab", "sum_ab = a + b\ny = b * 2 + c\nf = sum_ab * y"),
        ("insert tanh on x f", "x = a + b\ny1 = tanh(x)\ny = b * 2 + c\nf = y1 * y"),
    ],
)
def test_the_caret_keeps_its_place_when_the_drawing_changes_the_text(
    explorer: Page, words: str, text: str
) -> None:
    put_caret(explorer, 2, len("y = b"))
    say(explorer, words)
    text_box(explorer).focus()
    explorer.keyboard.type(" * 2")
    expect(value(explorer, "y")).to_have_text("10")
    assert source(explorer) == text


def test_comments_and_spaces_stay_when_the_drawing_is_changed(explorer: Page) -> None:
    type_expression(explorer, COMMENTED)
    expect(value(explorer, "f")).to_have_text("14")
    say(explorer, "rename x to sum_ab")
    say(explorer, "set c 5")
    assert source(explorer) == COMMENTED.replace("x =", "sum_ab =").replace("x*", "sum_ab*")
    say(explorer, "connect a to y 1")
    say(explorer, "insert tanh on sum_ab f")
    expect_nodes(explorer, "a b c sum_ab y1 y f")
    for kept in ("# two sums\n", "sum_ab = a + b   # the first\n", "  # their product\n"):
        assert kept in source(explorer)


def test_a_name_changed_in_the_text_keeps_its_card(explorer: Page) -> None:
    move(explorer, "x", 30, -40)
    at_rest(explorer)
    before = place(explorer, "x")
    type_expression(explorer, "total = a + b\ny = b + c\nf = total * y")
    expect_nodes(explorer, "a b c total y f")
    at_rest(explorer)
    assert place(explorer, "total") == before


def test_a_name_changed_in_the_drawing_is_changed_wherever_it_is_written(explorer: Page) -> None:
    type_expression(explorer, "x = a + b\nf = x * x + tanh(x)  # x is the sum")
    expect(node(explorer, "f")).to_be_visible()
    say(explorer, "rename x to s")
    assert source(explorer) == "s = a + b\nf = s * s + tanh(s)  # x is the sum"


# Changes of a drawing that leave nothing open, for the server is to read the text.


def reconnect(page: Page, rng: Random) -> None:
    start, to, slot = rng.choice(wires(page))
    above = [name for name in not_below(page, to) if name != start]
    if above:
        say(page, f"connect {rng.choice(above)} to {to} {int(slot) + 1}")


def replace(page: Page, rng: Random) -> None:
    pairs = sorted({to for _, to, slot in wires(page) if slot == "1"})
    if pairs:
        name = rng.choice(pairs)
        told = node(page, name).get_attribute("class") or ""
        others = [op for op in ("sub", "maximum", "div") if op not in told.split()]
        say(page, f"replace {name} by {rng.choice(others)}")


DRAWN: tuple[Callable[[Page, Random], object], ...] = (
    reconnect,
    replace,
    insert,
    rename,
    set_number,
    duplicate,
    nudge,
)


@pytest.fixture
def infix(explorer: Page, server: str) -> dict[str, str]:
    """The signs of the ops that are written between what they read."""
    ops = explorer.request.get(f"{server}/api/v1/ops").json()["ops"]
    signs = {op["name"]: (op["symbol"], op["infix"]) for op in ops if op["infix"]}
    return {name: symbol if len(symbol) == 1 else sign for name, (symbol, sign) in signs.items()}


def equations(graph: dict[str, Any], infix: dict[str, str]) -> dict[str, str]:
    """What the cards of a graph of the API have to say, by id."""

    def equation(node: dict[str, Any]) -> str:
        op, inputs = node["op"], node.get("inputs", [])
        if not inputs:
            return f"{node['id']}, {op}"
        if op in infix and len(inputs) == 2:
            return f"{node['id']} = {inputs[0]} {infix[op]} {inputs[1]}"
        return f"{node['id']} = {op}({', '.join(inputs)})"

    return {node["id"]: equation(node) for node in graph["nodes"]}


def expect_same(page: Page, server: str, infix: dict[str, str], after: str) -> None:
    """The drawing shows the graph that the server reads in the text."""
    answer = page.request.post(f"{server}/api/v1/parse", data={"source": source(page)})
    assert answer.ok, f"after {after}: {answer.text()}\n{source(page)}"
    graph = answer.json()["graph"]
    expected = equations(graph, infix)
    try:
        page.wait_for_function(_SAYS, arg=expected, timeout=20_000)
    except Error:
        assert nodes(page) == expected, f"after {after}"
    drawn = {
        f"{start}:{each['id']}:{slot}"
        for each in graph["nodes"]
        for slot, start in enumerate(each.get("inputs", []))
    }
    assert edges(page) == drawn, f"after {after}"
    expect(node(page, graph["output"]).locator(".inner")).to_have_count(1)


def test_the_drawing_is_what_the_server_reads_in_the_text(
    explorer: Page, server: str, infix: dict[str, str]
) -> None:
    explorer.emulate_media(reduced_motion="reduce")
    rng = Random(SEED)
    for _ in range(ROUNDS):
        write, draw = rng.choice(LINES), rng.choice(DRAWN)
        type_expression(explorer, write(source(explorer), list(nodes(explorer)), rng))
        expect_same(explorer, server, infix, write.__name__)
        draw(explorer, rng)
        expect_same(explorer, server, infix, draw.__name__)

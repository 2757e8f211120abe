"""The drawing itself: cards, edges, labels, motion and layout."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from app.examples.load import examples
from tests.browser.places import box_of, scale
from tests.browser.reading import at_step, node, press, type_expression, value

# Answers the labels that lie on a card or on another label, each told by its text.
COVERED = """() => {
  const box = (each) => each.getBoundingClientRect();
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
    && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const cards = [...document.querySelectorAll('[data-node] .card')].map(box);
  const labels = [...document.querySelectorAll('[data-edge] .edge-label')]
    .filter((label) => label.firstChild);
  const boxes = labels.map(box);
  return labels
    .filter((_, i) => cards.some((card) => meet(card, boxes[i]))
      || boxes.some((other, j) => j > i && meet(other, boxes[i])))
    .map((label) => label.textContent);
}"""


def open_example(page: Page, title: str) -> None:
    listed = page.get_by_role("list", name="Examples")
    listed.get_by_role("button", name=title, exact=True).click()
    expect(listed.locator("[aria-current]")).to_have_text(title)


def stroke(page: Page, edge: str) -> dict[str, Any]:
    """How the flow of an edge is drawn: its width in px and its dashes."""
    at = page.locator("[data-edge]").evaluate_all(
        "(edges, key) => edges.findIndex((edge) => edge.dataset.edge === key)", edge
    )
    style: dict[str, Any] = (
        page.locator(".strokes .flow")
        .nth(at)
        .evaluate(
            """(path) => { const { strokeWidth, strokeDasharray, stroke } = getComputedStyle(path);
             return { width: parseFloat(strokeWidth), dash: strokeDasharray, colour: stroke }; }"""
        )
    )
    return style


def test_a_changed_graph_glides_and_keeps_the_elements_of_what_stays(explorer: Page) -> None:
    before = box_of(node(explorer, "x"))
    node(explorer, "x").evaluate(
        """(card) => { card.marked = true; window.places = [];
             const look = () => { places.push(Math.round(card.getBoundingClientRect().x));
               requestAnimationFrame(look); };
             look(); }"""
    )
    type_expression(explorer, "w = 2 * a\nx = w + b\ny = b + c\nf = x * y")
    expect(node(explorer, "w")).to_have_count(1)
    after = box_of(node(explorer, "x"))
    assert after["x"] != before["x"]
    assert len(set(explorer.evaluate("places"))) > 2, "it was seen on the way"
    assert node(explorer, "x").evaluate("(card) => card.marked") is True


def test_reduced_motion_changes_places_at_once(explorer: Page) -> None:
    explorer.emulate_media(reduced_motion="reduce")
    node(explorer, "x").evaluate(
        """(card) => { window.places = [];
             const look = () => { places.push(Math.round(card.getBoundingClientRect().x));
               requestAnimationFrame(look); };
             look(); }"""
    )
    type_expression(explorer, "w = 2 * a\nx = w + b\ny = b + c\nf = x * y")
    expect(node(explorer, "w")).to_have_count(1)
    box_of(node(explorer, "x"))
    assert len(set(explorer.evaluate("places"))) == 2


def test_edges_and_nodes_have_names(explorer: Page) -> None:
    press(explorer, "Last step")
    expect(explorer.locator('[data-edge="b:x:1"]')).to_have_accessible_name(
        "edge from b to x, contribution 7 × 1 = 7"
    )
    expect(node(explorer, "b")).to_have_accessible_name("b, input, value 3, gradient 9")


def test_a_tensor_is_a_picture_and_words(explorer: Page) -> None:
    open_example(explorer, "A layer and its loss")
    press(explorer, "Last step")
    card = node(explorer, "W")
    expect(card.locator(".heat.blue rect").first).to_be_visible()
    expect(card.locator(".heat.red rect").first).to_be_visible()
    expect(card).to_have_accessible_name(
        "W, parameter, value [2×2] from -1 to 2, gradient [2×2] from -1.5 to 1.5"
    )
    expect(card.locator(".value")).to_have_text("[2×2]")
    expect(card.locator("title")).to_contain_text("[[1, 0], [-1, 2]]")
    expect(explorer.locator('[data-edge="y:L:0"] .heat rect').first).to_be_visible()
    open_example(explorer, "Softmax with cross-entropy")
    expect(value(explorer, "z")).to_have_text("[3.2, 5.1, -1.7]")


def test_the_width_of_an_edge_grows_with_what_crosses_it(explorer: Page) -> None:
    type_expression(explorer, "p = 100 * a\nq = 0.01 * b\nr = p + q\nf = r * c")
    expect(node(explorer, "p")).to_have_count(1)
    press(explorer, "Last step")
    widths = [stroke(explorer, edge)["width"] for edge in ("b:q:1", "q:r:1", "a:p:1")]
    assert widths == sorted(widths)
    assert len(set(widths)) == 3


def test_signs_zero_and_nothing_look_different(explorer: Page) -> None:
    type_expression(explorer, "d = -2 * a\ne = 0 * b\ng = a * b\nf = d + e + c")
    expect(node(explorer, "e")).to_have_count(1)
    press(explorer, "Last step")
    positive, negative, zero, absent = (
        stroke(explorer, edge)
        for edge in ("d:t1:0", "a:d:1", "b:e:1", "a:g:0")
        if explorer.locator(f'[data-edge="{edge}"]').count()
    )
    assert positive["dash"] == "none"
    assert len({positive["dash"], negative["dash"], zero["dash"]}) == 3
    assert absent["colour"] == "none"
    assert zero["colour"] != "none"


@pytest.mark.parametrize("size", [(1280, 720), (1024, 700), (1440, 900)], ids=str)
def test_no_label_covers_a_card_or_another_label_in_any_example(
    explorer: Page, size: tuple[int, int]
) -> None:
    explorer.emulate_media(reduced_motion="reduce")
    explorer.set_viewport_size({"width": size[0], "height": size[1]})
    for example in examples():
        open_example(explorer, example.title)
        press(explorer, "Last step")
        expect(explorer.locator(".edge.flowed").first).to_be_attached()
        assert explorer.evaluate(COVERED) == [], example.title


def test_the_seed_graph_is_readable_on_a_phone(explorer: Page) -> None:
    explorer.set_viewport_size({"width": 375, "height": 740})
    box_of(node(explorer, "a"))
    assert 12.5 * scale(explorer) >= 9.9


def test_motion_carries_numbers_and_scrubbing_shows_the_same(explorer: Page) -> None:
    explorer.clock.install()
    explorer.get_by_role("slider", name="Step").fill("11")
    explorer.clock.pause_at(datetime.now(UTC) + timedelta(hours=1))
    press(explorer, "Step forward")
    explorer.clock.run_for(230)
    carried = explorer.locator(".traveller .carried")
    expect(carried).to_have_text(["× 1", "2"])
    explorer.clock.run_for(1000)
    expect(carried).to_have_count(0)
    at_step(explorer, 12)
    expect(node(explorer, "b")).to_contain_text("7 + 2 = 9")

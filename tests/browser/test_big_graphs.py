"""Graphs of thousands of nodes: a picture from afar, elements for what is in sight."""

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from app.examples.layered import layered
from tests.browser.places import box_of, middle, scale
from tests.browser.reading import grad, node, press, value

# A file that is let go over the page.
DROP = """(text) => {
  const data = new DataTransfer();
  data.items.add(new File([text], 'layers.json'));
  dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
}"""

# How many frames the page asks for in a second.
FRAMES = """() => new Promise((done) => {
  const ask = window.requestAnimationFrame;
  let asked = 0;
  window.requestAnimationFrame = (run) => { asked += 1; return ask(run); };
  setTimeout(() => { window.requestAnimationFrame = ask; done(asked); }, 1000);
})"""


def open_layers(page: Page, size: int, width: int) -> None:
    """Open a layered graph as a document, with its layers closed where it is very large."""
    graph = layered(size, width)
    groups = {each.id: each.group for each in graph.nodes if each.group}
    document = {
        "source": "\n".join(
            f"{each.id} = {each.op}({', '.join(each.inputs)})"
            for each in graph.nodes
            if each.inputs
        ),
        "values": {each.id: each.value for each in graph.nodes if each.op == "input"},
        "groups": groups,
        "closed": sorted(set(groups.values())) if size >= 20_000 else [],
    }
    page.evaluate(DROP, json.dumps(document))
    expect(page.get_by_role("slider", name="Step")).to_have_value(str(size), timeout=60_000)


@pytest.fixture
def layers(explorer: Page) -> Page:
    """2,000 nodes in layers of 40, seen whole: forward is done."""
    explorer.emulate_media(reduced_motion="reduce")
    open_layers(explorer, 2000, 40)
    expect(explorer.locator(".graph.pictured")).to_have_count(1, timeout=60_000)
    return explorer


def is_picture(page: Page) -> None:
    expect(page.locator(".graph.pictured")).to_have_count(1)


def is_elements(page: Page) -> None:
    expect(page.locator(".graph.pictured")).to_have_count(0)


def cards(page: Page) -> Locator:
    return page.locator("[data-node]")


def is_red(page: Page, at: tuple[float, float]) -> bool:
    """Whether the picture is red at a point of the screen, once it has been taken."""
    page.wait_for_timeout(500)
    red, _, blue, alpha = page.evaluate(
        """([x, y]) => {
             const canvas = [...document.querySelectorAll('.afar canvas')]
               .find((each) => each.style.display !== 'none');
             const { left, top, width } = canvas.getBoundingClientRect();
             const sharp = canvas.width / width;
             const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
             pen.drawImage(canvas, (left - x) * sharp, (top - y) * sharp);
             return [...pen.getImageData(0, 0, 1, 1).data];
           }""",
        at,
    )
    return bool(alpha > 100 and red > blue + 30)


def step_to(page: Page, step: int) -> None:
    page.get_by_role("slider", name="Step").fill(str(step))


def zoom_to(page: Page, name: str) -> None:
    """Select a node by its name, and look at it closely."""
    page.keyboard.press("Control+f")
    page.get_by_role("searchbox", name="Find a node").fill(name)
    page.keyboard.press("Escape")
    expect(node(page, name)).to_be_focused()
    page.keyboard.press("z")
    is_elements(page)


def test_a_large_graph_is_a_picture_with_one_tab_stop(layers: Page) -> None:
    assert cards(layers).count() < 10
    expect(layers.locator('.graph [tabindex="0"]')).to_have_count(1)
    expect(node(layers, "x1")).to_have_accessible_name("x1, input, value -1")


def test_the_node_at_hand_is_there_in_numbers_and_comes_back_from_the_picture(layers: Page) -> None:
    press(layers, "Last step")
    last = layers.locator("[data-node].now")
    expect(last).to_have_count(1)
    name = last.get_attribute("data-node") or ""
    expect(grad(layers, name)).not_to_have_text("")
    at = middle(last)
    press(layers, "First step")
    expect(node(layers, name)).to_have_count(0)
    layers.mouse.move(*at)
    expect(node(layers, name)).to_have_count(1)
    layers.mouse.click(*at)
    expect(node(layers, name)).to_have_class(re.compile(r"\bselected\b"))
    account = layers.get_by_role("region", name="Account")
    expect(account.get_by_role("heading").first).to_contain_text(name)


def test_the_picture_tells_what_a_derivative_has_reached(layers: Page) -> None:
    step_to(layers, 2403)
    card = layers.locator("[data-node].now")
    expect(card).to_have_count(1)
    box = box_of(card)
    right = (box["x"] + box["width"] * 0.75, box["y"] + box["height"] / 2)
    assert is_red(layers, right)
    step_to(layers, 2003)
    assert not is_red(layers, right)
    step_to(layers, 2402)
    press(layers, "Step forward")
    assert is_red(layers, right)
    press(layers, "Step back")
    assert not is_red(layers, right)


def test_the_keyboard_walks_a_large_graph_from_afar(layers: Page) -> None:
    node(layers, "x1").focus()
    for key, arrived in {
        "]": '[data-edge="x1:h1_1:0"]',
        "]]": '[data-node="h1_1"]',
        "ArrowDown": '[data-node="h1_2"]',
        "[": '[data-edge="x2:h1_2:0"]',
    }.items():
        layers.keyboard.press(key[0] if key == "]]" else key)
        expect(layers.locator(arrived)).to_be_focused()
        expect(layers.locator('.graph [tabindex="0"]')).to_have_count(1)
    is_picture(layers)


def test_near_there_are_elements_for_what_is_in_sight_alone(layers: Page) -> None:
    zoom_to(layers, "h20_7")
    assert scale(layers) > 0.6
    expect(node(layers, "h20_7")).to_be_in_viewport(ratio=0.99)
    expect(value(layers, "h20_7")).not_to_have_text("")
    assert 1 < cards(layers).count() < 350
    press(layers, "Fit view")
    is_picture(layers)
    assert cards(layers).count() < 10


def test_a_number_is_dragged_live_in_a_large_graph(layers: Page) -> None:
    zoom_to(layers, "x1")
    expect(value(layers, "x1")).to_have_text("-1")
    x, y = middle(value(layers, "x1"))
    layers.mouse.move(x, y)
    layers.mouse.down()
    layers.mouse.move(x + 20, y, steps=5)
    expect(value(layers, "x1")).to_have_text("-0.5")
    expect(layers.locator(".difference")).to_contain_text("x1 up by 0.5")
    layers.mouse.up()
    expect(layers.get_by_role("spinbutton", name="x1", exact=True)).to_have_value("-0.5")
    # h1_1 = add(x1, x5), and x5 is 0.25.
    zoom_to(layers, "h1_1")
    expect(value(layers, "h1_1")).to_have_text("-0.25")


def test_a_card_is_dragged_from_afar_and_stays_where_it_is_put(layers: Page) -> None:
    before = box_of(node(layers, "x1"))
    x, y = before["x"] + before["width"] / 2, before["y"] + before["height"] / 2
    layers.mouse.move(x, y)
    layers.mouse.down()
    layers.mouse.move(x + 30, y + 20, steps=4)
    layers.mouse.up()
    expect(layers.get_by_role("button", name=re.compile("^Undo"))).to_be_enabled()
    layers.wait_for_timeout(1500)
    after = box_of(node(layers, "x1"))
    assert after["x"] - before["x"] == pytest.approx(30, abs=2)
    assert after["y"] - before["y"] == pytest.approx(20, abs=2)


def test_the_map_leads_to_another_part(layers: Page) -> None:
    zoom_to(layers, "x1")
    layers.mouse.move(*middle(layers.locator(".minimap")))
    expect(node(layers, "x1")).to_be_in_viewport()
    layers.mouse.click(*middle(layers.locator(".minimap")))
    expect(node(layers, "x1")).not_to_be_in_viewport()
    expect(node(layers, "x1")).to_have_class(re.compile(r"\bselected\b"))


def test_a_graph_opens_through_its_closed_groups(explorer: Page) -> None:
    explorer.emulate_media(reduced_motion="reduce")
    open_layers(explorer, 20_000, 200)
    box = node(explorer, "group/layer 3")
    expect(box).to_have_accessible_name("layer 3, closed group of 200 nodes")
    expect(cards(explorer)).to_have_count(101)
    box.focus()
    explorer.keyboard.press("Enter")
    expect(node(explorer, "h3_100")).to_have_count(1, timeout=30_000)
    expect(box).to_have_count(0)


def test_at_rest_nothing_is_drawn(layers: Page) -> None:
    def frames_asked_for() -> int:
        layers.wait_for_timeout(1500)
        return int(layers.evaluate(FRAMES))

    assert frames_asked_for() == 0
    zoom_to(layers, "h20_7")
    assert frames_asked_for() == 0
    step_to(layers, 2403)
    assert frames_asked_for() == 0


def test_an_edge_of_a_closed_group_tells_how_many_it_is_and_their_sum(explorer: Page) -> None:
    explorer.emulate_media(reduced_motion="reduce")
    document = {
        "source": "p = a * b\nq = a * c\ny = p + q",
        "values": {"a": 2, "b": 3, "c": 5},
        "groups": {"p": "products", "q": "products"},
        "closed": ["products"],
    }
    explorer.evaluate(DROP, json.dumps(document))
    expect(node(explorer, "group/products")).to_have_count(1)
    press(explorer, "Last step")
    edge = explorer.locator('[data-edge="a:group/products:0"]')
    expect(edge.locator(".product")).to_have_text("2 edges, sum 8")
    name = "edge from a to products, contributions of 2 edges, sum 8"
    expect(edge).to_have_accessible_name(name)
    press(explorer, "Step back")
    press(explorer, "Step back")
    expect(grad(explorer, "a")).not_to_have_text("8")


def test_layers_of_any_size_are_among_the_examples(explorer: Page) -> None:
    explorer.get_by_text("Layers, as many as you like").click()
    explorer.get_by_label("Nodes", exact=True).fill("30")
    explorer.get_by_label("in layers of").fill("5")
    explorer.locator(".layers").get_by_role("button", name="Open").click()
    expect(cards(explorer)).to_have_count(30)
    expect(explorer.get_by_role("slider", name="Step")).to_have_value("30")

"""Changing the text and the numbers, and never losing any of it."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reading import at_step, grad, node, press, type_expression, value


def text_box(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Expression")


def test_the_graph_follows_the_text(explorer: Page) -> None:
    type_expression(explorer, "f = tanh(a * b) + c")
    expect(node(explorer, "x")).to_have_count(0)
    expect(value(explorer, "c")).to_have_text("4")
    expect(node(explorer, "f")).to_be_visible()


def test_a_mistake_is_said_in_words_and_the_last_graph_stays(explorer: Page) -> None:
    type_expression(explorer, "f = sigmoyd(a)")
    expect(explorer.get_by_text("did you mean 'sigmoid'?").first).to_be_visible()
    expect(value(explorer, "f")).to_have_text("14")
    type_expression(explorer, "f = sigmoid(a)")
    expect(explorer.get_by_text("did you mean")).to_have_count(0)


def test_a_live_edit_moves_every_number_and_only_the_leaf_travels(explorer: Page) -> None:
    press(explorer, "Last step")
    sent: list[str] = []
    explorer.on(
        "request",
        lambda request: (
            sent.append(request.post_data or "")
            if request.url.endswith("/evaluate") and "/graphs/" in request.url
            else None
        ),
    )
    field = explorer.get_by_role("spinbutton", name="a")
    field.focus()
    explorer.keyboard.press("ArrowUp")
    expect(value(explorer, "a")).to_have_text("-0.9")
    expect(value(explorer, "f")).to_have_text("14.7")
    expect(grad(explorer, "c")).to_have_text("2.1")
    expect(explorer.get_by_text("0.1 × gradient")).to_contain_text("0.7")
    assert [body.replace(" ", "") for body in sent] == ['{"values":{"a":-0.9}}']


def test_dragging_across_a_number_scrubs_it(explorer: Page) -> None:
    field = explorer.get_by_role("spinbutton", name="b")
    box = field.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    explorer.mouse.move(x, y)
    explorer.mouse.down()
    explorer.mouse.move(x + 60, y, steps=6)
    explorer.mouse.up()
    expect(value(explorer, "b")).not_to_have_text("3")
    shown = float(value(explorer, "b").text_content() or "nan")
    assert shown > 3
    expect(value(explorer, "f")).to_have_text(f"{(-1 + shown) * (shown + 4):.4g}")


def test_undo_brings_back_what_was(explorer: Page) -> None:
    type_expression(explorer, "f = a * b")
    expect(value(explorer, "f")).to_have_text("-3")
    press(explorer, "Undo")
    expect(value(explorer, "f")).to_have_text("14")
    press(explorer, "Redo")
    expect(value(explorer, "f")).to_have_text("-3")


def test_a_reload_gives_the_same_graph_step_and_mode(explorer: Page) -> None:
    type_expression(explorer, "g = a * b * c")
    expect(value(explorer, "g")).to_have_text("-12")
    explorer.get_by_label("Mode").select_option(label="Forward mode: b")
    press(explorer, "Last step")
    expect(grad(explorer, "g")).to_have_text("-4")
    step = explorer.get_by_role("slider", name="Step").input_value()
    expect(explorer).to_have_url(re.compile(rf"step={step}&mode=forward"))
    explorer.reload()
    expect(value(explorer, "g")).to_have_text("-12")
    expect(grad(explorer, "g")).to_have_text("-4")
    at_step(explorer, int(step))


def test_a_reload_in_the_same_breath_loses_no_keystroke(explorer: Page) -> None:
    text_box(explorer).fill("f = a * b * 2")
    explorer.reload()
    expect(text_box(explorer)).to_have_text("f = a * b * 2")
    text_box(explorer).fill("f = a * b * 3")
    explorer.reload()
    explorer.reload()
    expect(text_box(explorer)).to_have_text("f = a * b * 3")
    press(explorer, "Undo")
    expect(text_box(explorer)).to_have_text("f = a * b * 2")


def test_the_palette_puts_an_op_into_the_graph_and_so_into_the_expression(explorer: Page) -> None:
    type_expression(explorer, "")
    explorer.get_by_role("list", name="Palette").get_by_role(
        "button", name="tanh", exact=True
    ).click()
    expect(explorer.get_by_role("textbox", name="Expression")).to_contain_text("tanh")


def test_a_number_that_stands_in_the_text_is_changed_there(explorer: Page) -> None:
    type_expression(explorer, "# note; c = 3\nc = (1)\nc = c * 2 + d")
    expect(value(explorer, "c")).to_have_text("3")
    field = explorer.get_by_role("spinbutton", name="c.1")
    field.focus()
    for _ in range(3):
        explorer.keyboard.press("ArrowUp")
    expect(value(explorer, "c")).to_have_text("3.6")
    text = explorer.get_by_role("textbox", name="Expression")
    expect(text).to_contain_text("c = (1.3)")
    expect(text).to_contain_text("# note; c = 3")


@pytest.mark.parametrize("before", ["# note\ny=a*a", "tanh(x)"])
def test_text_that_begins_with_a_coloured_word_is_replaced(explorer: Page, before: str) -> None:
    """The fixture hears of it when the browser carries the word's looks over."""
    type_expression(explorer, before)
    expect(text_box(explorer).locator("[class^=ex-]").first).to_be_visible()
    type_expression(explorer, "y=b*b")
    expect(value(explorer, "y")).to_have_text("9")
    type_expression(explorer, before)
    text_box(explorer).press("Control+a")
    explorer.keyboard.type("z = c * c")
    expect(value(explorer, "z")).to_have_text("16")
    assert text_box(explorer).inner_text() == "z = c * c"


@pytest.mark.parametrize(
    "source", ["y = " + " + ".join(["a"] * 2000), "y = " + "(" * 1000 + "a" + ")" * 1000]
)
def test_a_very_long_line_is_replaced_at_once(explorer: Page, source: str) -> None:
    type_expression(explorer, source)
    box = text_box(explorer)
    box.press("Control+End", timeout=3000)
    box.press("Control+a", timeout=3000)
    box.press("q", timeout=3000)
    expect(box).to_have_text("q", timeout=3000)


def test_undo_of_a_number_keeps_the_step(explorer: Page) -> None:
    press(explorer, "Last step")
    step = int(explorer.get_by_role("slider", name="Step").input_value())
    field = explorer.get_by_role("spinbutton", name="a")
    field.fill("1")
    field.press("Enter")
    expect(grad(explorer, "c")).to_have_text("4")
    for command, shown in (("Undo", "2"), ("Redo", "4")):
        press(explorer, command)
        expect(grad(explorer, "c")).to_have_text(shown)
        at_step(explorer, step)


def test_the_box_and_the_page_share_one_history(explorer: Page) -> None:
    seed = text_box(explorer).inner_text()
    explorer.get_by_role("button", name="Sensitivity of a product").click()
    expect(text_box(explorer)).to_have_text("f = x * y")
    press(explorer, "Undo")
    expect(value(explorer, "f")).to_have_text("14")
    text_box(explorer).press("Control+z")
    expect(explorer.get_by_role("button", name="Undo", exact=True)).to_be_disabled()
    assert text_box(explorer).inner_text() == seed
    text_box(explorer).press("Control+y")
    expect(text_box(explorer)).to_have_text("f = x * y")


def test_undo_takes_back_what_was_typed_in_one_go(explorer: Page) -> None:
    type_expression(explorer, "y = a * c")
    expect(value(explorer, "y")).to_have_text("-4")
    explorer.wait_for_timeout(600)
    explorer.keyboard.type(" * b + c", delay=200)
    expect(value(explorer, "y")).to_have_text("-8")
    explorer.keyboard.press("Control+z")
    expect(value(explorer, "y")).to_have_text("-4")
    assert text_box(explorer).inner_text() == "y = a * c"
    explorer.keyboard.press("Control+Shift+Z")
    expect(value(explorer, "y")).to_have_text("-8")


def test_a_number_dragged_in_the_drawing_moves_in_its_field_too(explorer: Page) -> None:
    box = value(explorer, "a").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    explorer.mouse.move(x, y)
    explorer.mouse.down()
    explorer.mouse.move(x + 60, y, steps=6)
    expect(value(explorer, "a")).to_have_text("0.5")
    expect(explorer.get_by_role("spinbutton", name="a")).to_have_value("0.5")
    explorer.mouse.up()


def test_what_is_wrong_with_a_number_hides_no_other_line(explorer: Page) -> None:
    field = explorer.get_by_role("spinbutton", name="a")
    field.fill("two")
    field.press("Enter")
    words = explorer.get_by_role("alert")
    expect(words).to_contain_text("not a number")
    expect(field).to_have_accessible_description(re.compile("not a number"))
    bubble = words.bounding_box()
    line = explorer.locator(".difference").bounding_box()
    assert bubble is not None
    assert line is not None
    assert bubble["y"] >= line["y"] + line["height"]


def test_the_difference_tells_only_what_is_computed_and_moves_nothing(explorer: Page) -> None:
    field = explorer.get_by_role("spinbutton", name="a")
    told = explorer.locator(".difference")
    canvas = explorer.locator(".canvas").bounding_box()
    field.press("ArrowUp")
    expect(told).to_have_text("a up by 0.1 · f up by 0.7")
    assert explorer.locator(".canvas").bounding_box() == canvas
    press(explorer, "First step")
    for _ in range(3):
        press(explorer, "Step forward")
    field.press("ArrowUp")
    expect(told).to_have_text("a up by 0.1")
    press(explorer, "Last step")
    field.press("ArrowUp")
    expect(told).to_contain_text("0.1 × gradient 7 = 0.7")


def test_the_title_tells_when_an_example_s_numbers_are_changed(explorer: Page) -> None:
    title = explorer.locator(".title")
    expect(title).to_have_text("Two sums and a product")
    explorer.get_by_role("spinbutton", name="a").press("ArrowUp")
    expect(title).to_have_text("Two sums and a product, changed")
    press(explorer, "Undo")
    expect(title).to_have_text("Two sums and a product")

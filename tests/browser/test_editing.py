"""Changing the text and the numbers, and never losing any of it."""

import re

from playwright.sync_api import Page, expect

from tests.browser.reading import at_step, grad, node, press, type_expression, value


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


def test_the_palette_writes_an_op_into_the_expression(explorer: Page) -> None:
    type_expression(explorer, "")
    explorer.get_by_role("list", name="Palette").get_by_role("button", name="tanh").click()
    expect(explorer.get_by_role("textbox", name="Expression")).to_contain_text("tanh")

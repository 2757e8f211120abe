"""The hand on the drawing: dragging, panning, zooming, and the keyboard."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.places import box_of, camera, middle, scale
from tests.browser.reading import grad, node, press, type_expression, value


def test_dragging_a_leafs_number_in_the_graph_changes_it_live(explorer: Page) -> None:
    press(explorer, "Last step")
    x, y = middle(value(explorer, "a"))
    explorer.mouse.move(x, y)
    explorer.mouse.down()
    explorer.mouse.move(x + 20, y, steps=5)
    expect(value(explorer, "a")).to_have_text("-0.5")
    expect(value(explorer, "f")).to_have_text("17.5")
    expect(grad(explorer, "c")).to_have_text("2.5")
    still_there = camera(explorer)
    explorer.mouse.up()
    expect(explorer.get_by_role("spinbutton", name="a")).to_have_value("-0.5")
    assert camera(explorer) == still_there
    press(explorer, "Undo")
    expect(value(explorer, "a")).to_have_text("-1")


def test_escape_gives_a_dragged_number_back(explorer: Page) -> None:
    x, y = middle(value(explorer, "b"))
    explorer.mouse.move(x, y)
    explorer.mouse.down()
    explorer.mouse.move(x + 40, y, steps=5)
    expect(value(explorer, "b")).to_have_text("4")
    explorer.keyboard.press("Escape")
    expect(value(explorer, "b")).to_have_text("3")
    explorer.mouse.up()
    expect(explorer.get_by_role("spinbutton", name="b")).to_have_value("3")


def test_a_click_on_a_number_selects_and_a_double_click_goes_to_its_field(explorer: Page) -> None:
    press(explorer, "Last step")
    value(explorer, "b").click()
    expect(explorer.get_by_role("region", name="Account")).to_contain_text("∂f/∂b")
    value(explorer, "b").dblclick()
    expect(explorer.get_by_role("spinbutton", name="b")).to_be_focused()
    expect(value(explorer, "b")).to_have_text("3")


def test_the_focus_survives_a_change_of_the_graph(explorer: Page) -> None:
    type_expression(explorer, "x = a + b\ny = b + c\nz = 2 * a\nf = x * y * z")
    expect(node(explorer, "z")).to_have_count(1)
    node(explorer, "y").focus()
    explorer.keyboard.press("Control+z")
    expect(node(explorer, "z")).to_have_count(0)
    expect(node(explorer, "y")).to_be_focused()
    expect(node(explorer, "y")).to_have_attribute("tabindex", "0")
    explorer.keyboard.press("Control+Shift+z")
    expect(node(explorer, "z")).to_have_count(1)
    expect(node(explorer, "y")).to_be_focused()


def test_the_graph_is_one_tab_stop_and_arrows_and_brackets_walk_it(explorer: Page) -> None:
    expect(explorer.locator('.graph [tabindex="0"]')).to_have_count(1)
    node(explorer, "b").focus()
    expect(explorer.locator('.graph [tabindex="0"]')).to_have_attribute("data-node", "b")
    for key, arrived in {
        "]": '[data-edge="b:x:1"]',
        "ArrowDown": '[data-edge="b:y:0"]',
        "[": '[data-node="b"]',
    }.items():
        explorer.keyboard.press(key)
        expect(explorer.locator(arrived)).to_be_focused()
        expect(explorer.locator('.graph [tabindex="0"]')).to_have_count(1)
    explorer.keyboard.press("Enter")
    expect(explorer.get_by_role("spinbutton", name="b")).to_be_focused()
    graph = explorer.get_by_role("group", name="Graph")
    expect(graph).to_have_accessible_description(re.compile("Right bracket follows an edge"))


def test_tab_leaves_the_graph_in_one_press(explorer: Page) -> None:
    node(explorer, "a").focus()
    explorer.keyboard.press("Tab")
    assert explorer.evaluate("document.activeElement.closest('.graph')") is None


def test_what_the_person_chose_to_see_stays_until_fit(explorer: Page) -> None:
    fitted = camera(explorer)
    x, y = middle(explorer.locator(".canvas"))
    explorer.mouse.move(x, y)
    explorer.keyboard.down("Control")
    explorer.mouse.wheel(0, -200)
    explorer.keyboard.up("Control")
    chosen = scale(explorer)
    type_expression(explorer, "x = a + b\ny = b + c\nf = x * y * 2")
    expect(value(explorer, "f")).to_have_text("28")
    explorer.set_viewport_size({"width": 1200, "height": 700})
    explorer.wait_for_timeout(400)
    assert scale(explorer) == chosen
    press(explorer, "Undo")
    explorer.set_viewport_size({"width": 1280, "height": 720})
    press(explorer, "Fit view")
    expect(explorer.locator(".graph")).to_have_attribute("style", re.compile(re.escape(fitted)))


def test_the_wheel_pans_a_drawing_that_is_larger_than_its_place(explorer: Page) -> None:
    x, y = middle(explorer.locator(".canvas"))
    before = camera(explorer)
    explorer.mouse.move(x, y)
    explorer.mouse.wheel(0, 120)
    explorer.wait_for_timeout(100)
    assert camera(explorer) == before, "all of it is in view"
    explorer.keyboard.down("Control")
    for _ in range(4):
        explorer.mouse.wheel(0, -200)
    explorer.keyboard.up("Control")
    close = box_of(node(explorer, "b"))
    explorer.mouse.wheel(0, 60)
    explorer.wait_for_timeout(100)
    moved = box_of(node(explorer, "b"))
    assert moved["y"] < close["y"]
    assert moved["width"] == pytest.approx(close["width"])


def test_dragging_the_ground_pans_and_keeps_the_selection(explorer: Page) -> None:
    node(explorer, "x").click()
    before = box_of(node(explorer, "x"))
    canvas = box_of(explorer.locator(".canvas"))
    x, y = canvas["x"] + 20, canvas["y"] + canvas["height"] - 20
    explorer.mouse.move(x, y)
    explorer.mouse.down()
    explorer.mouse.move(x + 60, y - 30, steps=6)
    explorer.mouse.up()
    after = box_of(node(explorer, "x"))
    assert after["x"] - before["x"] == pytest.approx(60, abs=1)
    assert after["y"] - before["y"] == pytest.approx(-30, abs=1)
    expect(node(explorer, "x")).to_have_class(re.compile(r"\bselected\b"))
    explorer.mouse.dblclick(x, y)
    assert box_of(node(explorer, "x")) == pytest.approx(before, abs=1)


def test_two_fingers_zoom_on_a_phone(browser: Browser, server: str) -> None:
    context = browser.new_context(
        viewport={"width": 375, "height": 740}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(server)
    expect(value(page, "f")).to_have_text("14")
    x, y = middle(page.locator(".canvas"))
    before = scale(page)
    touch = context.new_cdp_session(page)

    def fingers(kind: str, apart: float) -> None:
        points = [{"x": x - apart, "y": y, "id": 1}, {"x": x + apart, "y": y, "id": 2}]
        touched = points if kind != "touchEnd" else []
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touched})

    fingers("touchStart", 30)
    for apart in (40, 50, 60, 70):
        fingers("touchMove", apart)
    fingers("touchEnd", 0)
    page.wait_for_timeout(100)
    assert scale(page) > before * 1.5
    context.close()


def test_every_digit_is_there_on_focus_and_for_copying(explorer: Page) -> None:
    type_expression(explorer, "f = a / b")
    expect(value(explorer, "f")).to_have_text("-0.3333")
    node(explorer, "f").focus()
    explorer.keyboard.press("ArrowUp")
    explorer.keyboard.press("ArrowDown")
    expect(node(explorer, "f").locator(".digits")).to_be_visible()
    expect(node(explorer, "f").locator(".digits")).to_have_text("-0.3333333333333333")
    copied = explorer.evaluate(
        """() => { const event = new ClipboardEvent('copy',
               { bubbles: true, cancelable: true, clipboardData: new DataTransfer() });
             document.activeElement.dispatchEvent(event);
             return event.clipboardData.getData('text/html'); }"""
    )
    assert "<td>f</td><td>-0.3333333333333333</td>" in copied


def test_a_graph_too_wide_to_be_read_whole_follows_the_step_at_hand(explorer: Page) -> None:
    explorer.emulate_media(reduced_motion="reduce")
    explorer.get_by_role("button", name="The micrograd expression").click()
    expect(value(explorer, "g")).to_have_text("24.7")
    expect(node(explorer, "g")).to_be_in_viewport(ratio=0.9)
    press(explorer, "First step")
    press(explorer, "Step forward")
    expect(node(explorer, "a")).to_be_in_viewport(ratio=0.9)
    press(explorer, "Fit view")
    expect(node(explorer, "g")).to_be_in_viewport(ratio=0.9)


def test_a_node_off_the_screen_can_be_clicked_and_is_brought_into_view(explorer: Page) -> None:
    explorer.emulate_media(reduced_motion="reduce")
    explorer.get_by_role("button", name="The micrograd expression").click()
    expect(value(explorer, "g")).to_have_text("24.7")
    node(explorer, "a").click()
    expect(explorer.get_by_role("region", name="Account").get_by_role("heading")).to_contain_text(
        "a input"
    )
    expect(node(explorer, "a")).to_be_in_viewport(ratio=0.9)
    press(explorer, "Fit view")
    for name in "ag":
        expect(node(explorer, name)).to_be_in_viewport(ratio=0.9)

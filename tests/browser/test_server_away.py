"""A server that goes and comes back: one goes on meanwhile, is told calmly, and loses nothing."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reading import node, press, type_expression, value
from tests.browser.serving import free_port, running
from tests.browser.states import violations


@pytest.fixture
def port() -> int:
    return free_port()


def away(page: Page) -> Locator:
    return page.get_by_text("The server does not answer.")


def test_one_draws_and_types_while_the_server_is_away(
    page: Page, port: int, tmp_path: Path
) -> None:
    with running(port, tmp_path / "first.txt") as url:
        page.goto(url)
        expect(value(page, "f")).to_have_text("14")
    before = page.locator(".canvas").bounding_box()
    type_expression(page, "x = a + b\ny = b + c\nf = x * y * 2")
    expect(away(page)).to_be_visible()
    assert page.locator(".canvas").bounding_box() == before
    assert violations(page) == []
    press(page, "tanh")
    expect(page.locator("[data-node]", has_text="tanh")).to_be_visible()
    press(page, "Undo")
    node(page, "x").focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys, hands and words")).to_be_visible()
    page.keyboard.press("Escape")
    with running(port, tmp_path / "second.txt"):
        expect(value(page, "f")).to_have_text("28", timeout=10_000)
        expect(away(page)).to_have_count(0)


def test_a_page_that_opens_without_a_server_begins_when_it_comes(
    page: Page, port: int, tmp_path: Path
) -> None:
    page.route("**/api/v1/**", lambda route: route.abort())
    with running(port, tmp_path / "log.txt") as url:
        page.goto(url)
        expect(away(page)).to_be_visible()
        expect(page.locator(".coming")).to_be_visible()
        expect(page.get_by_text("There is no graph yet")).to_have_count(0)
        assert violations(page) == []
        page.unroute("**/api/v1/**")
        expect(value(page, "f")).to_have_text("14", timeout=10_000)
        expect(page.locator(".coming")).to_have_count(0)


def test_without_the_editors_code_the_text_is_a_plain_field(page: Page, server: str) -> None:
    page.route("**/assets/editor-*", lambda route: route.abort())
    page.goto(server)
    text = page.get_by_role("textbox", name="Expression")
    expect(text).to_have_value("x = a + b\ny = b + c\nf = x * y")
    text.fill("f = a * b")
    expect(value(page, "f")).to_have_text("-3")
    press(page, "Undo")
    expect(text).to_have_value("x = a + b\ny = b + c\nf = x * y")


def test_a_dialog_that_does_not_arrive_leaves_the_page_as_it_was(page: Page, server: str) -> None:
    page.route("**/assets/ExportDialog-*", lambda route: route.abort())
    page.goto(server)
    expect(value(page, "f")).to_have_text("14")
    press(page, "Export")
    expect(page.get_by_text("That part of the page did not arrive")).to_be_visible()
    press(page, "Last step")
    expect(node(page, "f").locator(".grad")).to_have_text("1")


NO_STORAGE = """
    for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
        const get = () => { throw new DOMException("no", "SecurityError"); };
        Object.defineProperty(window, name, { get });
    }
"""


def test_a_browser_that_keeps_nothing_says_so_and_works(page: Page, server: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(NO_STORAGE)
    page.goto(server)
    expect(value(page, "f")).to_have_text("14")
    press(page, "tanh")
    expect(page.get_by_text("This browser keeps nothing")).to_be_visible()
    press(page, "Undo")
    page.get_by_role("button", name="Take the two-minute tour").click()
    expect(page.get_by_role("region", name="Tour")).to_be_visible()
    assert errors == []


def test_a_clipboard_that_is_refused_is_said_where_one_pressed(page: Page, server: str) -> None:
    refused = "navigator.clipboard.write = navigator.clipboard.writeText = async () => { throw 0 }"
    page.add_init_script(f"if (navigator.clipboard) {refused}")
    page.goto(server)
    expect(value(page, "f")).to_have_text("14")
    press(page, "Share")
    press(page, "Copy Link")
    expect(page.get_by_role("alert")).to_contain_text("select the line below and press Ctrl+C")

"""Each tab has work of its own, and what a tab held when it died is offered to the next."""

import json
import re
from base64 import urlsafe_b64decode
from collections.abc import Callable
from contextlib import suppress
from zlib import decompress

import pytest
from playwright.sync_api import Error, Locator, Page, Route, expect

from tests.browser.building import at_rest, source
from tests.browser.reading import node, press, type_expression, value

Tab = Callable[[], Page]

# Whether the browser keeps a text, looked up without making the database that the page is to make.
KEPT = """async (text) => {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === "backprop-explorer")) return false;
  const answer = (request) =>
    new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  const database = await answer(indexedDB.open("backprop-explorer"));
  const drafts = await answer(database.transaction("drafts").objectStore("drafts").getAll());
  database.close();
  return drafts.some(({ history }) => history.present.source === text);
}"""


@pytest.fixture
def visit(explorer: Page, server: str) -> Tab:
    """Opens another tab of the same browser, which the first one keeps alive."""

    def opened() -> Page:
        tab = explorer.context.new_page()
        tab.goto(server)
        expect(value(tab, "f")).to_have_text("14")
        return tab

    return opened


def work(page: Page, text: str, shown: str) -> None:
    """Type a text whose last line shows this number, and wait until the browser keeps it."""
    type_expression(page, text)
    expect_work(page, text, shown)
    page.wait_for_function(KEPT, arg=text)


def linked(url: str) -> str:
    """The text of the document that an address holds."""
    found = re.search(r"#d=([\w-]+)", url)
    if found is None:
        return ""
    packed = urlsafe_b64decode(found[1] + "=" * (-len(found[1]) % 4))
    return str(json.loads(decompress(packed, wbits=-15))["source"])


def settle(page: Page, text: str) -> None:
    """Returns once the address is of this text, as it is a moment after the browser keeps it."""
    page.wait_for_url(lambda url: linked(url) == text)


def expect_work(page: Page, text: str, shown: str) -> None:
    name = text.split("\n")[-1].split(" ")[0]
    expect(value(page, name)).to_have_text(shown)
    assert source(page) == text


def crash(page: Page) -> None:
    """The tab's process dies, without a word to the page."""
    with page.expect_event("crash"), suppress(Error):
        page.goto("chrome://crash")


def duplicate(page: Page) -> Page:
    """A tab with a copy of all that the first one has of its own; it has no address yet."""
    with page.context.expect_page() as opened:
        page.evaluate("void window.open('about:blank')")
    return opened.value


def offer(page: Page) -> Locator:
    return page.get_by_role("status").filter(has_text="Take it up again?")


def take_up(page: Page) -> None:
    offer(page).get_by_role("button", name="Take it up").click()


def undo_button(page: Page) -> Locator:
    return page.get_by_role("button", name="Undo", exact=True)


def test_two_tabs_keep_their_own_work_and_their_own_undo(explorer: Page, visit: Tab) -> None:
    other = visit()
    work(explorer, "g = a * b", "-3")
    work(other, "h = b * c", "12")
    work(explorer, "g = a * b * 2", "-6")
    for tab, text, shown in ((explorer, "g = a * b * 2", "-6"), (other, "h = b * c", "12")):
        settle(tab, text)
        tab.reload()
        expect_work(tab, text, shown)
    press(other, "Undo")
    expect(value(other, "f")).to_have_text("14")
    expect(undo_button(other)).to_be_disabled()
    press(explorer, "Undo")
    assert "h" not in source(explorer)


def test_work_in_a_living_tab_is_not_offered_to_another(explorer: Page, visit: Tab) -> None:
    work(explorer, "g = a * b", "-3")
    tab = visit()
    at_rest(tab)
    expect(offer(tab)).to_have_count(0)


def test_a_duplicated_tab_goes_on_alone_from_what_there_was(explorer: Page) -> None:
    work(explorer, "f = a * b", "-3")
    settle(explorer, "f = a * b")
    copy = duplicate(explorer)
    copy.goto(explorer.url)
    expect_work(copy, "f = a * b", "-3")
    work(copy, "f = a * c", "-4")
    work(explorer, "f = b * c", "12")
    for tab, text, shown in ((explorer, "f = b * c", "12"), (copy, "f = a * c", "-4")):
        settle(tab, text)
        tab.reload()
        expect_work(tab, text, shown)
        while undo_button(tab).is_enabled():
            press(tab, "Undo")
        expect(value(tab, "f")).to_have_text("14")
    expect(offer(copy)).to_have_count(0)


def test_a_copy_that_comes_while_the_first_tab_reloads_takes_nothing_from_it(
    explorer: Page,
) -> None:
    work(explorer, "f = a * b", "-3")
    settle(explorer, "f = a * b")
    held: list[Route] = []
    explorer.route("**/api/v1/examples", lambda route: held.append(route))
    copy = duplicate(explorer)
    explorer.reload()
    copy.goto(explorer.url)
    expect_work(copy, "f = a * b", "-3")
    work(copy, "f = a * c", "-4")
    held[-1].continue_()
    explorer.unroute_all()
    expect_work(explorer, "f = a * b", "-3")
    work(explorer, "f = b * c", "12")
    for tab, text, shown in ((copy, "f = a * c", "-4"), (explorer, "f = b * c", "12")):
        settle(tab, text)
        tab.reload()
        expect_work(tab, text, shown)
    press(explorer, "Undo")
    press(explorer, "Undo")
    expect(value(explorer, "f")).to_have_text("14")


def test_what_a_crashed_tab_held_is_taken_up_whole(visit: Tab) -> None:
    other = visit()
    press(other, "Add a note")
    expect(other.locator("[data-note]")).to_have_count(1)
    node(other, "x").focus()
    other.keyboard.press("Alt+ArrowUp")
    at_rest(other)
    placed = node(other, "x").get_attribute("transform")
    work(other, "# mine\nx = a + b\ny = b + c\nf = x * y * 2", "28")
    crash(other)
    tab = visit()
    expect(offer(tab)).to_contain_text("You worked on Two sums and a product")
    take_up(tab)
    expect_work(tab, "# mine\nx = a + b\ny = b + c\nf = x * y * 2", "28")
    expect(tab.locator("[data-note]")).to_have_count(1)
    expect(offer(tab)).to_have_count(0)
    at_rest(tab)
    assert node(tab, "x").get_attribute("transform") == placed


def test_undo_after_taking_up_goes_back_to_what_was_open_and_then_on_through_the_work(
    visit: Tab,
) -> None:
    other, tab = visit(), visit()
    press(other, "Add a note")
    work(other, "f = a * b", "-3")
    crash(other)
    work(tab, "f = b * c", "12")
    settle(tab, "f = b * c")
    tab.reload()
    take_up(tab)
    expect_work(tab, "f = a * b", "-3")
    for shown, notes in (("12", 0), ("14", 0), ("-3", 1), ("14", 1), ("14", 0)):
        press(tab, "Undo")
        expect(value(tab, "f")).to_have_text(shown)
        expect(tab.locator("[data-note]")).to_have_count(notes)
    expect(undo_button(tab)).to_be_disabled()
    while (redo := tab.get_by_role("button", name="Redo", exact=True)).is_enabled():
        redo.click()
    expect_work(tab, "f = a * b", "-3")


def test_what_was_taken_up_survives_another_crash(visit: Tab) -> None:
    other = visit()
    work(other, "f = a * b * 5", "-15")
    crash(other)
    for _ in range(2):
        tab = visit()
        take_up(tab)
        expect(value(tab, "f")).to_have_text("-15")
        expect(offer(tab)).to_have_count(0)
        crash(tab)


def test_several_crashed_tabs_are_offered_one_at_a_time_the_latest_first(visit: Tab) -> None:
    for tab, text, shown in ((visit(), "f = a * 5", "-5"), (visit(), "f = a * 7", "-7")):
        work(tab, text, shown)
        crash(tab)
    for shown in ("-7", "-5"):
        tab = visit()
        take_up(tab)
        expect(value(tab, "f")).to_have_text(shown)


def test_work_that_is_declined_is_not_offered_again(visit: Tab) -> None:
    other = visit()
    work(other, "g = a * b", "-3")
    crash(other)
    tab = visit()
    offer(tab).get_by_role("button", name="No, thank you").click()
    expect(offer(tab)).to_have_count(0)
    expect(value(tab, "f")).to_have_text("14")
    tab.reload()
    expect(value(tab, "f")).to_have_text("14")
    at_rest(tab)
    expect(offer(tab)).to_have_count(0)


def test_a_tab_closed_without_asking_leaves_its_work_too(visit: Tab) -> None:
    other = visit()
    work(other, "g = a * b", "-3")
    other.close(run_before_unload=False)
    tab = visit()
    take_up(tab)
    expect_work(tab, "g = a * b", "-3")

"""Nodes put into named boxes, and words beside the drawing; the numbers never notice."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.building import SEED, at_rest, expect_edges, expect_nodes, nodes, source
from tests.browser.places import box_of, middle
from tests.browser.random_changes import say
from tests.browser.reading import grads, node, press, type_expression, value

BOX = "group/sums"
# The nodes outside the box of x and y, their numbers as they were.
OUTSIDE = {name: SEED[name] for name in "abc"} | {"f": SEED["f"].replace("x × y", "sums × sums")}


def frame(page: Page, path: str) -> Locator:
    return page.locator(f'[data-group="{path}"]')


def inspector(page: Page, path: str) -> Locator:
    return page.get_by_role("group", name=f"What {path} is")


def group_sums(page: Page) -> None:
    say(page, "group x y as sums")
    expect(frame(page, "sums")).to_have_accessible_name("group sums, 2 nodes")


def close(page: Page, path: str) -> None:
    frame(page, path).focus()
    page.keyboard.press("Enter")
    expect(node(page, f"group/{path}")).to_be_visible()


def told(page: Page) -> dict[str, str]:
    """What each node says, once everything has run."""
    press(page, "Last step")
    at_rest(page)
    return nodes(page)


def test_a_closed_group_is_one_box_and_the_gradients_run_through_it(explorer: Page) -> None:
    group_sums(explorer)
    close(explorer, "sums")
    expect_nodes(explorer, f"a b c f {BOX}")
    press(explorer, "Last step")
    for name, words in OUTSIDE.items():
        expect(node(explorer, name)).to_have_accessible_name(words)
    field = explorer.get_by_role("spinbutton", name="a")
    field.fill("1")
    field.press("Enter")
    expect(value(explorer, "f")).to_have_text("28")
    expect(node(explorer, "b").locator(".grad")).to_have_text("11")
    assert grads(explorer, "abc") == {"a": "7", "b": "11", "c": "4"}


def test_a_group_opens_again_with_the_numbers_inside(explorer: Page) -> None:
    group_sums(explorer)
    open_numbers = told(explorer)
    close(explorer, "sums")
    node(explorer, BOX).focus()
    explorer.keyboard.press("Enter")
    expect_nodes(explorer, "a b c x y f")
    expect_edges(explorer, "a:x:0 b:x:1 b:y:0 c:y:1 x:f:0 y:f:1")
    assert told(explorer) == open_numbers == SEED


def test_a_group_is_renamed_and_taken_away_and_undo_brings_all_of_it_back(explorer: Page) -> None:
    text = source(explorer)
    group_sums(explorer)
    close(explorer, "sums")
    node(explorer, BOX).click()
    field = inspector(explorer, "sums").get_by_role("textbox", name="Name")
    field.fill("layer")
    field.press("Enter")
    expect(node(explorer, "group/layer")).to_be_visible()
    inspector(explorer, "layer").get_by_role("button", name="Ungroup").click()
    expect_nodes(explorer, "a b c x y f")
    expect(explorer.locator("[data-group]")).to_have_count(0)
    for left in ("a b c f group/layer", f"a b c f {BOX}", "a b c x y f"):
        press(explorer, "Undo")
        expect_nodes(explorer, left)
    expect(frame(explorer, "sums")).to_be_visible()
    press(explorer, "Undo")
    expect(explorer.locator("[data-group]")).to_have_count(0)
    assert source(explorer) == text
    for _ in range(4):
        press(explorer, "Redo")
    expect(explorer.locator("[data-group]")).to_have_count(0)
    assert told(explorer) == SEED


def test_groups_stand_within_groups_and_close_one_by_one(explorer: Page) -> None:
    say(explorer, "group x y f as all")
    say(explorer, "group x y as sums")
    expect(frame(explorer, "all")).to_have_accessible_name("group all, 3 nodes")
    close(explorer, "all/sums")
    expect_nodes(explorer, "a b c f group/all/sums")
    close(explorer, "all")
    expect_nodes(explorer, "a b c group/all")
    press(explorer, "Last step")
    assert grads(explorer, "abc") == {"a": "7", "b": "9", "c": "2"}
    node(explorer, "group/all").focus()
    explorer.keyboard.press("Enter")
    expect_nodes(explorer, "a b c f group/all/sums")


def test_a_group_stays_through_a_reload_and_a_change_of_the_text(explorer: Page) -> None:
    group_sums(explorer)
    close(explorer, "sums")
    type_expression(explorer, "x = a + b\ny = b * c\nf = x * y")
    expect(value(explorer, "f")).to_have_text("24")
    expect_nodes(explorer, f"a b c f {BOX}")
    explorer.reload()
    expect(value(explorer, "f")).to_have_text("24")
    expect_nodes(explorer, f"a b c f {BOX}")


def test_deleting_a_closed_group_deletes_what_is_in_it(explorer: Page) -> None:
    group_sums(explorer)
    close(explorer, "sums")
    node(explorer, BOX).click()
    explorer.keyboard.press("Delete")
    expect_nodes(explorer, "a b c f")
    expect(node(explorer, "f")).to_have_accessible_name(
        re.compile("nothing is connected to the first input of f")
    )
    press(explorer, "Undo")
    expect_nodes(explorer, f"a b c f {BOX}")
    assert sorted(source(explorer).split("\n"))[-2:] == ["x = a + b", "y = b + c"]


# Notes


def notes(page: Page) -> Locator:
    return page.locator("[data-note]")


def write(page: Page, words: str) -> None:
    """Open the one note there is and replace its words."""
    notes(page).focus()
    page.keyboard.press("Enter")
    page.get_by_role("textbox", name="Note", exact=True).fill(words)
    page.keyboard.press("Control+Enter")


def test_a_note_is_written_changed_moved_and_deleted(explorer: Page) -> None:
    press(explorer, "Add a note")
    expect(notes(explorer)).to_have_accessible_name("note: empty note")
    write(explorer, "Look at b:\nit is read twice")
    expect(notes(explorer)).to_have_accessible_name("note: Look at b: it is read twice")
    write(explorer, "b is read twice")
    expect(notes(explorer)).to_have_accessible_name("note: b is read twice")
    at_rest(explorer)
    before, first = box_of(notes(explorer)), notes(explorer).get_attribute("transform")
    x, y = middle(notes(explorer))
    explorer.mouse.move(x, y)
    explorer.mouse.down()
    explorer.mouse.move(x + 40, y + 30, steps=4)
    explorer.mouse.up()
    at_rest(explorer)
    after, placed = box_of(notes(explorer)), notes(explorer).get_attribute("transform")
    assert after["x"] - before["x"] == pytest.approx(40, abs=3)
    assert after["y"] - before["y"] == pytest.approx(30, abs=3)
    explorer.keyboard.press("Delete")
    expect(notes(explorer)).to_have_count(0)
    press(explorer, "Undo")
    expect(notes(explorer)).to_have_accessible_name("note: b is read twice")
    assert notes(explorer).get_attribute("transform") == placed
    press(explorer, "Undo")
    at_rest(explorer)
    assert notes(explorer).get_attribute("transform") == first
    press(explorer, "Undo")
    expect(notes(explorer)).to_have_accessible_name("note: Look at b: it is read twice")


def test_escape_keeps_the_words_a_note_had(explorer: Page) -> None:
    press(explorer, "Add a note")
    write(explorer, "kept")
    notes(explorer).dblclick()
    explorer.get_by_role("textbox", name="Note", exact=True).fill("not kept")
    explorer.keyboard.press("Escape")
    expect(notes(explorer)).to_have_accessible_name("note: kept")
    expect(notes(explorer)).to_be_focused()


def test_keys_in_a_note_are_letters(explorer: Page) -> None:
    press(explorer, "Add a note")
    notes(explorer).focus()
    explorer.keyboard.press("Enter")
    explorer.keyboard.type("/ ? n e l")
    explorer.keyboard.press("Control+a")
    explorer.keyboard.press("Delete")
    explorer.keyboard.type("last")
    explorer.keyboard.press("Control+Enter")
    expect(notes(explorer)).to_have_accessible_name("note: last")
    expect_nodes(explorer, "a b c x y f")
    expect(explorer.get_by_role("dialog")).to_have_count(0)


def test_a_note_stays_through_a_reload_and_keeps_out_of_the_text(explorer: Page) -> None:
    text = source(explorer)
    press(explorer, "Add a note")
    at_rest(explorer, 300)
    before = explorer.url
    write(explorer, "f = 3")
    expect(explorer).not_to_have_url(before)
    explorer.reload()
    expect(notes(explorer)).to_have_accessible_name("note: f = 3")
    assert source(explorer) == text

"""A graph saved as a file opens elsewhere as it was: text, places, groups, notes and numbers."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from app.examples.load import Example, examples
from tests.browser.building import at_rest, nodes
from tests.browser.filing import dialog, drop, exported
from tests.browser.random_changes import say
from tests.browser.reading import node, press
from tests.browser.test_undo_walk import state

# What is shown of one example does not hang on the others: two tests share them out.
HALVES = (examples()[::2], examples()[1::2])


@pytest.fixture
def elsewhere(explorer: Page, server: str) -> Iterator[Page]:
    """Another browser that has never seen the work."""
    browser = explorer.context.browser
    assert browser is not None
    with browser.new_context(reduced_motion="reduce") as context, context.new_page() as page:
        page.goto(server)
        expect(page.locator("[data-node=f]")).to_be_visible()
        yield page


def open_example(page: Page, example: Example) -> None:
    press(page, example.title)
    expect(page.locator(".title")).to_have_text(example.title)


def make_it_mine(page: Page) -> None:
    """Move a node, put two into a group, close it, and write a note."""
    first, second, third = islice(nodes(page), 3)
    node(page, first).focus()
    page.keyboard.press("Alt+ArrowUp")
    say(page, f"group {second} {third} as première")
    page.locator("[data-group='première']").focus()
    page.keyboard.press("Enter")
    expect(node(page, "group/première")).to_be_visible()
    press(page, "Add a note")
    page.get_by_role("textbox", name="Note", exact=True).fill("<b>mine</b>\n日本")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-note]")).to_contain_text("日本")


def seen(page: Page) -> dict[str, Any]:
    """All that is shown, with the numbers of the last step, and the file that is written of it."""
    press(page, "Last step")
    shown = state(page)
    _, file = exported(page, "JSON")
    page.keyboard.press("Escape")
    expect(dialog(page, "Export")).to_have_count(0)
    return shown | {"file": json.loads(file)}


@pytest.mark.parametrize("half", HALVES, ids=["even", "odd"])
def test_each_example_opens_from_its_file_as_it_was_left(
    explorer: Page, elsewhere: Page, half: tuple[Example, ...]
) -> None:
    explorer.emulate_media(reduced_motion="reduce")
    for example in half:
        open_example(explorer, example)
        at_rest(explorer)
        make_it_mine(explorer)
        left = seen(explorer)
        for part in ("places", "style", "groups", "closed", "notes"):
            assert left["file"][part], part
        drop(elsewhere, "mine.json", json.dumps(left["file"]))
        expect(elsewhere.locator(".title")).to_contain_text(example.title)
        expect(elsewhere.locator("[data-note]")).to_contain_text("日本")
        assert seen(elsewhere) == left, example.id

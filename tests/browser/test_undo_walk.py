"""A hundred changes of every kind, undone one by one and made again, over a reload."""

import re
from random import Random

from playwright.sync_api import Locator, Page, expect

from tests.browser.building import at_rest, source
from tests.browser.random_changes import CHANGES

SEED = 4
EVERY = 10
TENS = 10

State = dict[str, object]

_PLACES = """() => Object.fromEntries(
  [...document.querySelectorAll('.graph [data-node], .graph [data-note], .graph [data-group]')]
    .map((each) => [each.getAttribute('aria-label'), each.getAttribute('transform')]))"""


def state(page: Page) -> State:
    """The text, and all cards, notes and groups by their words and numbers, with their places."""
    at_rest(page, 250)
    return {"text": source(page), "places": page.evaluate(_PLACES)}


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def make_changes(page: Page, rng: Random, count: int) -> None:
    """So many changes; undo names each of them."""
    made, last = 0, None
    while made < count:
        make = rng.choice(CHANGES)
        name = make(page, rng) if make is not last else None
        if name is None:
            continue
        title = re.compile(f"^Undo {re.escape(name)}")
        expect(button(page, "Undo")).to_have_attribute("title", title)
        made, last = made + 1, make
        at_rest(page, 60)


def go(page: Page, command: str, count: int) -> None:
    for _ in range(count):
        button(page, command).click()


def test_a_hundred_changes_are_undone_and_made_again(explorer: Page) -> None:
    explorer.emulate_media(reduced_motion="reduce")
    rng = Random(SEED)
    states = [state(explorer)]
    for ten in range(TENS):
        make_changes(explorer, rng, EVERY)
        states.append(state(explorer))
        if ten == TENS // 2:
            explorer.reload()
            assert state(explorer) == states[-1]
    for before in reversed(states[:-1]):
        go(explorer, "Undo", EVERY)
        assert state(explorer) == before
    expect(button(explorer, "Undo")).to_be_disabled()
    for ten, after in enumerate(states[1:]):
        go(explorer, "Redo", EVERY)
        assert state(explorer) == after
        if ten == TENS // 2:
            explorer.reload()
            assert state(explorer) == after
    expect(button(explorer, "Redo")).to_be_disabled()

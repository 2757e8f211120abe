"""The page looks as it did: key states, light and dark, against pictures that were looked at.

`make looks` takes the pictures anew. Look at them before they are committed.
"""

from collections.abc import Callable
from dataclasses import astuple
from io import BytesIO
from pathlib import Path
from typing import Literal

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.browser.building import at_rest
from tests.browser.looks import Difference, difference, halved
from tests.browser.reading import press
from tests.browser.states import STATES
from tests.browser.training import at_epoch, trained

TAKEN = Path(__file__).parents[2] / "test-results" / "looks"
KEPT = Path(__file__).parent / "snapshots"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
REACH: dict[str, Callable[[Page], None]] = {state.name: state.reach for state in STATES}
DESK, PHONE = (1280, 720), (375, 740)
SHOWN = [
    ("first visit", DESK),
    ("in the middle of backward", DESK),
    ("an op selected", DESK),
    ("a closed group", DESK),
    ("a tensor", DESK),
    ("unfinished", DESK),
    ("choosing an op", DESK),
    ("palette of commands", DESK),
    ("export of a program", DESK),
    ("table", DESK),
    ("after backward", PHONE),
]
# Letters drawn without hinting, or in Liberation Sans, come to 0.9, 0.008, 0.10 and 0.12 at most.
# The least of what was broken on purpose, a drawing without edges, comes to a share of 0.017.
MOST = Difference(mean=1.0, share=0.01, red=0.15, blue=0.15)


def taken(page: Page, name: str) -> Image.Image:
    """The page as it is, at half size and kept for `make looks`."""
    picture = halved(Image.open(BytesIO(page.screenshot(animations="disabled"))))
    TAKEN.mkdir(parents=True, exist_ok=True)
    picture.save(TAKEN / f"{name}.png", optimize=True)
    return picture


def alike(one: Difference) -> bool:
    return all(found <= most for found, most in zip(astuple(one), astuple(MOST), strict=True))


def looks(
    page: Page,
    state: str,
    size: tuple[int, int],
    reach: Callable[[Page], None],
    rest: Callable[[Page], None] = at_rest,
) -> None:
    """Compare a state in both schemes with how it looked when it was looked at."""
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(reduced_motion="reduce", color_scheme="light")
    reach(page)
    page.evaluate("document.fonts.ready")
    found: dict[str, Difference] = {}
    for scheme in SCHEMES:
        page.emulate_media(reduced_motion="reduce", color_scheme=scheme)
        rest(page)
        name = f"{state.replace(' ', '-')}-{scheme}"
        picture, kept = taken(page, name), KEPT / f"{name}.png"
        if not kept.exists():
            continue
        with Image.open(kept) as before:
            assert before.size == picture.size
            found[scheme] = difference(picture, before)
    assert found.keys() == set(SCHEMES), "there is no picture of it yet: make looks"
    assert all(alike(each) for each in found.values()), found


@pytest.mark.parametrize(("state", "size"), SHOWN)
def test_the_page_looks_as_it_did(explorer: Page, state: str, size: tuple[int, int]) -> None:
    looks(explorer, state, size, REACH[state])


@pytest.mark.parametrize(
    ("state", "size"), [("lab trained", DESK), ("lab backward", DESK), ("lab on a phone", PHONE)]
)
def test_the_lab_looks_as_it_did(lab: Page, state: str, size: tuple[int, int]) -> None:
    reach = shown_backward if state == "lab backward" else trained
    looks(lab, state, size, reach, painted)


def painted(page: Page) -> None:
    """Canvases are painted with the next frame after a change of colours."""
    page.wait_for_timeout(500)


def shown_backward(page: Page) -> None:
    press(page, "One epoch")
    at_epoch(page, "1")
    press(page, "Gradients")

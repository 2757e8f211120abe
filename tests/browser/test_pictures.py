"""The README's pictures, taken of the pages as they are: light, dark and on a phone."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reading import node
from tests.browser.training import number, preset, trained

TAKEN = Path(__file__).parents[2] / "test-results" / "pictures"


@pytest.mark.parametrize(
    ("name", "width", "height", "scheme"),
    [
        ("explorer", 1280, 800, "light"),
        ("explorer-dark", 1280, 800, "dark"),
        ("explorer-phone", 375, 740, "light"),
    ],
)
def test_the_picture_shows_gradients_adding_at_b(
    explorer: Page, name: str, width: int, height: int, scheme: str
) -> None:
    explorer.set_viewport_size({"width": width, "height": height})
    explorer.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    explorer.get_by_role("slider", name="Step").fill("12")
    node(explorer, "b").click()
    expect(node(explorer, "b")).to_contain_text("7 + 2 = 9")
    expect(explorer.get_by_role("region", name="Explanation").locator(".katex")).to_be_visible()
    take(explorer, name)


def test_the_picture_shows_two_spirals_told_apart(lab: Page) -> None:
    lab.set_viewport_size({"width": 1440, "height": 900})
    lab.emulate_media(color_scheme="light")
    preset(lab, "Two spirals")
    trained(lab)
    assert number(lab, "Accuracy", 1) == "100.0 %"
    take(lab, "network")


def take(page: Page, name: str) -> None:
    page.evaluate("document.fonts.ready")
    TAKEN.mkdir(parents=True, exist_ok=True)
    picture = page.screenshot(path=TAKEN / f"{name}.png", animations="disabled")
    assert len(picture) > 20_000

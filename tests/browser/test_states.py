"""Every state of the page, in the light and in the dark, wide and narrow: axe finds nothing."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.states import STATES, State, violations

# In the dark at a desk, in the light on a phone: each colour and each layout is met once a state.
LOOKS = (("dark", 1280, 800), ("light", 375, 740))


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_axe_finds_nothing(explorer: Page, state: State) -> None:
    explorer.emulate_media(reduced_motion="reduce")
    state.reach(explorer)
    for scheme, width, height in LOOKS:
        explorer.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        explorer.set_viewport_size({"width": width, "height": height})
        assert violations(explorer) == [], f"{scheme}, {width} px"


def test_axe_finds_nothing_in_a_frame_of_another_page(explorer: Page) -> None:
    explorer.goto(explorer.url.partition("#")[0] + "?embed")
    expect(explorer.get_by_role("link", name="Open in Backprop Explorer")).to_be_visible()
    assert violations(explorer) == []


def test_axe_finds_nothing_at_any_step_of_the_tour(explorer: Page) -> None:
    explorer.get_by_role("button", name="Take the two-minute tour").click()
    tour = explorer.get_by_role("region", name="Tour")
    expect(tour).to_contain_text("1 of 7")
    while tour.is_visible():
        assert violations(explorer) == [], tour.text_content()
        tour.get_by_role("button").last.click()


def test_axe_finds_nothing_in_high_contrast(explorer: Page) -> None:
    explorer.emulate_media(forced_colors="active")
    explorer.get_by_role("button", name="Last step").click()
    assert violations(explorer) == []


@pytest.mark.parametrize(("width", "height"), [(640, 400), (375, 740), (320, 568), (900, 700)])
def test_nothing_is_cut_off_at_any_size(explorer: Page, width: int, height: int) -> None:
    explorer.set_viewport_size({"width": width, "height": height})
    for name in ("Undo", "Share", "Help", "Run backward", "Fit view", "Step forward"):
        button = explorer.get_by_role("button", name=name, exact=True)
        button.scroll_into_view_if_needed()
        expect(button).to_be_in_viewport(ratio=1)
    assert explorer.evaluate("document.documentElement.scrollWidth") <= width
    drawing = explorer.locator(".canvas").bounding_box()
    assert drawing is not None
    assert drawing["height"] > 120

"""The lab at any width, in any light, without motion, for any reader."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import quiet, ready
from tests.browser.reading import press
from tests.browser.states import violations
from tests.browser.training import preset, trained

# Of each section of a phone a heading that is seen in it.
SHOWN = {"Data": "Data", "Network": "Network", "Training": "Training", "Results": "Decision"}


def test_axe_finds_nothing_before_and_after_training(lab: Page) -> None:
    assert violations(lab) == []
    trained(lab)
    assert violations(lab) == []


def test_axe_finds_nothing_in_the_dark_or_in_the_backward_view(lab: Page) -> None:
    lab.emulate_media(color_scheme="dark")
    press(lab, "Gradients")
    assert violations(lab) == []
    preset(lab, "Iris")
    assert violations(lab) == []


def test_a_phone_has_everything_in_reach(browser: Browser, server: str) -> None:
    context = browser.new_context(
        viewport={"width": 375, "height": 740}, has_touch=True, is_mobile=True
    )
    lab = context.new_page()
    with quiet(lab, server):
        lab.goto(f"{server}/network")
        ready(lab)
        sections = lab.get_by_role("navigation", name="Sections")
        for name, heading in SHOWN.items():
            sections.get_by_role("button", name=name).tap()
            expect(lab.get_by_role("heading", name=heading).first).to_be_visible()
            assert lab.evaluate("document.documentElement.scrollWidth") <= 375
        small = lab.evaluate(
            """() => [...document.querySelectorAll('.lab-transport button, .lab-tabs button')]
                .filter((each) => each.getBoundingClientRect().height < 44)
                .map((each) => each.textContent)"""
        )
        assert small == []
        trained(lab)
        assert violations(lab) == []
    context.close()


def test_the_dark_follows_the_system(lab: Page) -> None:
    light = lab.evaluate("getComputedStyle(document.body).backgroundColor")
    lab.emulate_media(color_scheme="dark")
    assert lab.evaluate("getComputedStyle(document.body).backgroundColor") != light

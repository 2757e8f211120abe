"""The page is light or dark as the system is, until a person chooses."""

from playwright.sync_api import Page, expect

from tests.browser.reading import press

LIGHT, DARK = "rgb(247, 247, 245)", "rgb(20, 23, 27)"


def ground(page: Page) -> str:
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return colour


def test_the_other_colours_are_kept_on_this_machine(explorer: Page) -> None:
    assert ground(explorer) == LIGHT
    press(explorer, "Dark theme")
    assert ground(explorer) == DARK
    explorer.reload()
    expect(explorer.get_by_role("button", name="Light theme")).to_be_visible()
    assert ground(explorer) == DARK
    press(explorer, "Export")
    expect(explorer.get_by_label("Colours")).to_have_value("Dark")


def test_who_goes_back_to_the_systems_colours_follows_it_again(explorer: Page) -> None:
    press(explorer, "Dark theme")
    explorer.emulate_media(color_scheme="dark")
    explorer.emulate_media(color_scheme="light")
    assert ground(explorer) == DARK
    press(explorer, "Light theme")
    assert ground(explorer) == LIGHT
    explorer.emulate_media(color_scheme="dark")
    expect(explorer.get_by_role("button", name="Light theme")).to_be_visible()
    assert ground(explorer) == DARK

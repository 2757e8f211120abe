"""For everyone: any width, any light, no motion, any reader, and every example."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from app.examples.load import examples
from tests.browser.reading import grads, press, value


def serious(page: Page) -> list[str]:
    """What axe calls serious or critical, in a line each."""
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {rule['nodes'][0]['html'][:120]}"
        for rule in found
        if rule["impact"] in ("serious", "critical")
    ]


def test_axe_finds_nothing_serious_at_rest_or_after_backward(explorer: Page) -> None:
    assert serious(explorer) == []
    press(explorer, "Last step")
    expect(value(explorer, "f")).to_be_visible()
    assert serious(explorer) == []


def test_axe_finds_nothing_serious_in_the_dark(explorer: Page) -> None:
    explorer.emulate_media(color_scheme="dark")
    press(explorer, "Last step")
    assert serious(explorer) == []


def test_dark_mode_follows_the_system(explorer: Page) -> None:
    light = explorer.evaluate("getComputedStyle(document.body).backgroundColor")
    explorer.emulate_media(color_scheme="dark")
    assert explorer.evaluate("getComputedStyle(document.body).backgroundColor") != light


def test_a_phone_has_no_sideways_scroll_and_everything_in_reach(explorer: Page) -> None:
    explorer.set_viewport_size({"width": 375, "height": 740})
    width = explorer.evaluate("document.documentElement.scrollWidth")
    assert width <= 375
    press(explorer, "Last step")
    assert grads(explorer, "abc") == {"a": "7", "b": "9", "c": "2"}
    f, b = (explorer.locator(f'[data-node="{name}"]').bounding_box() for name in "fb")
    assert f is not None
    assert b is not None
    assert b["x"] >= 0
    assert f["x"] + f["width"] <= 375


def test_reduced_motion_moves_nothing(explorer: Page) -> None:
    explorer.emulate_media(reduced_motion="reduce")
    press(explorer, "Run backward")
    assert grads(explorer, "abc") == {"a": "7", "b": "9", "c": "2"}
    assert explorer.locator(".dot").count() == 0


def test_every_example_opens_and_runs_to_its_last_step(explorer: Page) -> None:
    listed = explorer.get_by_role("list", name="Examples")
    for example in examples():
        listed.get_by_role("button", name=example.title, exact=True).click()
        expect(listed.locator("[aria-current]")).to_have_text(example.title)
        press(explorer, "Last step")
        steps = explorer.get_by_role("slider", name="Step")
        expect(steps).to_have_value(steps.get_attribute("max") or "")
        expect(explorer.locator(".problem")).to_have_count(0)
        expect(explorer.locator(".node.reached").first).to_be_visible()


def test_a_phone_has_every_command_too(explorer: Page) -> None:
    explorer.set_viewport_size({"width": 375, "height": 740})
    for name in ("Undo", "Redo", "Fit view", "New graph", "Share", "Help", "Run backward"):
        button = explorer.get_by_role("button", name=name)
        expect(button).to_be_in_viewport(ratio=1)


def test_axe_finds_nothing_serious_in_the_largest_examples(explorer: Page) -> None:
    explorer.emulate_media(reduced_motion="reduce")
    for title in ("The micrograd expression", "Ten sigmoids in a row", "A maxout unit"):
        explorer.get_by_role("button", name=title).click()
        press(explorer, "Last step")
        assert serious(explorer) == [], title

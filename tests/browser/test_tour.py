"""The tour: offered once, done in the page itself, and nothing is lost by it."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.places import middle
from tests.browser.reading import node, press, value


def tour(page: Page) -> Locator:
    return page.get_by_role("region", name="Tour")


def begin(page: Page) -> None:
    page.get_by_role("button", name="Take the two-minute tour").click()
    expect(tour(page)).to_contain_text("Two numbers to begin with")


def test_the_tour_is_offered_on_the_first_visit_alone(explorer: Page) -> None:
    offer = explorer.get_by_role("button", name="Take the two-minute tour")
    expect(offer).to_be_visible()
    explorer.get_by_role("button", name="No tour, thank you").click()
    expect(offer).to_have_count(0)
    explorer.reload()
    expect(value(explorer, "f")).to_have_text("14")
    expect(offer).to_have_count(0)


def test_a_product_is_built_run_and_stepped_by_keyboard_alone(explorer: Page) -> None:
    begin(explorer)
    expect(tour(explorer)).to_be_focused()
    for op in ("input", "input", "mul"):
        explorer.keyboard.press("/")
        explorer.get_by_role("combobox", name="Add an op").fill(op)
        explorer.keyboard.press("Enter")
        expect(explorer.get_by_role("dialog")).to_have_count(0)
    expect(tour(explorer)).to_contain_text("Connect them")
    product = explorer.locator("[data-node]", has_text="×").get_attribute("data-node") or ""
    for leaf in ("a", "b"):
        explorer.keyboard.press("Control+k")
        explorer.get_by_role("combobox", name="Commands").fill(f"connect {leaf} to {product}")
        explorer.keyboard.press("Enter")
    expect(tour(explorer)).to_contain_text("values, in blue")
    node(explorer, "a").focus()
    explorer.keyboard.press("Enter")
    explorer.keyboard.type("3")
    explorer.keyboard.press("Enter")
    expect(tour(explorer)).to_contain_text("gradients, in red")
    explorer.emulate_media(reduced_motion="reduce")
    node(explorer, "a").focus()
    explorer.keyboard.press("b")
    expect(tour(explorer)).to_contain_text("Step by step")
    explorer.keyboard.press("ArrowLeft")
    expect(tour(explorer)).to_contain_text("with respect to a is 1: the value of b")
    tour(explorer).get_by_role("button", name="Done").press("Enter")
    expect(tour(explorer)).to_have_count(0)
    expect(value(explorer, product)).to_have_text("3")
    expect(node(explorer, product)).to_be_focused()


def test_the_tour_goes_on_after_a_reload_where_it_was(explorer: Page) -> None:
    begin(explorer)
    for _ in range(2):
        press(explorer, "input")
    expect(tour(explorer)).to_contain_text("Something to compute")
    explorer.wait_for_timeout(400)
    explorer.reload()
    expect(tour(explorer)).to_contain_text("Something to compute")
    expect(node(explorer, "b")).to_be_visible()
    tour(explorer).get_by_role("button", name="End the tour").click()
    explorer.reload()
    expect(node(explorer, "b")).to_be_visible()
    expect(tour(explorer)).to_have_count(0)


def test_what_was_open_before_the_tour_is_an_undo_away(explorer: Page) -> None:
    explorer.keyboard.press("Control+k")
    explorer.get_by_role("combobox", name="Commands").fill("tour")
    explorer.keyboard.press("Enter")
    expect(node(explorer, "f")).to_have_count(0)
    tour(explorer).get_by_role("button", name="End the tour").click()
    press(explorer, "Undo")
    expect(value(explorer, "f")).to_have_text("14")


def test_on_a_phone_the_tour_brings_the_palette_up(explorer: Page) -> None:
    explorer.set_viewport_size({"width": 375, "height": 740})
    begin(explorer)
    leaf = explorer.get_by_role("list", name="leaf").get_by_role("button", name="input")
    for _ in range(2):
        expect(leaf).to_be_in_viewport(ratio=1)
        x, y = middle(leaf)
        explorer.mouse.click(x, y)
    expect(node(explorer, "b")).to_be_visible()
    expect(tour(explorer)).to_contain_text("Something to compute")

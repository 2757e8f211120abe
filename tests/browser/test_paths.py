"""The gradient of a node as the sum over all paths from it."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.reading import node, press, type_expression
from tests.browser.states import violations


def paths_from(page: Page, name: str) -> Locator:
    """The list of paths from a node, open."""
    press(page, "Last step")
    node(page, name).click()
    account = page.get_by_role("region", name="Account")
    account.get_by_text(f"Paths from {name} to f").click()
    return account.locator(".paths")


def lit(page: Page) -> set[str]:
    """The nodes that are lit in the drawing."""
    found: list[str] = page.locator(".graph [data-node].selected").evaluate_all(
        "cards => cards.map((card) => card.dataset.node)"
    )
    return set(found)


def test_the_gradient_of_b_is_the_sum_of_its_two_paths(explorer: Page) -> None:
    paths = paths_from(explorer, "b")
    expect(paths).to_contain_text("2 paths; their products add up to 9.")
    ways = paths.get_by_role("listitem")
    expect(ways).to_have_text([re.compile("b → x → f.*7 × 1 = 7"), re.compile("b → y → f.*= 2")])
    assert violations(explorer) == []


def test_a_path_that_is_looked_at_is_lit_in_the_drawing(explorer: Page) -> None:
    paths = paths_from(explorer, "b")
    ways = paths.get_by_role("listitem").get_by_role("button")
    ways.nth(0).focus()
    expect(node(explorer, "x")).to_have_class(re.compile("selected"))
    assert lit(explorer) == {"b", "x", "f"}
    explorer.keyboard.press("Tab")
    expect(node(explorer, "y")).to_have_class(re.compile("selected"))
    assert lit(explorer) == {"b", "y", "f"}
    explorer.keyboard.press("Tab")
    expect(node(explorer, "y")).not_to_have_class(re.compile("selected"))
    assert lit(explorer) == {"b"}


def test_what_is_shared_is_worked_out_once(explorer: Page) -> None:
    layers = [f"x{i + 1} = x{i} * 0.5 + x{i}" for i in range(29)]
    type_expression(explorer, "\n".join([*layers, "f = x29 + x29"]))
    expect(node(explorer, "f")).to_be_visible()
    paths = paths_from(explorer, "x0")
    expect(paths).to_contain_text("1,073,741,824 paths")
    expect(paths.get_by_role("listitem")).to_have_count(20)
    expect(paths).to_contain_text("Of the others only the sum is made")
    shared = paths.get_by_role("table", name="Worked out once, used by every way")
    expect(shared.get_by_role("row").nth(1)).to_contain_text("1,073,741,824")

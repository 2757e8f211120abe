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


def sums(paths: Locator) -> Locator:
    return paths.get_by_role("table", name="Each partial sum is made once")


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


def test_each_partial_sum_on_the_way_from_b_is_made_once(explorer: Page) -> None:
    table = sums(paths_from(explorer, "b"))
    expect(table.get_by_role("row")).to_have_count(9)
    rows = [" | ".join(text.split("\t")) for text in table.get_by_role("row").all_inner_texts()]
    assert rows[1:] == [
        "f | 1 | 1 | 2 paths",
        "the start of every path",
        "y | 2 | 1 | 1 path",
        "= f’s 1 × 2",
        "x | 7 | 1 | 1 path",
        "= f’s 1 × 7",
        "b | 9 | 2 | the result",
        "= x’s 7 × 1 + y’s 2 × 1",
    ]


def test_a_tensor_has_its_paths_and_partial_sums_too(explorer: Page) -> None:
    type_expression(explorer, "v = [1, 2]\ns = softmax(v)\nf = sum(s * v)")
    expect(node(explorer, "s")).to_be_visible()
    paths = paths_from(explorer, "v")
    expect(paths).to_contain_text("2 paths; their products add up to [2] from")
    table = sums(paths)
    expect(table.get_by_role("row").last).to_contain_text("s’s [2] mapped")
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
    # 29 times an edge or two, then one: 44.5 x 2^30; and 29 times 3 edges, then 2.
    expect(sums(paths).get_by_role("row").nth(1)).to_contain_text("1,073,741,824 paths")
    expect(paths).to_contain_text("and 20 more on the way to x0")
    expect(paths).to_contain_text(
        "the paths would take 47,781,511,168 multiplications; with every sum made once, 89 do"
    )

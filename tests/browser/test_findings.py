"""What is wrong with the numbers, marked where it came about; and how large gradients are."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reading import node, press, type_expression, value
from tests.browser.states import violations

CLASH = "x = input(0)\nt = input(0)\np = x * x\nu = log(p)\nf = t * u"
SIGMOIDS = "\n".join(f"s{i + 1} = sigmoid({f's{i}' if i else 'x'})" for i in range(10))


def opened(page: Page, source: str, output: str, shown: str) -> None:
    """Another text, once its values are there."""
    type_expression(page, source)
    expect(value(page, output)).to_have_text(shown)


def backward(page: Page) -> None:
    press(page, "Last step")


def wrong(page: Page) -> Locator:
    return page.get_by_role("region", name="What is wrong", exact=True)


def signs(page: Page, name: str) -> list[str]:
    """The signs on a card: of what, and whether it was produced there."""
    return [
        str(each.get_attribute("class")).removeprefix("finding ")
        for each in node(page, name).locator(".finding").all()
    ]


def test_what_is_produced_is_marked_and_told_from_what_is_passed_on(explorer: Page) -> None:
    opened(explorer, CLASH, "f", "NaN")
    backward(explorer)
    expect(node(explorer, "p")).to_have_accessible_name(
        re.compile("NaN gradient produced here: .* slope of log at u: 0 times infinity gives p NaN")
    )
    assert signs(explorer, "p") == ["of-grad produced"]
    assert signs(explorer, "u") == ["of-value produced"]
    assert signs(explorer, "f") == ["of-value produced"]
    assert signs(explorer, "x") == ["of-grad passed"]
    assert signs(explorer, "t") == ["of-grad passed"]
    expect(node(explorer, "x")).to_have_accessible_name(re.compile("NaN gradient passed on: "))
    expect(node(explorer, "t").locator("title").first).to_contain_text(
        "the slope of mul at f is infinite because of the infinity of u"
    )


def test_the_guilty_factor_stands_at_the_product_and_in_the_account(explorer: Page) -> None:
    opened(explorer, CLASH, "f", "NaN")
    backward(explorer)
    guilty = explorer.locator(".edge.guilty")
    expect(guilty).to_have_count(1)
    expect(guilty).to_have_attribute("data-edge", "p:u:0")
    expect(guilty).to_have_accessible_name(re.compile("the local derivative is to blame"))
    node(explorer, "p").focus()
    account = explorer.get_by_role("region", name="Account")
    expect(account).to_contain_text("NaN gradient produced")
    expect(account).to_contain_text("The local derivative is to blame.")


def test_the_gradient_from_upstream_is_named_where_it_is_to_blame(explorer: Page) -> None:
    opened(explorer, "x = input(-1)\nr = relu(x)\nf = sqrt(r)", "f", "0")
    backward(explorer)
    assert signs(explorer, "r") == ["of-grad produced"]
    assert signs(explorer, "x") == ["of-grad produced"]
    node(explorer, "x").focus()
    expect(explorer.get_by_role("region", name="Account")).to_contain_text(
        "The gradient from upstream is to blame."
    )


@pytest.mark.parametrize(
    ("source", "shown", "name", "words"),
    [
        ("x = input(0)\nf = sqrt(x)", "0", "x", "the slope of sqrt at f is infinite"),
        ("x = input(1000)\nf = exp(x)", "∞", "f", "exp at f is beyond what float64 holds"),
    ],
)
def test_poles_and_overflow_are_named(
    explorer: Page, source: str, shown: str, name: str, words: str
) -> None:
    opened(explorer, source, "f", shown)
    backward(explorer)
    expect(node(explorer, name)).to_have_accessible_name(re.compile(words))
    expect(wrong(explorer)).to_contain_text(words)


def test_nothing_is_said_of_a_gradient_before_it_is_there(explorer: Page) -> None:
    opened(explorer, "x = input(0)\ny = x + x\nf = sqrt(y)", "f", "0")
    backward(explorer)
    expect(wrong(explorer)).to_contain_text("1 infinite gradient, produced by sqrt at f")
    assert signs(explorer, "y") == ["of-grad produced"]
    for _ in range(2):
        press(explorer, "Step back")
    assert signs(explorer, "y") == ["of-grad produced"]
    assert signs(explorer, "x") == []
    press(explorer, "Step back")
    assert signs(explorer, "y") == []
    expect(wrong(explorer)).to_have_count(0)


def test_all_is_well_with_the_seed_graph_and_again_once_a_number_is_mended(explorer: Page) -> None:
    backward(explorer)
    expect(wrong(explorer)).to_have_count(0)
    expect(explorer.locator(".finding")).to_have_count(0)
    opened(explorer, "f = log(x) + b", "f", "3")
    field = explorer.get_by_role("spinbutton", name="x", exact=True)
    field.fill("0")
    field.press("Enter")
    expect(wrong(explorer)).to_contain_text("1 infinite value, produced by log")
    field.fill("2")
    field.press("Enter")
    expect(wrong(explorer)).to_have_count(0)


def test_the_gradient_of_a_literal_is_marked_but_nobody_is_sent_to_it(explorer: Page) -> None:
    opened(explorer, "x = input(-2)\nf = x ** 3", "f", "-8")
    backward(explorer)
    assert signs(explorer, "k1") == ["of-grad produced"]
    expect(wrong(explorer)).to_have_count(0)


def test_the_list_leads_to_each_node_by_keyboard(explorer: Page) -> None:
    opened(explorer, CLASH, "f", "NaN")
    backward(explorer)
    region = wrong(explorer)
    expect(region).to_contain_text("1 infinite value, 1 NaN value and 1 NaN gradient")
    expect(explorer.get_by_role("status").filter(has_text="passed on by 2 nodes")).to_have_count(1)
    first = region.get_by_role("button").first
    first.focus()
    expect(first).to_contain_text("u")
    explorer.keyboard.press("Enter")
    expect(node(explorer, "u")).to_have_class(re.compile("selected"))
    explorer.keyboard.press("Tab")
    explorer.keyboard.press("Enter")
    explorer.keyboard.press("Tab")
    explorer.keyboard.press("Enter")
    expect(node(explorer, "t")).to_have_class(re.compile("selected"))
    assert violations(explorer) == []


def test_the_table_says_it_too(explorer: Page) -> None:
    opened(explorer, CLASH, "f", "NaN")
    backward(explorer)
    node(explorer, "p").focus()
    explorer.keyboard.press("t")
    row = explorer.get_by_role("row").filter(has=explorer.locator('[data-row="p"]'))
    expect(row).to_contain_text("NaN gradient produced here")


def bar(page: Page, name: str) -> float:
    """How much of a card's width its bar takes."""
    found = node(page, name)
    part: float = found.evaluate(
        """card => {
            const width = (name) => card.querySelector(name)?.getAttribute("width") ?? 0;
            return width(".size-bar") / Math.max(1, width(".size-track"));
        }"""
    )
    return part


def test_sizes_fade_along_sigmoids_and_are_said_of_each_node(explorer: Page) -> None:
    opened(explorer, SIGMOIDS, "s10", "0.659")
    node(explorer, "s10").focus()
    explorer.keyboard.press("s")
    legend = explorer.get_by_role("region", name="Sizes of gradients")
    for words in ("1e-7", "10", "s10: 1", "vanishing", "∞ or NaN", "none yet"):
        expect(legend).to_contain_text(words)
    expect(explorer.locator(".size-tint")).to_have_count(0)
    backward(explorer)
    expect(explorer.locator(".size-tint")).to_have_count(11)
    bars = [bar(explorer, f"s{i}") for i in range(10, 0, -1)] + [bar(explorer, "x")]
    assert bars == sorted(bars, reverse=True)
    assert bars[0] > 0.8
    assert bars[-1] < 0.1
    expect(node(explorer, "x")).to_have_accessible_name(
        re.compile(r"size 2\.8e-7 times that of s10, vanishing")
    )
    assert violations(explorer) == []
    explorer.reload()
    expect(legend).to_be_visible()
    node(explorer, "s10").focus()
    explorer.keyboard.press("s")
    expect(legend).to_have_count(0)
    expect(explorer.locator(".size-tint")).to_have_count(0)


def test_what_is_0_and_what_is_not_finite_has_a_sign_of_its_own(explorer: Page) -> None:
    opened(explorer, CLASH, "f", "NaN")
    backward(explorer)
    node(explorer, "u").focus()
    explorer.keyboard.press("s")
    expect(node(explorer, "u").locator(".size-mark.zero")).to_have_count(1)
    expect(node(explorer, "p").locator(".size-mark.unbounded")).to_have_count(1)
    expect(node(explorer, "u")).to_have_accessible_name(re.compile("size 0"))


def test_on_a_phone_a_tab_leads_to_what_is_wrong(explorer: Page) -> None:
    explorer.set_viewport_size({"width": 375, "height": 812})
    opened(explorer, CLASH, "f", "NaN")
    backward(explorer)
    press(explorer, "Show Wrong")
    expect(wrong(explorer)).to_be_in_viewport()
    wrong(explorer).get_by_role("button").first.click()
    expect(node(explorer, "u")).to_have_class(re.compile("selected"))
    expect(node(explorer, "u")).to_be_in_viewport()
    wide: int = explorer.evaluate("document.documentElement.scrollWidth")
    assert wide <= 375

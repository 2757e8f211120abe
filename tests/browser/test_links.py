"""An address holds a whole page, and what cannot be reached is said and waited for."""

import re

from playwright.sync_api import Page, expect

from tests.browser.reading import at_step, grad, press, type_expression, value


def test_a_link_opens_in_another_tab_as_it_was_left(explorer: Page) -> None:
    type_expression(explorer, "g = a * b * c")
    expect(value(explorer, "g")).to_have_text("-12")
    press(explorer, "Last step")
    expect(grad(explorer, "a")).to_have_text("12")
    steps = int(explorer.get_by_role("slider", name="Step").input_value())
    expect(explorer).to_have_url(re.compile(f"step={steps}&mode=reverse"))
    with explorer.context.new_page() as other:
        other.goto(explorer.url)
        expect(value(other, "g")).to_have_text("-12")
        at_step(other, steps)


def test_a_link_pasted_over_this_page_opens(explorer: Page) -> None:
    expect(explorer).to_have_url(re.compile("#d="))
    first = explorer.url
    type_expression(explorer, "g = a * b * c")
    expect(explorer).not_to_have_url(first)
    expect(value(explorer, "g")).to_have_text("-12")
    explorer.goto(first)
    expect(value(explorer, "f")).to_have_text("14")


def test_a_damaged_link_says_so_and_shows_the_seed_graph(explorer: Page, server: str) -> None:
    with explorer.context.new_page() as other:
        other.goto(f"{server}#d=damaged&step=3")
        expect(other.get_by_text("This link is damaged")).to_be_visible()
        expect(value(other, "f")).to_have_text("14")


def test_text_with_a_mistake_survives_a_reload(explorer: Page) -> None:
    expect(explorer).to_have_url(re.compile("#d="))
    before = explorer.url
    type_expression(explorer, "g = a * )")
    expect(explorer).not_to_have_url(before)
    explorer.reload()
    expect(explorer.get_by_role("textbox", name="Expression")).to_contain_text("g = a * )")
    expect(explorer.locator(".problem").first).to_be_visible()
    expect(explorer.get_by_text("Mend the text above")).to_contain_text("line 1")
    type_expression(explorer, "g = a * 2")
    expect(value(explorer, "g")).to_be_visible()
    expect(explorer.get_by_text("Mend the text above")).to_have_count(0)


def test_a_link_that_asks_for_the_tangent_of_no_input_takes_the_first(explorer: Page) -> None:
    explorer.get_by_label("Mode").select_option(label="Forward mode: b")
    expect(explorer).to_have_url(re.compile("wrt=b"))
    explorer.goto(explorer.url.replace("wrt=b", "wrt=y"))
    expect(explorer).to_have_url(re.compile("wrt=a"))
    expect(explorer.get_by_label("Mode")).to_have_value("d/da")


def test_a_server_that_is_away_is_said_and_asked_again(explorer: Page) -> None:
    explorer.route("**/api/v1/trace", lambda route: route.fulfill(status=503))
    type_expression(explorer, "g = a * b")
    expect(explorer.get_by_text("The server does not answer")).to_be_visible()
    explorer.unroute("**/api/v1/trace")
    expect(value(explorer, "g")).to_have_text("-3")
    expect(explorer.get_by_text("The server does not answer")).to_have_count(0)

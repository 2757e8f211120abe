"""The table is an equal way to read and change a graph."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.reading import grads, node, press, value


def table(page: Page) -> Locator:
    return page.get_by_role("region", name="Nodes as a table")


def row(page: Page, name: str) -> Locator:
    return table(page).locator(f'[data-row="{name}"]')


def cells(page: Page, name: str) -> Locator:
    mine = table(page).get_by_role("row").filter(has=page.locator(f'[data-row="{name}"]'))
    return mine.get_by_role("cell")


def open_table(page: Page) -> None:
    press(page, "Show as a table")
    expect(table(page)).to_be_visible()


def test_a_number_is_typed_in_its_row_and_the_others_follow(explorer: Page) -> None:
    press(explorer, "Last step")
    open_table(explorer)
    field = table(explorer).get_by_role("spinbutton", name="Value of b")
    field.fill("5")
    field.press("Enter")
    expect(cells(explorer, "f").nth(1)).to_have_text("36")
    expect(cells(explorer, "b").nth(2)).to_have_text("13")


def test_the_row_of_the_step_is_marked_as_one_steps(explorer: Page) -> None:
    open_table(explorer)
    now = table(explorer).locator('[aria-current="step"]')
    expect(now).to_contain_text("f output")
    explorer.emulate_media(reduced_motion="reduce")
    press(explorer, "Step forward")
    press(explorer, "Step forward")
    expect(now).to_have_count(1)
    expect(now).to_contain_text("this step")
    expect(now.locator("[data-row]")).to_have_attribute("data-row", re.compile("x|y"))
    expect(explorer.get_by_role("region", name="Explanation")).to_contain_text("gradient")


def test_renaming_connecting_and_deleting_go_from_the_table_by_keyboard(explorer: Page) -> None:
    open_table(explorer)
    row(explorer, "a").focus()
    explorer.keyboard.press("F2")
    explorer.get_by_role("textbox", name="New name").fill("price")
    explorer.keyboard.press("Enter")
    expect(row(explorer, "price")).to_be_focused()
    explorer.keyboard.press("ArrowDown")
    expect(row(explorer, "b")).to_be_focused()
    explorer.keyboard.press("c")
    box = explorer.get_by_role("combobox", name="Commands")
    expect(box).to_have_value("connect b to ")
    box.fill("connect b to f 1")
    explorer.keyboard.press("Enter")
    expect(cells(explorer, "f").first).to_have_text("f = b × y")
    row(explorer, "x").focus()
    explorer.keyboard.press("Delete")
    expect(row(explorer, "x")).to_have_count(0)
    expect(table(explorer).locator("[data-row]:focus")).to_have_count(1)
    explorer.keyboard.press("Control+z")
    expect(row(explorer, "x")).to_be_visible()
    expect(explorer.get_by_text("Undid delete x")).to_be_visible()


def test_the_settings_of_a_row_are_a_key_away_and_escape_comes_back(explorer: Page) -> None:
    open_table(explorer)
    row(explorer, "y").focus()
    explorer.keyboard.press("a")
    account = explorer.get_by_role("region", name="Account")
    expect(account.get_by_role("textbox", name="Name")).to_be_focused()
    explorer.keyboard.press("Escape")
    expect(row(explorer, "y")).to_be_focused()


def test_several_rows_are_selected_with_shift_and_grouped(explorer: Page) -> None:
    open_table(explorer)
    row(explorer, "x").focus()
    explorer.keyboard.press("Shift+ArrowDown")
    expect(table(explorer).locator('[aria-pressed="true"]')).to_have_count(2)
    explorer.keyboard.press("Control+g")
    press(explorer, "Show the drawing")
    expect(explorer.get_by_text("group 1").first).to_be_visible()


def test_the_menu_of_a_row_gives_the_keyboard_back_to_it(explorer: Page) -> None:
    open_table(explorer)
    row(explorer, "x").focus()
    explorer.keyboard.press("Shift+F10")
    menu = explorer.get_by_role("menu", name="x")
    expect(menu).to_be_visible()
    explorer.keyboard.press("Escape")
    expect(row(explorer, "x")).to_be_focused()


def test_what_lies_below_the_table_is_out_of_the_keyboards_way(explorer: Page) -> None:
    open_table(explorer)
    row(explorer, "b").focus()
    for _ in range(4):
        explorer.keyboard.press("Tab")
        assert not explorer.evaluate("!!document.activeElement.closest('.canvas')")
    press(explorer, "Show the drawing")
    press(explorer, "Last step")
    assert grads(explorer, "abc") == {"a": "7", "b": "9", "c": "2"}
    node(explorer, "b").focus()
    expect(value(explorer, "b")).to_have_text("3")

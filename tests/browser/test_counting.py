"""Paths counted in place of gradients: the same sweep, with every local derivative read as 1."""

from math import comb

from playwright.sync_api import Locator, Page, expect

from tests.browser.places import box_of
from tests.browser.reading import at_step, grad, grads, node, press, value
from tests.browser.states import violations

# The rows of the post on Pascal's triangle.
ROWS = [[1, 1, 1, 1, 1], [1, 2, 2, 2, 1], [2, 3, 4, 3, 2], [3, 6, 6, 6, 3], [6, 9, 12, 9, 6]]


def form(page: Page, title: str) -> Locator:
    """The form that makes a graph, unfolded."""
    made = page.get_by_role("navigation").locator("details").filter(has_text=title)
    made.locator("summary").click()
    return made


def open_grid(page: Page) -> None:
    form(page, "Pascal’s grid").get_by_role("button", name="Open", exact=True).click()
    expect(node(page, "c5_5")).to_be_visible()
    expect(page.get_by_role("slider", name="Step")).to_have_attribute(
        "aria-valuetext", "step 27 of 66, forward"
    )


def row(page: Page, number: int, width: int) -> list[str]:
    return [grad(page, f"c{number}_{i}").text_content() or "" for i in range(1, width + 1)]


def rows(page: Page, width: int = 5) -> list[list[str]]:
    return [row(page, number, width) for number in range(1, 6)]


def explanation(page: Page) -> Locator:
    return page.get_by_role("region", name="Explanation")


def test_the_grid_of_the_post_fills_with_its_numbers(explorer: Page) -> None:
    open_grid(explorer)
    press(explorer, "Last step")
    assert rows(explorer) == [[str(count) for count in each] for each in ROWS]
    expect(node(explorer, "c5_3")).to_have_accessible_name("c5_3, input, value 1, paths 12")
    expect(node(explorer, "c5_3")).to_contain_text("6 + 6 = 12")
    expect(explanation(explorer)).to_contain_text("so c5_5 has 6 paths")
    expect(explorer.get_by_role("status").filter(has_text="Paths, not gradients")).to_be_visible()
    assert violations(explorer) == []


def test_step_by_step_one_row_fills_after_the_other(explorer: Page) -> None:
    open_grid(explorer)
    explorer.emulate_media(reduced_motion="reduce")
    blank, filled = [""] * 5, 0
    while filled < 5:
        press(explorer, "Step forward")
        now = rows(explorer)
        assert now[filled + 1 :] == [blank] * (4 - filled)
        if now[filled] == [str(count) for count in ROWS[filled]]:
            filled += 1
    at_step(explorer, 66)
    for _ in range(8):
        press(explorer, "Step back")
    assert rows(explorer)[4] == blank


def test_rows_stand_below_one_another_with_the_output_on_top(explorer: Page) -> None:
    open_grid(explorer)
    tops = [box_of(node(explorer, f"c{number}_{i}"))["y"] for number in range(1, 6) for i in (1, 5)]
    assert tops == sorted(tops)
    assert tops[::2] == tops[1::2]
    assert box_of(node(explorer, "f"))["y"] < tops[0]


def test_below_a_single_cell_stand_the_binomial_coefficients(explorer: Page) -> None:
    made = form(explorer, "Pascal’s grid")
    made.get_by_label("One cell on top").check()
    made.get_by_label("Rows").fill("7")
    made.get_by_role("button", name="Open", exact=True).click()
    expect(node(explorer, "c7_7")).to_be_visible()
    press(explorer, "Last step")
    for n in range(7):
        assert row(explorer, n + 1, n + 1) == [str(comb(n, k)) for k in range(n + 1)]


def test_ten_full_layers_of_ten_have_10_000_000_000_paths_an_input(explorer: Page) -> None:
    made = form(explorer, "Fully connected layers")
    made.get_by_role("button", name="Open", exact=True).click()
    expect(node(explorer, "h10_10")).to_be_attached()
    press(explorer, "Last step")
    for i in range(1, 11):
        expect(grad(explorer, f"x{i}")).to_have_text("10,000,000,000")
    name = "x3, input, value 0.3, paths 10,000,000,000"
    expect(node(explorer, "x3")).to_have_accessible_name(name)
    node(explorer, "x3").focus()
    account = explorer.get_by_role("region", name="Account")
    expect(account).to_contain_text("paths to y")
    expect(account).to_contain_text("10,000,000,000")
    explorer.keyboard.press("t")
    expect(explorer.get_by_role("columnheader", name="Paths", exact=True)).to_be_visible()
    cell = explorer.get_by_role("row").filter(has=explorer.locator('[data-row="x3"]'))
    expect(cell).to_contain_text("10,000,000,000")


def test_a_triangle_is_asked_for_and_filled_by_keys_alone(explorer: Page) -> None:
    keys = explorer.keyboard
    explorer.get_by_text("Pascal’s grid").focus()
    keys.press("Enter")
    for key in ("Tab", "Tab", "Tab", "Space"):
        keys.press(key)
    expect(explorer.get_by_label("One cell on top")).to_be_checked()
    keys.press("Shift+Tab")
    keys.type("4")
    keys.press("Enter")
    expect(node(explorer, "c4_4")).to_be_visible()
    explorer.get_by_role("slider", name="Step").focus()
    keys.press("End")
    assert row(explorer, 4, 4) == ["1", "3", "3", "1"]


def test_by_keys_alone_b_of_the_seed_graph_has_two_paths_and_its_gradient_comes_back(
    explorer: Page,
) -> None:
    explorer.keyboard.press("p")
    expect(explanation(explorer)).to_contain_text("every local derivative read as 1")
    explorer.keyboard.press("End")
    at_step(explorer, 13)
    assert grads(explorer, "abcxyf") == dict.fromkeys("acxyf", "1") | {"b": "2"}
    expect(node(explorer, "b")).to_have_accessible_name("b, input, value 3, paths 2")
    edge = explorer.locator('[data-edge="b:x:1"]')
    expect(edge).to_have_accessible_name("edge from b to x, 1 path")
    explorer.keyboard.press("ArrowLeft")
    expect(explanation(explorer)).to_contain_text("so b has 1 + 1 = 2 paths.")
    node(explorer, "b").focus()
    account = explorer.get_by_role("region", name="Account")
    expect(account).to_contain_text("1 + 1 = 2")
    explorer.keyboard.press("p")
    at_step(explorer, 12)
    assert grads(explorer, "ab") == {"a": "7", "b": "9"}
    expect(account).to_contain_text("7 + 2 = 9")


def test_a_reload_counts_on_where_one_was(explorer: Page) -> None:
    explorer.get_by_label("Mode").select_option(label="Count paths")
    explorer.get_by_role("slider", name="Step").fill("12")
    expect(grad(explorer, "b")).to_have_text("2")
    explorer.wait_for_function("() => location.hash.includes('mode=counting')")
    explorer.wait_for_function("() => location.hash.includes('step=12')")
    explorer.reload()
    at_step(explorer, 12)
    expect(grad(explorer, "b")).to_have_text("2")
    expect(explorer.get_by_label("Mode")).to_have_value("counting")


def test_edits_are_counted_too_and_another_example_ends_it(explorer: Page) -> None:
    explorer.keyboard.press("p")
    explorer.get_by_role("textbox", name="Expression").fill("x = a + b\ny = b * b\nf = x * y")
    expect(node(explorer, "c")).to_have_count(0)
    press(explorer, "Last step")
    expect(grad(explorer, "b")).to_have_text("3")
    explorer.get_by_role("spinbutton", name="a").fill("5")
    explorer.keyboard.press("Enter")
    expect(value(explorer, "x")).not_to_have_text("2")
    press(explorer, "Last step")
    expect(grad(explorer, "b")).to_have_text("3")
    press(explorer, "Two sums and a product")
    expect(explorer.get_by_label("Mode")).to_have_value("reverse")
    press(explorer, "Last step")
    expect(grad(explorer, "b")).to_have_text("9")


def test_tangents_and_paths_take_each_others_place(explorer: Page) -> None:
    mode = explorer.get_by_label("Mode")
    mode.select_option(label="Forward mode: b")
    expect(explorer.get_by_text("How fast does each node move")).to_be_visible()
    explorer.keyboard.press("p")
    expect(mode).to_have_value("counting")
    expect(explanation(explorer)).to_contain_text("every local derivative read as 1")
    press(explorer, "Last step")
    expect(grad(explorer, "b")).to_have_text("2")
    mode.select_option(label="Forward mode: b")
    press(explorer, "Last step")
    expect(grad(explorer, "f")).to_have_text("9")


def test_a_hundred_doublings_are_counted_to_the_last_digit(explorer: Page) -> None:
    lines = [f"x{i + 1} = x{i} * x{i}" for i in range(100)]
    explorer.get_by_role("textbox", name="Expression").fill("\n".join(["x0 = 1", *lines]))
    expect(node(explorer, "x100")).to_be_attached()
    explorer.keyboard.press("Escape")
    explorer.get_by_label("Mode").select_option(label="Count paths")
    press(explorer, "Last step")
    expect(node(explorer, "x0")).to_have_accessible_name("x0, input, value 1, paths 1.268e30")
    node(explorer, "x0").focus()
    account = explorer.get_by_role("region", name="Account")
    expect(account.get_by_title(str(2**100))).to_be_visible()

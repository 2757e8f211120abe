"""Gradients of gradients: the backward sweep opened as a graph, and second derivatives."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.building import edges
from tests.browser.reading import grad, grads, node, press, type_expression, value
from tests.browser.states import violations


def opened(page: Page) -> Locator:
    press(page, "Derivative as a graph")
    return page.get_by_role("dialog", name="Gradients of gradients")


def numbers(table: Locator) -> list[list[str]]:
    """What stands in the cells of a table, row by row."""
    return [
        [text.strip() for text in row.get_by_role("cell").all_inner_texts()]
        for row in table.locator("tbody").get_by_role("row").all()
    ]


def test_the_hessian_of_the_seed_graph_stands_in_a_table(explorer: Page) -> None:
    dialog = opened(explorer)
    table = dialog.get_by_role("region", name="Second derivatives")
    expect(table.get_by_role("columnheader")).to_have_text(["a", "b", "c"])
    assert numbers(table) == [["0", "1", "1"], ["1", "2", "1"], ["1", "1", "0"]]
    assert violations(explorer) == []


def test_the_product_with_a_vector_follows_the_vector(explorer: Page) -> None:
    dialog = opened(explorer)
    product = dialog.get_by_role("table").last
    for leaf, rate in {"a": "0", "b": "1", "c": "1"}.items():
        expect(product.get_by_role("row", name=leaf).get_by_role("cell").last).to_have_text(rate)
    field = dialog.get_by_role("textbox", name="Direction of b")
    field.fill("[1, 2]")
    field.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("'b' has the shape ()")
    field.fill("2")
    field.press("Enter")
    for leaf, rate in {"a": "2", "b": "5", "c": "3"}.items():
        expect(product.get_by_role("row", name=leaf).get_by_role("cell").last).to_have_text(rate)


def test_the_backward_sweep_opens_as_a_graph_and_is_swept_itself(explorer: Page) -> None:
    """By keyboard alone, from the leaf that is selected."""
    node(explorer, "b").focus()
    explorer.keyboard.press("d")
    dialog = explorer.get_by_role("dialog", name="Gradients of gradients")
    expect(dialog.get_by_role("combobox")).to_have_value("b")
    dialog.get_by_role("button", name="Open as a graph").focus()
    explorer.keyboard.press("Enter")
    expect(node(explorer, "df_db")).to_be_visible()
    expect(value(explorer, "df_db")).to_have_text("9")
    assert {"df_df:df_dx:0", "y:df_dx:1", "df_dx:df_db:0", "df_dy:df_db:1"} <= edges(explorer)
    press(explorer, "Last step")
    assert grads(explorer, "abc") == {"a": "1", "b": "2", "c": "1"}
    # And once more: its gradients are the third derivatives.
    press(explorer, "Derivative as a graph")
    dialog.get_by_role("combobox").select_option("b")
    press(explorer, "Open as a graph")
    expect(value(explorer, "ddf_db_db")).to_have_text("2")
    press(explorer, "Undo")
    expect(node(explorer, "ddf_db_db")).to_have_count(0)
    press(explorer, "Undo")
    expect(node(explorer, "df_db")).to_have_count(0)
    press(explorer, "Last step")
    assert grads(explorer, "abc") == {"a": "7", "b": "9", "c": "2"}


def test_one_number_of_a_tensor_is_chosen_and_moves_by_itself(explorer: Page) -> None:
    type_expression(explorer, "x = [1, 2, 3]\ny = sum(x * x * x)")
    expect(value(explorer, "y")).to_have_text("36")
    dialog = opened(explorer)
    table = dialog.get_by_role("region", name="Second derivatives")
    expect(table.get_by_role("columnheader")).to_have_text(["x[0]", "x[1]", "x[2]"])
    assert numbers(table) == [["6", "0", "0"], ["0", "12", "0"], ["0", "0", "18"]]
    expect(dialog.get_by_role("textbox", name="Direction of x")).to_have_value("[1, 0, 0]")
    dialog.get_by_label("Place along axis 1, from 0 to 2").fill("2")
    press(explorer, "Open as a graph")
    expect(value(explorer, "dy_dx_2")).to_have_text("27")
    press(explorer, "Last step")
    expect(grad(explorer, "x")).to_contain_text("[0, 0, 18]")


def test_why_there_is_no_table_is_said_in_words(explorer: Page) -> None:
    type_expression(explorer, "x = [1, 2, 3]\ny = x * x")
    expect(node(explorer, "y")).to_be_visible()
    dialog = opened(explorer)
    expect(dialog).to_contain_text("end with a scalar, such as sum(y)")
    press(explorer, "Open as a graph")
    expect(dialog.get_by_role("alert").first).to_contain_text("end with a scalar")

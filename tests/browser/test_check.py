"""Four roads to the same gradients, side by side."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.reading import press, type_expression
from tests.browser.states import violations


def checked(page: Page) -> Locator:
    press(page, "Check")
    dialog = page.get_by_role("dialog", name="Check")
    expect(dialog.get_by_role("status")).not_to_contain_text("Checking")
    return dialog


def row(within: Locator, name: str) -> Locator:
    """The row that a word stands at the head of."""
    head = within.page.get_by_role("rowheader", name=name, exact=True)
    return within.get_by_role("row").filter(has=head)


def told(dialog: Locator, name: str) -> list[str]:
    """What the roads say of a node, and the verdict."""
    table = dialog.get_by_role("region", name="What each road says")
    return [text.strip() for text in row(table, name).get_by_role("cell").all_inner_texts()]


def test_all_roads_agree_on_the_seed_graph(explorer: Page) -> None:
    dialog = checked(explorer)
    expect(dialog.get_by_role("status")).to_have_text("✓ All roads agree.")
    assert told(dialog, "b") == ["9", "9", "9", "9", "✓ agree"]
    costs = dialog.get_by_role("table", name="What it took")
    for road, took in {
        "Reverse": "1 sweep",
        "Forward": "3 sweeps",
        "Differences": "6 runs",
    }.items():
        expect(row(costs, road).get_by_role("cell").first).to_have_text(took)
    expect(costs).to_contain_text("4 runs here")
    assert violations(explorer) == []
    explorer.keyboard.press("Escape")
    expect(explorer.get_by_role("button", name="Check", exact=True)).to_be_focused()


def test_a_kink_is_named_beside_what_the_roads_say(explorer: Page) -> None:
    type_expression(explorer, "x = parameter(0)\nh = relu(x)\nf = 3 * h")
    expect(explorer.locator('[data-node="h"]')).to_be_visible()
    dialog = checked(explorer)
    expect(dialog.get_by_role("status")).to_contain_text("Not all roads agree")
    assert told(dialog, "x") == ["0", "0", "1.5", "0", "! kink"]
    expect(dialog).to_contain_text("relu at h has a kink here: f moves at 0 on one side and 3")


def test_a_step_set_by_hand_is_too_long_or_too_short(explorer: Page) -> None:
    type_expression(explorer, "f = exp(a)")
    expect(explorer.locator('[data-node="x"]')).to_have_count(0)
    dialog = checked(explorer)
    dialog.get_by_label("Choose the step of the differences well").uncheck()
    slider = dialog.get_by_role("slider")
    slider.fill("0")
    expect(row(dialog, "a")).to_contain_text("! truncation")
    slider.fill("-14")
    expect(row(dialog, "a")).to_contain_text("! cancellation")
    slider.fill("-5")
    expect(dialog.get_by_role("status")).to_have_text("✓ All roads agree.")


def test_an_unfinished_graph_is_to_be_finished_first(explorer: Page) -> None:
    type_expression(explorer, "f = a * _")
    expect(explorer.get_by_text("To finish:")).to_be_visible()
    dialog = checked(explorer)
    expect(dialog.get_by_role("status")).to_contain_text("Finish the graph first")

"""Stepping through backprop, reading every number off the page."""

from playwright.sync_api import Page, expect

from tests.browser.reading import at_step, grad, grads, node, press, type_expression, value

SEED = "a = -1\nb = 3\nc = 4\nx = a + b\ny = b + c\nf = x * y"

# What the gradients read after each backward step of the seed graph.
BACKWARD = [
    {"a": "", "b": "", "c": "", "x": "", "y": "", "f": "1"},
    {"a": "", "b": "", "c": "", "x": "7", "y": "", "f": "1"},
    {"a": "", "b": "", "c": "", "x": "7", "y": "2", "f": "1"},
    {"a": "7", "b": "", "c": "", "x": "7", "y": "2", "f": "1"},
    {"a": "7", "b": "7", "c": "", "x": "7", "y": "2", "f": "1"},
    {"a": "7", "b": "9", "c": "", "x": "7", "y": "2", "f": "1"},
    {"a": "7", "b": "9", "c": "2", "x": "7", "y": "2", "f": "1"},
]


def test_the_first_visit_shows_the_seed_graph_forward_done_and_one_way_on(explorer: Page) -> None:
    for name, shown in {"a": "-1", "b": "3", "c": "4", "x": "2", "y": "7", "f": "14"}.items():
        expect(value(explorer, name)).to_have_text(shown)
    assert set(grads(explorer, "abcxyf").values()) == {""}
    expect(explorer.get_by_role("region", name="Explanation")).to_contain_text("Run backward")
    expect(explorer.get_by_role("button", name="Run backward")).to_have_count(1)


def test_a_typed_seed_graph_steps_through_every_contribution_and_back(explorer: Page) -> None:
    type_expression(explorer, SEED)
    expect(node(explorer, "a")).to_have_count(1)
    press(explorer, "First step")
    at_step(explorer, 0)
    expect(value(explorer, "f")).to_have_text("")
    for step in range(1, 7):
        press(explorer, "Step forward")
        at_step(explorer, step)
    expect(value(explorer, "f")).to_have_text("14")
    for step, expected in enumerate(BACKWARD, start=7):
        press(explorer, "Step forward")
        at_step(explorer, step)
        expect(explorer.get_by_role("region", name="Explanation")).to_contain_text(
            f"step {step} of 13", ignore_case=True
        )
        assert grads(explorer, "abcxyf") == expected
    for expected in reversed(BACKWARD[:-1]):
        press(explorer, "Step back")
        assert grads(explorer, "abcxyf") == expected


def test_gradients_add_at_b_before_the_eyes(explorer: Page) -> None:
    explorer.get_by_role("slider", name="Step").fill("12")
    expect(node(explorer, "b")).to_contain_text("7 + 2 = 9")
    expect(explorer.locator('[data-edge="b:y:0"]')).to_contain_text("2 × 1 = 2")
    explanation = explorer.get_by_role("region", name="Explanation")
    expect(explanation).to_contain_text("7 + 2 = 9")
    expect(explanation.locator(".katex")).to_be_visible()


def test_run_backward_plays_the_whole_sweep(explorer: Page) -> None:
    press(explorer, "Run backward")
    at_step(explorer, 13)
    assert grads(explorer, "abc") == {"a": "7", "b": "9", "c": "2"}


def test_play_can_be_paused_at_any_instant(explorer: Page) -> None:
    press(explorer, "Play")
    press(explorer, "Pause")
    expect(explorer.get_by_role("button", name="Play", exact=True)).to_be_visible()
    press(explorer, "Last step")
    at_step(explorer, 13)


def test_forward_mode_carries_the_tangent_of_b_to_9(explorer: Page) -> None:
    explorer.get_by_label("Mode").select_option(label="Forward mode: b")
    press(explorer, "Last step")
    expect(grad(explorer, "f")).to_have_text("9")
    expect(grad(explorer, "x")).to_have_text("1")
    expect(grad(explorer, "a")).to_have_text("")


def test_the_keyboard_alone_steps_plays_and_reads_accounts(explorer: Page) -> None:
    explorer.keyboard.press("End")
    at_step(explorer, 13)
    explorer.keyboard.press("ArrowLeft")
    at_step(explorer, 12)
    explorer.keyboard.press("Home")
    at_step(explorer, 0)
    explorer.keyboard.press("ArrowRight")
    at_step(explorer, 1)
    explorer.keyboard.press("End")
    node(explorer, "a").focus()
    explorer.keyboard.press("ArrowDown")
    account = explorer.get_by_role("region", name="Account")
    expect(account).to_contain_text("∂f/∂b")
    expect(account).to_contain_text("9")


def test_an_edge_tells_its_own_contribution(explorer: Page) -> None:
    press(explorer, "Last step")
    explorer.locator('[data-edge="b:x:1"]').focus()
    account = explorer.get_by_role("region", name="Account")
    expect(account).to_contain_text("contribution to b")
    expect(account.get_by_role("row").last).to_contain_text("7")


def test_every_node_says_its_equation_value_and_gradient(explorer: Page) -> None:
    press(explorer, "Last step")
    expect(node(explorer, "x")).to_have_accessible_name("x = a + b, value 2, gradient 7")


def test_the_account_of_a_tensor_lists_its_numbers(explorer: Page) -> None:
    type_expression(explorer, "x = [[1, 2], [3, 4]]\ny = sum(x * x)")
    press(explorer, "Last step")
    node(explorer, "x").click()
    account = explorer.get_by_role("region", name="Account")
    values = account.get_by_role("group", name="x", exact=True)
    expect(values.get_by_role("cell")).to_have_text(["1", "2", "3", "4"])
    gradients = account.get_by_role("group", name="∂y/∂x")
    expect(gradients.get_by_role("cell")).to_have_text(["2", "4", "6", "8"])


def test_no_press_is_lost_however_fast(explorer: Page) -> None:
    press(explorer, "First step")
    for _ in range(13):
        explorer.keyboard.press("ArrowRight")
    at_step(explorer, 13)
    for _ in range(4):
        explorer.keyboard.press("ArrowLeft")
    at_step(explorer, 9)
    explorer.get_by_role("button", name="Step forward").dblclick()
    at_step(explorer, 11)


def test_the_result_of_every_step_is_seen_whole(explorer: Page) -> None:
    explorer.get_by_role("button", name="Every gradient, five branches").click()
    expect(value(explorer, "f")).to_have_text("1")
    slider = explorer.get_by_role("slider", name="Step")
    narration = explorer.locator(".narration")
    for step in range(int(slider.get_attribute("max") or 0) + 1):
        slider.fill(str(step))
        expect(explorer.get_by_role("region", name="Explanation")).to_contain_text(f"step {step} ")
        assert narration.evaluate("e => e.scrollHeight <= e.clientHeight"), step


def test_with_the_slider_in_hand_the_other_keys_do_what_they_do(explorer: Page) -> None:
    slider = explorer.get_by_role("slider", name="Step")
    slider.focus()
    explorer.keyboard.press("ArrowRight")
    at_step(explorer, 7)
    explorer.keyboard.press("End")
    at_step(explorer, 13)
    explorer.keyboard.press("Control+f")
    expect(explorer.get_by_role("search", name="Find")).to_be_visible()
    explorer.keyboard.press("Escape")
    expect(slider).to_be_focused()

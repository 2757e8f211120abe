"""For everyone: any width, any light, no motion, any reader, and every example."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from app.examples.load import examples
from tests.browser.reading import grads, node, press, value


def serious(page: Page) -> list[str]:
    """What axe calls serious or critical, in a line each."""
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {rule['nodes'][0]['html'][:120]}"
        for rule in found
        if rule["impact"] in ("serious", "critical")
    ]


def test_axe_finds_nothing_serious_at_rest_or_after_backward(explorer: Page) -> None:
    assert serious(explorer) == []
    press(explorer, "Last step")
    expect(value(explorer, "f")).to_be_visible()
    assert serious(explorer) == []


def test_axe_finds_nothing_serious_in_the_dark(explorer: Page) -> None:
    explorer.emulate_media(color_scheme="dark")
    press(explorer, "Last step")
    assert serious(explorer) == []


def test_dark_mode_follows_the_system(explorer: Page) -> None:
    light = explorer.evaluate("getComputedStyle(document.body).backgroundColor")
    explorer.emulate_media(color_scheme="dark")
    assert explorer.evaluate("getComputedStyle(document.body).backgroundColor") != light


def test_a_phone_has_no_sideways_scroll_and_everything_in_reach(explorer: Page) -> None:
    explorer.set_viewport_size({"width": 375, "height": 740})
    width = explorer.evaluate("document.documentElement.scrollWidth")
    assert width <= 375
    press(explorer, "Last step")
    assert grads(explorer, "abc") == {"a": "7", "b": "9", "c": "2"}
    f, b = (explorer.locator(f'[data-node="{name}"]').bounding_box() for name in "fb")
    assert f is not None
    assert b is not None
    assert b["x"] >= 0
    assert f["x"] + f["width"] <= 375


def test_reduced_motion_moves_nothing(explorer: Page) -> None:
    explorer.emulate_media(reduced_motion="reduce")
    press(explorer, "Run backward")
    assert grads(explorer, "abc") == {"a": "7", "b": "9", "c": "2"}
    assert explorer.locator(".dot").count() == 0


def test_every_example_opens_and_runs_to_its_last_step(explorer: Page) -> None:
    listed = explorer.get_by_role("list", name="Examples")
    for example in examples():
        listed.get_by_role("button", name=example.title, exact=True).click()
        expect(listed.locator("[aria-current]")).to_have_text(example.title)
        press(explorer, "Last step")
        steps = explorer.get_by_role("slider", name="Step")
        expect(steps).to_have_value(steps.get_attribute("max") or "")
        expect(explorer.locator(".problem")).to_have_count(0)
        expect(explorer.locator(".node.reached").first).to_be_visible()


def test_a_phone_has_every_command_too(explorer: Page) -> None:
    explorer.set_viewport_size({"width": 375, "height": 740})
    for name in ("Undo", "Redo", "Fit view", "New graph", "Share", "Help", "Run backward"):
        button = explorer.get_by_role("button", name=name)
        expect(button).to_be_in_viewport(ratio=1)


def test_axe_finds_nothing_serious_in_the_largest_examples(explorer: Page) -> None:
    explorer.emulate_media(reduced_motion="reduce")
    for title in ("The micrograd expression", "Ten sigmoids in a row", "A maxout unit"):
        explorer.get_by_role("button", name=title).click()
        press(explorer, "Last step")
        assert serious(explorer) == [], title


def test_the_tools_over_the_drawing_are_one_stop_that_arrows_walk(explorer: Page) -> None:
    tools = explorer.get_by_role("toolbar", name="Drawing")
    expect(tools.locator('[tabindex="0"]')).to_have_count(1)
    tools.get_by_role("button", name="Add an op").focus()
    explorer.keyboard.press("ArrowRight")
    expect(tools.get_by_role("button", name="Delete")).to_be_focused()
    expect(explorer.get_by_role("slider", name="Step")).to_have_value("6")
    explorer.keyboard.press("End")
    expect(tools.get_by_role("button").last).to_be_focused()
    expect(tools.locator('[tabindex="0"]')).to_have_count(1)


def test_a_button_that_can_do_no_more_keeps_the_keyboard(explorer: Page) -> None:
    press(explorer, "tanh")
    undo = explorer.get_by_role("button", name="Undo", exact=True)
    undo.focus()
    explorer.keyboard.press("Enter")
    expect(undo).to_be_disabled()
    expect(undo).to_be_focused()


def test_every_dialog_gives_the_keyboard_back_to_where_it_was(explorer: Page) -> None:
    opened = {"/": "Add an op", "Control+k": "Commands", "F2": "Rename x", "?": "Keys, hands"}
    for key, name in {**opened, "Control+s": "Export", "Control+o": "Open"}.items():
        node(explorer, "x").focus()
        explorer.keyboard.press(key)
        dialog = explorer.get_by_role("dialog", name=name)
        expect(dialog).to_be_visible()
        assert dialog.evaluate("dialog => dialog.contains(document.activeElement)")
        explorer.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        expect(node(explorer, "x")).to_be_focused()


def test_tab_goes_all_the_way_round_and_is_seen_at_every_stop(explorer: Page) -> None:
    explorer.evaluate("document.activeElement.blur()")
    seen: list[str] = []
    for _ in range(90):
        explorer.keyboard.press("Tab")
        stop = explorer.evaluate(
            """() => { const at = document.activeElement;
                const name = at.ariaLabel ?? at.textContent.slice(0, 20);
                return at === document.body ? "" : `${at.tagName} ${at.id} ${name}`; }"""
        )
        if stop == "" or stop in seen[:1]:
            break
        seen.append(stop)
        assert explorer.evaluate(
            """() => document.activeElement.matches(":focus-visible, [contenteditable]")"""
        ), stop
    assert any("Run backward" in stop for stop in seen)
    assert len(seen) < 60


def test_undo_says_what_it_took_back_and_an_edit_is_announced(explorer: Page) -> None:
    press(explorer, "tanh")
    expect(explorer.get_by_role("log", name="Changes")).to_contain_text("Done: add tanh")
    press(explorer, "Undo")
    expect(explorer.get_by_role("status").first).to_contain_text("Undid add tanh")
    press(explorer, "Redo")
    expect(explorer.get_by_role("status").first).to_contain_text("Redid add tanh")


def test_the_history_goes_back_over_several_changes_at_once(explorer: Page) -> None:
    listed = explorer.get_by_role("dialog", name="History").get_by_role("option")
    for op in ("tanh", "exp", "sin"):
        press(explorer, op)
    explorer.keyboard.press("h")
    expect(listed).to_have_count(3)
    listed.last.click()
    expect(explorer.locator("[data-node]")).to_have_count(6)
    explorer.keyboard.press("h")
    expect(listed).to_have_count(3)
    listed.last.click()
    expect(explorer.locator("[data-node]")).to_have_count(9)


def test_fingers_find_targets_of_44_px(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(server)
    expect(value(page, "f")).to_have_text("14")
    found = page.locator(".top button, .tools button, .transport button, .sheet-tabs button")
    sizes = [button.bounding_box() for button in found.all() if button.is_visible()]
    assert len(sizes) > 20
    small = [box for box in sizes if box and min(box["width"], box["height"]) < 44]
    assert small == []
    context.close()


def test_the_left_hand_finds_the_tools_on_the_left_and_they_stay_there(explorer: Page) -> None:
    tools = explorer.get_by_role("toolbar", name="Drawing")
    inviting = explorer.get_by_role("button", name="Run backward")

    def are_left() -> list[bool]:
        boxes = [place.bounding_box() for place in (tools, inviting)]
        return [box["x"] + box["width"] / 2 < 640 for box in boxes if box]

    assert are_left() == [False, False]
    explorer.keyboard.press("Control+k")
    explorer.get_by_role("combobox", name="Commands").fill("tools on the left")
    explorer.keyboard.press("Enter")
    expect(explorer.locator(".left-handed")).to_have_count(1)
    assert are_left() == [True, True]
    explorer.reload()
    expect(value(explorer, "f")).to_have_text("14")
    assert are_left() == [True, True]


def test_a_phones_tabs_lead_to_every_panel_and_nothing_moves_by_itself(explorer: Page) -> None:
    explorer.set_viewport_size({"width": 375, "height": 740})
    raise_it = explorer.get_by_role("button", name="Raise the panels")
    node(explorer, "b").click()
    expect(raise_it).to_have_attribute("aria-expanded", "false")
    press(explorer, "Show b")
    expect(explorer.get_by_role("textbox", name="Name")).to_be_in_viewport(ratio=1)
    press(explorer, "Show Palette")
    expect(explorer.get_by_role("searchbox", name="Search ops")).to_be_in_viewport(ratio=1)
    press(explorer, "Show Examples")
    first = explorer.get_by_role("list", name="Examples").get_by_role("button").first
    expect(first).to_be_in_viewport(ratio=1)
    press(explorer, "Lower the panels")
    expect(explorer.get_by_role("region", name="Explanation")).to_be_visible()

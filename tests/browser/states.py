"""The states in which a person may meet the page, and how each is come to."""

from collections.abc import Callable
from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.filing import choose, dialog
from tests.browser.reading import node, press, type_expression


@dataclass(frozen=True)
class State:
    """One state: its name, and the way to it from the seed graph."""

    name: str
    reach: Callable[[Page], None]


def violations(page: Page) -> list[str]:
    """What axe has against the page by any of its rules, in a line each."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def first_visit(page: Page) -> None:
    expect(page.get_by_role("textbox", name="Expression")).to_be_visible()


def in_the_middle_of_backward(page: Page) -> None:
    press(page, "Last step")
    press(page, "Step back")


def typed(source: str, *, until: str) -> Callable[[Page], None]:
    """Another text, and a node that must be there before one looks."""

    def reach(page: Page) -> None:
        type_expression(page, source)
        expect(node(page, until)).to_be_visible()

    return reach


def selected(name: str) -> Callable[[Page], None]:
    def reach(page: Page) -> None:
        press(page, "Last step")
        node(page, name).focus()
        expect(page.get_by_role("region", name="Account")).to_contain_text(name)

    return reach


def keyed(*keys: str, until: str) -> Callable[[Page], None]:
    """What some keys, pressed at node x, bring up."""

    def reach(page: Page) -> None:
        node(page, "x").focus()
        for key in keys:
            page.keyboard.press(key)
        expect(page.locator(until).first).to_be_visible()

    return reach


def said(text: str, until: str) -> Callable[[Page], None]:
    """What is typed after Ctrl+K, and not yet chosen."""

    def reach(page: Page) -> None:
        page.keyboard.press("Control+k")
        page.get_by_role("combobox", name="Commands").fill(text)
        expect(dialog(page, "Commands")).to_contain_text(until)

    return reach


def commanded(name: str, until: str) -> Callable[[Page], None]:
    """What a command brings up, chosen by its name after Ctrl+K."""

    def reach(page: Page) -> None:
        page.keyboard.press("Control+k")
        page.get_by_role("combobox", name="Commands").fill(name)
        page.keyboard.press("Enter")
        expect(page.locator(until).first).to_be_visible()

    return reach


def several(page: Page) -> None:
    node(page, "x").focus()
    page.keyboard.press("Control+a")
    expect(page.get_by_role("button", name="Space evenly in a row")).to_be_visible()


def on_an_edge(page: Page) -> None:
    press(page, "Last step")
    node(page, "b").focus()
    page.keyboard.press("]")
    expect(page.get_by_role("button", name="Disconnect", exact=True)).to_be_visible()


def a_note(page: Page) -> None:
    page.keyboard.press("n")
    page.get_by_role("region", name="Account").get_by_role("textbox").fill("b is read twice")
    page.keyboard.press("Control+Enter")
    node(page, "x").focus()
    page.locator("[data-note]").focus()
    expect(page.locator("[data-note]")).to_contain_text("b is read twice")


def a_closed_group(page: Page) -> None:
    node(page, "x").focus()
    page.keyboard.press("Control+g")
    node(page, "x").focus()
    page.keyboard.press("e")
    expect(node(page, "x")).to_have_count(0)


def exporting(title: str) -> Callable[[Page], None]:
    def reach(page: Page) -> None:
        choose(page, title)
        expect(page.get_by_role("region", name=title, exact=True)).to_be_visible()
        page.wait_for_load_state("networkidle")

    return reach


def opening_what_cannot_be_read(page: Page) -> None:
    press(page, "Open")
    dialog(page, "Open").get_by_role("textbox").fill('{"nodes": [{"id": "a", "op": "sigmoyd"}]}')
    dialog(page, "Open").get_by_role("button", name="Open", exact=True).click()
    expect(page.get_by_role("list", name="What is wrong")).to_be_visible()


def dragged_live(page: Page) -> None:
    press(page, "Last step")
    page.get_by_role("spinbutton", name="a").focus()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_text("× gradient").first).to_be_visible()


def counting_paths(page: Page) -> None:
    page.keyboard.press("p")
    page.keyboard.press("End")
    node(page, "b").focus()
    expect(page.get_by_role("region", name="Account")).to_contain_text("paths to f")


MATRIX = "W = [[1, 2, 3], [4, 5, 6]]\nv = [0.1, 0.2, 0.3]\ny = sum(tanh(W @ v))"
FAULTY = "x = a + b\ny = sigmoyd(x, \nf = x * y"


def history(page: Page) -> None:
    node(page, "a").focus()
    page.keyboard.press("Delete")
    expect(node(page, "a")).to_have_count(0)
    page.keyboard.press("h")
    expect(dialog(page, "History")).to_contain_text("delete a")


STATES = (
    State("first visit", first_visit),
    State("history", history),
    State("after backward", lambda page: press(page, "Last step")),
    State("in the middle of backward", in_the_middle_of_backward),
    State("a number moved", dragged_live),
    State("counting paths", counting_paths),
    State("a leaf selected", selected("b")),
    State("an op selected", selected("x")),
    State("an edge selected", on_an_edge),
    State("several selected", several),
    State("a note", a_note),
    State("a closed group", a_closed_group),
    State("a tensor", typed(MATRIX, until="y")),
    State("unfinished", typed("x = a + _\nf = tanh(_) * x", until="f")),
    State("faulty text", lambda page: type_expression(page, FAULTY)),
    State("no graph", lambda page: type_expression(page, "")),
    State("choosing an op", keyed("/", until=".chooser")),
    State("menu of a node", keyed("Shift+F10", until="[role=menu]")),
    State("palette of commands", keyed("Control+k", until=".chooser")),
    State("a phrase begun", said("connect b to", "connect b to")),
    State("nothing answers", said("zzzz", "Nothing answers")),
    State("find", keyed("Control+f", until=".find")),
    State("rename", keyed("F2", until=".front.rename")),
    State("help", keyed("?", until=".front.help")),
    State("check", keyed("k", until=".check-costs")),
    State("second derivatives", keyed("d", until=".second-scroll td")),
    State("share", lambda page: press(page, "Share")),
    State("export of a picture", exporting("SVG")),
    State("export of a program", exporting("Python with NumPy")),
    State("open", lambda page: press(page, "Open")),
    State("open with problems", opening_what_cannot_be_read),
    State("table", keyed("t", until=".node-table")),
    State("tour", commanded("tour", until=".tour")),
)

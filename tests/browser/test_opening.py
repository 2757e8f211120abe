"""What comes into the page from outside, and what is handed to others."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.filing import dialog, drop, exported
from tests.browser.reading import at_step, grad, node, press, value
from tests.browser.test_everyone import serious

FILES = {
    "mine.dot": 'digraph { a [op=input, value=2]; b [label="b = 3"]; a -> f -> g; b -> f; '
    'f [label="*"]; g [label=neg] }',
    "mine.py": "a = Value(2.0)\nb = Value(3.0)\nf = a * b\ng = -f\ng.backward()",
    "mine.txt": "a = 2\nb = 3\nf = a * b\ng = -f",
    "mine.json": json.dumps(
        {
            "nodes": [
                {"id": "a", "op": "input", "value": 2},
                {"id": "b", "op": "input", "value": 3},
                {"id": "f", "op": "mul", "inputs": ["a", "b"]},
                {"id": "g", "op": "neg", "inputs": ["f"]},
            ],
            "output": "g",
        }
    ),
}


def open_text(page: Page, text: str, *, added: bool = False) -> None:
    press(page, "Open")
    page.get_by_role("textbox", name="Text to open").fill(text)
    if added:
        page.get_by_label("Added to this graph").check()
    dialog(page, "Open").get_by_role("button", name="Open", exact=True).click()


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_dropped_opens_and_undo_goes_back(explorer: Page, name: str) -> None:
    drop(explorer, name, FILES[name])
    expect(value(explorer, "g")).to_have_text("-6")
    press(explorer, "Last step")
    expect(grad(explorer, "a")).to_have_text("-3")
    expect(explorer.locator(".title")).to_have_text("mine")
    press(explorer, "Undo")
    expect(value(explorer, "f")).to_have_text("14")
    expect(node(explorer, "g")).to_have_count(0)


def test_a_document_comes_back_from_its_file_whole(explorer: Page, tmp_path: Path) -> None:
    drop(
        explorer,
        "mine.json",
        json.dumps(
            {
                "title": "A note of mine",
                "source": "# kept\nf = a * b",
                "values": {"a": 2, "b": "Infinity"},
                "places": {"f": {"x": 300, "y": 40}},
                "groups": {"f": "inner"},
                "notes": [{"id": "n", "x": 0, "y": -120, "text": "<b>plain</b>"}],
            }
        ),
    )
    expect(explorer.locator("[data-note]")).to_contain_text("<b>plain</b>")
    _, first = exported(explorer, "JSON")
    explorer.keyboard.press("Escape")
    press(explorer, "New graph")
    expect(explorer.locator("[data-note]")).to_have_count(0)
    (tmp_path / "mine.json").write_bytes(first)
    press(explorer, "Open")
    explorer.get_by_label("File to open").set_input_files(tmp_path / "mine.json")
    expect(explorer.locator("[data-note]")).to_contain_text("<b>plain</b>")
    assert exported(explorer, "JSON")[1] == first


def test_a_text_can_be_added_to_the_graph_that_is_there(explorer: Page) -> None:
    open_text(explorer, "a = 5\nz = a * 2", added=True)
    expect(explorer.locator("[data-node]")).to_have_count(9)
    expect(value(explorer, "f")).to_have_text("14")
    press(explorer, "Undo")
    expect(explorer.locator("[data-node]")).to_have_count(6)


def test_what_is_wrong_with_a_text_is_said_at_its_place_and_nothing_is_lost(
    explorer: Page,
) -> None:
    open_text(explorer, "y = a +\nz = foo(y)")
    wrong = dialog(explorer, "Open").get_by_role("alert").get_by_role("button")
    expect(wrong.first).to_contain_text("line 1, column 8")
    expect(wrong.last).to_contain_text("foo")
    wrong.last.click()
    area = explorer.get_by_role("textbox", name="Text to open")
    expect(area).to_be_focused()
    marked = area.evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)")
    assert marked == "foo"
    assert serious(explorer) == []
    explorer.keyboard.press("Escape")
    expect(value(explorer, "f")).to_have_text("14")


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("broken.json", '{"nodes": [', "line 1"),
        ("broken.dot", "digraph { a -> b; b [label=foo] }", "line 1"),
        ("loop.py", "for i in range(3):\n    x = Value(1)", "line 1"),
        ("large.json", " " * 8_100_000, "large.json has 8.1 MB"),
        ("zeros.txt", "a\0b", "not text"),
    ],
)
def test_a_file_that_cannot_be_opened_says_why(
    explorer: Page, name: str, text: str, words: str
) -> None:
    drop(explorer, name, text)
    expect(dialog(explorer, "Open").get_by_role("alert")).to_contain_text(words)
    explorer.keyboard.press("Escape")
    expect(value(explorer, "f")).to_have_text("14")


def test_hostile_texts_are_texts(explorer: Page) -> None:
    name = "</title><img src=x onerror=alert(1)>"
    graph = {"nodes": [{"id": name, "op": "input", "value": 1}], "output": name}
    drop(explorer, f"{name}.json", json.dumps(graph))
    expect(explorer.locator("[data-node]")).to_have_count(1)
    assert explorer.locator("img").count() == 0


def test_the_link_opens_at_the_step_or_without_it(explorer: Page) -> None:
    explorer.context.grant_permissions(["clipboard-read", "clipboard-write"])
    explorer.get_by_role("slider", name="Step").fill("9")
    press(explorer, "Share")
    expect(explorer.get_by_role("textbox", name="Link")).to_have_value(re.compile("step=9"))
    copied = explorer.evaluate("navigator.clipboard.readText()")
    with explorer.context.new_page() as other:
        other.goto(copied)
        at_step(other, 9)
    explorer.get_by_label("Open it at the step").uncheck()
    press(explorer, "Copy Link")
    expect(explorer.get_by_role("button", name="Copy Link")).to_have_text("Copied")
    copied = explorer.evaluate("navigator.clipboard.readText()")
    assert "step=" not in copied
    with explorer.context.new_page() as other:
        other.goto(copied)
        expect(value(other, "f")).to_have_text("14")


def test_what_is_shared_as_text_is_on_the_clipboard(explorer: Page) -> None:
    explorer.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(explorer, "Share")
    for name, words in {
        "Embed": '<iframe src="',
        "JSON": '"source": "x = a + b',
        "Python": "import numpy",
        "Expression": "a = -1\nb = 3\nc = 4\nx = a + b",
    }.items():
        press(explorer, f"Copy {name}")
        expect(explorer.get_by_text(f"{name} copied")).to_be_attached()
        assert words in explorer.evaluate("navigator.clipboard.readText()")

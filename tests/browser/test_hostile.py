"""Whatever is pasted, dropped or followed is data: nothing runs, and what is wrong is said."""

import json
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree
from zlib import compressobj

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.building import expect_nodes, nodes, source
from tests.browser.filing import choose, dialog, drop, exported
from tests.browser.reading import node, press, type_expression, value

IMAGE = '"><img src=x onerror="window.ran = 1">'
SCRIPT = "</title></script><script>window.ran = 1</script>"
VECTOR = "'><svg onload='window.ran = 1'>"
# Short enough to stand in one line of a note or a frame, and so in one element.
WORD = "<i onclick=1>x"
LINK = "javascript:window.ran=1"
ENTITY = "]]>&lt;img src=x onerror=window.ran=1&gt;<!-- &x; -->"
HOSTILE = [IMAGE, SCRIPT, VECTOR, WORD, LINK, ENTITY, "{{7*7}}${7*7}", "\u202e\0\ud800"]
# What a browser shows of no text, or takes for a sign that is none.
UNSHOWN = "\0\u202e\ud800"
# Names that every object of the browser's own has.
OWN = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"]

PASTE = """text => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const event = { bubbles: true, cancelable: true, clipboardData };
  document.body.dispatchEvent(new ClipboardEvent("paste", event));
}"""

# Elements that could only have come from a text; the page's own pictures are blobs.
STRANGERS = """() => [...document.querySelectorAll("*")].filter((each) =>
  each.matches("img:not([src^='blob:']), iframe, object, embed, base") ||
  [...each.attributes].some(({ name, value }) =>
    name.startsWith("on") || /^(href|src|action)$/.test(name) && /^\\s*javascript:/i.test(value)))
  .map((each) => each.outerHTML)"""


@pytest.fixture
def watched(explorer: Page) -> Iterator[Page]:
    """The explorer; a text that ran would raise a flag, ask something, or leave an element."""
    asked: list[str] = []

    def dismiss(front: Dialog) -> None:
        asked.append(front.message)
        front.dismiss()

    explorer.on("dialog", dismiss)
    yield explorer
    expect_untouched(explorer)
    assert asked == []


@pytest.fixture
def fresh(watched: Page) -> Iterator[Page]:
    """A second tab, to follow links in."""
    with watched.context.new_page() as page:
        yield page
        expect_untouched(page)


def expect_untouched(page: Page) -> None:
    assert page.evaluate("window.ran ?? {}.polluted ?? null") is None
    assert page.evaluate(STRANGERS) == []


def said(page: Page, words: str) -> None:
    expect(page.get_by_role("status").filter(has_text=words).first).to_be_attached()


def paste(page: Page, text: str) -> None:
    page.evaluate(PASTE, text)


def undo_paste(page: Page) -> None:
    press(page, "Undo")
    expect_nodes(page, "a b c x y f")


def document(text: str) -> dict[str, Any]:
    """A document that has the text wherever a document has a text of its own."""
    return {
        "title": text,
        "source": f"# {text}\nx = a + b\ny = b + c\nf = x * y",
        "values": {"a": -1, "b": 3, "c": 4, text: 1},
        "places": {text: {"x": 0, "y": 0}},
        "groups": {"x": text, "y": text},
        "notes": [{"id": text, "x": 0, "y": -160, "text": text}],
        "style": text,
    }


def graph(text: str) -> dict[str, Any]:
    """A graph of an input that is called so, in a group that is too, and its square."""
    leaf = {"id": text, "op": "input", "value": 2, "group": text}
    return {"nodes": [leaf, {"id": "out", "op": "mul", "inputs": [text, text]}], "output": "out"}


def link(data: object) -> str:
    """The address that the page would write for a document."""
    packer = compressobj(9, wbits=-15)
    packed = packer.compress(json.dumps(data).encode()) + packer.flush()
    return "#d=" + urlsafe_b64encode(packed).decode().rstrip("=")


def look_everywhere(page: Page) -> None:
    """Open what shows a document's texts elsewhere than in the drawing."""
    for name in ("Share", "Export", "Commands"):
        press(page, name)
        expect(dialog(page, name)).to_be_visible()
        expect_untouched(page)
        page.keyboard.press("Escape")
    press(page, "Show as a table")
    expect(page.get_by_role("table").first).to_be_visible()
    expect_untouched(page)
    press(page, "Show the drawing")


def test_a_hostile_document_is_words(watched: Page) -> None:
    for text in HOSTILE:
        drop(watched, "mine.json", json.dumps(document(text)))
        shown = text.strip(UNSHOWN)
        expect(watched.locator(".title")).to_contain_text(shown)
        expect(watched.locator("[data-note]")).to_contain_text(shown[:12])
        expect(value(watched, "f")).to_have_text("14")
        look_everywhere(watched)


def test_a_hostile_link_is_words(fresh: Page, server: str) -> None:
    for text in (IMAGE, SCRIPT, LINK):
        fresh.goto(f"{server}{link(document(text))}&mode={text}&wrt={text}")
        expect(fresh.locator(".title")).to_have_text(text)
        expect(value(fresh, "f")).to_have_text("14")
    look_everywhere(fresh)


def test_a_hostile_link_in_a_frame_is_words(fresh: Page, server: str) -> None:
    for text in (IMAGE, SCRIPT):
        fresh.goto(f"{server}/?embed{link(document(text))}&mode={text}&wrt={text}")
        expect(fresh.get_by_role("heading", level=1)).to_have_text(text)
        expect(value(fresh, "f")).to_have_text("14")
        expect_untouched(fresh)


def test_hostile_names_are_made_into_names_when_they_are_pasted(watched: Page) -> None:
    for text in HOSTILE:
        paste(watched, json.dumps(graph(text)))
        expect(value(watched, "out")).to_have_text("4")
        assert set("<>\"'`") & set("".join(nodes(watched))) == set()
        assert "window.ran = 1" not in source(watched)
        expect_untouched(watched)
        undo_paste(watched)


def test_hostile_files_under_hostile_names_are_opened_or_refused_in_words(watched: Page) -> None:
    for text in HOSTILE:
        quoted = json.dumps(f"n {text.strip(UNSHOWN)}")
        drop(watched, f"{text}.json", json.dumps(graph(text)))
        expect(value(watched, "out")).to_have_text("4")
        expect_untouched(watched)
        drop(watched, f"{text}.dot", f"digraph {quoted} {{ {quoted} -> out; out [op=neg] }}")
        expect(value(watched, "out")).to_have_text("-1")
        expect_untouched(watched)
        for suffix in (".dot", ".py", ".json", ".txt"):
            drop(watched, text + suffix, f"digraph {text} {{ = {text}")
            expect(dialog(watched, "Open").get_by_role("alert")).not_to_be_empty()
            expect_untouched(watched)
            watched.keyboard.press("Escape")
            expect(dialog(watched, "Open")).to_have_count(0)


def test_what_is_exported_of_hostile_words_is_words(watched: Page) -> None:
    texts = [text for text in HOSTILE if not set(UNSHOWN) & set(text)]
    hostile = document(IMAGE) | {
        "notes": [{"id": str(i), "x": 0, "y": -160 * i, "text": t} for i, t in enumerate(texts)]
    }
    drop(watched, "mine.json", json.dumps(hostile))
    expect(watched.locator("[data-note]")).to_have_count(len(texts))
    name, data = exported(watched, "SVG")
    assert set("<>\"'&;: ") & set(name) == set()
    root = ElementTree.fromstring(data)
    tags = {each.tag.rpartition("}")[2] for each in root.iter()}
    assert tags & {"script", "image", "img", "foreignObject", "a", "iframe"} == set()
    assert [key for each in root.iter() for key in each.attrib if key.startswith("on")] == []
    written = "".join("".join(root.itertext()).split())
    for text in texts:
        assert "".join(text.split()) in written
    for title in ("Expression", "Graphviz DOT", "Mermaid flowchart", "Python with NumPy"):
        choose(watched, title)
        expect(dialog(watched, "Export").get_by_role("button", name="Download")).to_be_visible()
        expect_untouched(watched)


def test_a_name_that_objects_have_of_their_own_is_a_name_like_any(watched: Page) -> None:
    for i, name in enumerate(OWN):
        type_expression(watched, f"{name} = a + b\nf = {name} * c")
        expect(value(watched, "f")).to_have_text("8")
        expect(value(watched, name)).to_have_text("2")
        press(watched, "Last step")
        expect(node(watched, name)).to_have_accessible_name(f"{name} = a + b, value 2, gradient 4")
        type_expression(watched, f"f = {name} * c")
        expect(node(watched, name)).to_have_accessible_name(re.compile(f"^{name}, input, value"))
        field = watched.get_by_role("spinbutton", name=name, exact=True)
        field.fill(f"{i + 5}")
        field.press("Enter")
        expect(value(watched, "f")).to_have_text(f"{4 * i + 20}")


def test_such_a_name_is_pasted_and_brings_nothing_along(watched: Page) -> None:
    for name in OWN:
        leaf = f'{{"id": "{name}", "op": "input", "value": 2, "__proto__": {{"polluted": 1}}}}'
        records = ", ".join(
            f'"{each}": {{"{name}": {{"polluted": 1}}}}' for each in ("places", "groups", "values")
        )
        paste(watched, f'{{"nodes": [{leaf}], "__proto__": {{"polluted": 1}}, {records}}}')
        expect(watched.locator("[data-node]")).to_have_count(7)
        expect(value(watched, name)).to_have_text("2")
        expect_untouched(watched)
        undo_paste(watched)


def test_such_names_in_a_file_keep_their_numbers_places_and_groups(watched: Page) -> None:
    file = {
        "source": "f = " + " + ".join(OWN),
        "values": {name: i for i, name in enumerate(OWN)},
        "places": {name: {"x": 0, "y": 90 * i} for i, name in enumerate(OWN)},
        "groups": dict.fromkeys(OWN, "constructor"),
        "notes": [{"id": "__proto__", "x": 200, "y": -90, "text": "valueOf"}],
    }
    drop(watched, "mine.json", json.dumps(file))
    expect(value(watched, "f")).to_have_text("10")
    expect(watched.locator("[data-group=constructor]")).to_have_count(1)
    again = json.loads(exported(watched, "JSON")[1])
    assert {part: again[part] for part in file} == file


DEEP = 100_000
REFUSED = [
    ('{"nodes": ' + "[" * DEEP + "]" * DEEP + "}", "node 1 of it is no node"),
    ('{"a": ' * DEEP + "1" + "}" * DEEP, 'no list of "nodes"'),
    (
        '{"nodes": [{"id": "a", "op": "input", "value": ' + "[" * DEEP + "]" * DEEP + "}]}",
        "no number and no tensor",
    ),
    ('{"nodes": [', "broken off"),
    ('{"nodes": [{"id": "a", "op": "eval"}]}', "eval"),
    ('{"nodes": [{"id": "a", "op": "__proto__"}]}', "__proto__"),
    ('{"nodes": [{"id": {"toString": 1}, "op": "input"}]}', "no id"),
    ('{"nodes": [{"id": "p", "op": "neg", "inputs": ["p"]}]}', "circle"),
]


def test_what_cannot_be_pasted_is_refused_in_words(watched: Page) -> None:
    for text, words in REFUSED:
        paste(watched, text)
        said(watched, words)
        expect_nodes(watched, "a b c x y f")


def test_more_nodes_than_a_graph_may_have_are_refused_in_words(watched: Page) -> None:
    leaves = ",".join(f'{{"id":"n{i}","op":"input","value":1}}' for i in range(100_000))
    paste(watched, f'{{"nodes":[{leaves}]}}')
    said(watched, "that would make 100,006 nodes; a graph has at most 100,000")
    expect_nodes(watched, "a b c x y f")


def test_a_link_that_holds_no_document_says_so(fresh: Page, server: str) -> None:
    bomb = {"source": "y = a\n" + "#" * 10_000_000}
    for data in (bomb, {"source": 3}, ["source"], "source", None):
        fresh.goto("about:blank")
        fresh.goto(f"{server}{link(data)}")
        expect(fresh.get_by_text("This link is damaged")).to_be_visible()
        expect(value(fresh, "f")).to_have_text("14")


def test_a_file_that_is_too_deep_or_too_large_is_refused_in_words(watched: Page) -> None:
    deep = '{"nodes": ' + "[" * DEEP + "]" * DEEP + "}"
    for text, words in (
        (deep, "nested"),
        ('{"a": ' * DEEP + "1" + "}" * DEEP, "nested"),
        ('{"source": ' * DEEP + '""' + "}" * DEEP, "nested"),
        ("y = a\n" + "#" * 10_000_000, "mine.json has 10.0 MB; at most 8.0 MB can be opened"),
    ):
        drop(watched, "mine.json", text)
        expect(dialog(watched, "Open").get_by_role("alert")).to_contain_text(words)
        watched.keyboard.press("Escape")
        expect(dialog(watched, "Open")).to_have_count(0)
    expect(value(watched, "f")).to_have_text("14")

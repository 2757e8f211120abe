"""A layout that takes its time says how far it is, and can be done without."""

import json
import re

from playwright.sync_api import Page, expect

from app.examples.layered import layered
from tests.browser.reading import press
from tests.browser.test_big_graphs import DROP

SIZE = 6000


def drop(page: Page, columns: int) -> None:
    """A graph that takes a second or more to be laid out, or stands in so many columns already."""
    nodes = layered(SIZE, 60).nodes
    rows = SIZE // max(columns, 1)
    placed = [(n.id, divmod(i, rows)) for i, n in enumerate(nodes) if columns]
    places = {name: {"x": 300.0 * column, "y": 120.0 * row} for name, (column, row) in placed}
    source = "\n".join(f"{n.id} = {n.op}({', '.join(n.inputs)})" for n in nodes if n.inputs)
    values = {n.id: n.value for n in nodes if not n.inputs}
    page.evaluate(DROP, json.dumps({"source": source, "values": values, "places": places}))


def test_a_long_layout_can_be_stopped_and_everything_is_drawn(explorer: Page) -> None:
    explorer.emulate_media(reduced_motion="reduce")
    drop(explorer, columns=0)
    bar = explorer.get_by_role("progressbar", name="Laying out 6,000 nodes")
    expect(bar).to_be_visible(timeout=20_000)
    press(explorer, "Stop")
    expect(bar).to_have_count(0, timeout=20_000)
    expect(explorer.get_by_role("slider", name="Step")).to_have_value(str(SIZE), timeout=60_000)
    expect(explorer.locator(".graph.pictured")).to_have_count(1, timeout=20_000)


def test_an_auto_layout_that_is_stopped_leaves_all_where_it_was(explorer: Page) -> None:
    explorer.emulate_media(reduced_motion="reduce")
    drop(explorer, columns=75)
    expect(explorer.get_by_role("slider", name="Step")).to_have_value(str(SIZE), timeout=60_000)
    bar = explorer.get_by_role("progressbar", name=re.compile("Laying out"))
    expect(bar).to_have_count(0, timeout=20_000)
    undo = explorer.get_by_role("button", name="Undo", exact=True)
    before = undo.get_attribute("title")
    press(explorer, "Auto layout")
    expect(undo).to_have_attribute("title", re.compile("auto layout"))
    expect(bar).to_be_visible(timeout=20_000)
    press(explorer, "Stop")
    expect(undo).to_have_attribute("title", before or "")
    expect(bar).to_have_count(0, timeout=20_000)

"""Changes as a person makes them, drawn at random: each answers how undo is to call it."""

from collections.abc import Callable
from random import Random

from playwright.sync_api import Page, expect

from tests.browser.building import edges, nodes, text_box
from tests.browser.places import middle
from tests.browser.reading import node

# Makes one change; answers the beginning of its name, or None where there is nothing to change.
Change = Callable[[Page, Random], str | None]


def say(page: Page, words: str) -> None:
    """Type words into the command palette, which closes when they are done."""
    page.keyboard.press("Control+k")
    front = page.get_by_role("dialog", name="Commands")
    front.get_by_role("combobox", name="Commands").fill(words)
    page.keyboard.press("Enter")
    expect(front).to_have_count(0)


def hold(page: Page, name: str) -> None:
    """Give the keyboard to a node, which alone is selected then."""
    card = node(page, name)
    card.focus()
    page.keyboard.press("Escape")
    card.blur()
    card.focus()


def drawn(page: Page) -> list[str]:
    """The nodes that are drawn; the box of a closed group has a / in its id."""
    return [name for name in nodes(page) if "/" not in name]


def wires(page: Page) -> list[list[str]]:
    """The edges between nodes that are drawn: from, to, slot."""
    return [key.split(":") for key in sorted(edges(page)) if "/" not in key]


def not_below(page: Page, name: str) -> list[str]:
    """The nodes that may be read by one, for they do not depend on it, not even through a box."""
    below = {name}
    for _ in nodes(page):
        below |= {to for start, to, _ in (key.split(":") for key in edges(page)) if start in below}
    return [each for each in drawn(page) if each not in below]


def free_name(page: Page, rng: Random) -> str:
    names = {f"n{number}" for number in range(100)} - set(drawn(page))
    return rng.choice(sorted(names))


def add(page: Page, rng: Random) -> str:
    op = rng.choice(["input", "parameter", "add", "mul", "tanh", "relu"])
    say(page, f"add {op}")
    return f"add {op} "


def connect(page: Page, rng: Random) -> str | None:
    keys: list[str] = page.locator(".graph [data-port].open").evaluate_all(
        "all => all.map((each) => each.dataset.port)"
    )
    ports = [key.split(":") for key in keys]
    if not ports:
        return None
    to, slot = rng.choice(ports)
    above = not_below(page, to)
    if not above:
        return None
    start = rng.choice(above)
    say(page, f"connect {start} to {to} {int(slot) + 1}")
    return f"connect {start} to {to}"


def disconnect(page: Page, rng: Random) -> str | None:
    if not wires(page):
        return None
    start, to, slot = rng.choice(wires(page))
    say(page, f"disconnect {start} from {to} {int(slot) + 1}")
    return f"disconnect {start} from {to}"


def insert(page: Page, rng: Random) -> str | None:
    if not wires(page):
        return None
    start, to, slot = rng.choice(wires(page))
    say(page, f"insert sigmoid on {start} {to} {int(slot) + 1}")
    return f"insert sigmoid on {start} → {to}"


def rename(page: Page, rng: Random) -> str:
    name, new = rng.choice(drawn(page)), free_name(page, rng)
    hold(page, name)
    page.keyboard.press("F2")
    field = page.get_by_role("textbox", name="New name")
    field.fill(new)
    field.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    return f"rename {name} to {new}"


def set_number(page: Page, rng: Random) -> str | None:
    leaves = [name for name, told in nodes(page).items() if f"{name}, input" in told]
    if not leaves:
        return None
    leaf = rng.choice(leaves)
    say(page, f"set {leaf} {rng.uniform(-2, 2):.6f}")
    return f"set {leaf}"


def delete(page: Page, rng: Random) -> str | None:
    if len(drawn(page)) < 6:
        return None
    name = rng.choice(drawn(page))
    hold(page, name)
    page.keyboard.press("Delete")
    return f"delete {name}"


def duplicate(page: Page, rng: Random) -> str:
    name = rng.choice(drawn(page))
    hold(page, name)
    page.keyboard.press("Control+d")
    return "duplicate "


def nudge(page: Page, rng: Random) -> str:
    name = rng.choice(drawn(page))
    hold(page, name)
    page.keyboard.press("Alt+Arrow" + rng.choice(["Left", "Right", "Up", "Down"]))
    return f"move {name}"


def drag(page: Page, rng: Random) -> str | None:
    """Cards may lie one over another: what is dragged is the one on top."""
    hold(page, rng.choice(drawn(page)))
    page.keyboard.press("z")
    x, y = middle(page.locator("[data-node]:focus"))
    name: str | None = page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y)?.closest('[data-node]')?.dataset.node", [x, y]
    )
    if name is None or "/" in name:
        return None
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + rng.choice([-1, 1]) * rng.uniform(30, 60), y + rng.uniform(30, 60), steps=3)
    page.mouse.up()
    return f"move {name}"


def group(page: Page, rng: Random) -> str | None:
    if page.locator("[data-group]").count() + page.locator('[data-node*="/"]').count() > 2:
        return None
    say(page, f"group {' '.join(rng.sample(drawn(page), 2))} as {free_name(page, rng)}")
    return "group "


def open_or_close(page: Page, rng: Random) -> str | None:
    boxes = page.locator('[data-node*="/"], [data-group]')
    if boxes.count() == 0:
        return None
    boxes.nth(rng.randrange(boxes.count())).focus()
    closes = page.locator("[data-group]:focus").count() == 1
    page.keyboard.press("Enter")
    return "close " if closes else "open "


def ungroup(page: Page, rng: Random) -> str | None:
    boxes = page.locator('[data-node*="/"]')
    if boxes.count() == 0:
        return None
    boxes.nth(rng.randrange(boxes.count())).focus()
    page.keyboard.press("Control+Shift+g")
    return "ungroup "


def note(page: Page, rng: Random) -> str:
    notes = page.locator("[data-note]")
    if notes.count() < 2:
        hold(page, rng.choice(drawn(page)))
        page.keyboard.press("n")
        expect(page.get_by_role("textbox", name="Note", exact=True)).to_be_focused()
        page.keyboard.press("Escape")
        return "add a note"
    notes.first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("textbox", name="Note", exact=True).fill(f"seen {rng.random()}")
    page.keyboard.press("Control+Enter")
    return "change a note"


def write(page: Page, rng: Random) -> str:
    """A line at the end of the text, then away from it: what follows is another change."""
    one, other = rng.choice(drawn(page)), rng.choice(drawn(page))
    line = f"{free_name(page, rng)} = {one} * {other} + 0.5"
    text_box(page).press("Control+End")
    page.keyboard.insert_text(f"\n{line}")
    return f"typing {line}"


CHANGES: tuple[Change, ...] = (
    *(add, connect, connect, connect, disconnect, insert, rename, set_number, delete, duplicate),
    *(nudge, drag, group, open_or_close, ungroup, note, write),
)

"""What hands do to the page: moves that several tests make, and how they wait for the drawing."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.reading import node

# The names of the seed graph's nodes once backward has run: the published numbers of its example.
SEED = {
    "a": "a, input, value -1, gradient 7",
    "b": "b, input, value 3, gradient 9",
    "c": "c, input, value 4, gradient 2",
    "x": "x = a + b, value 2, gradient 7",
    "y": "y = b + c, value 7, gradient 2",
    "f": "f = x × y, value 14, gradient 1",
}
SEED_LINES = ["a = -1", "b = 3", "c = 4", "x = a + b", "y = b + c", "f = x * y"]

# Cards, edges and notes with their places and numbers, the camera, and the size of the canvas.
_STILL = """() => {
  const svg = document.querySelector('.graph');
  const looks = [...svg.querySelectorAll('[data-node], [data-note], .strokes path, .group-box')]
    .map((each) => [each.getAttribute('aria-label'), each.getAttribute('transform'),
                    each.getAttribute('d'), each.getAttribute('opacity')].join());
  const { width, height } = svg.getBoundingClientRect();
  const now = [svg.style.transform, width, height, ...looks].join('\\n');
  const seen = window.__still ?? { now: null, since: 0 };
  window.__still = seen.now === now ? seen : { now, since: performance.now() };
  return performance.now() - window.__still.since > REST;
}"""


def at_rest(page: Page, milliseconds: int = 120) -> None:
    """Returns once nothing in the drawing has changed for so long."""
    page.evaluate("delete window.__still")
    page.wait_for_function(_STILL.replace("REST", str(milliseconds)), polling="raf")


def text_box(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Expression")


def source(page: Page) -> str:
    """What stands in the text box, which shows a line as an element."""
    lines: list[str] = text_box(page).evaluate(
        "box => [...box.querySelectorAll('.cm-line')].map((line) => line.textContent)"
    )
    return "\n".join(lines)


def nodes(page: Page) -> dict[str, str]:
    """The accessible names of the nodes, by id."""
    found: dict[str, str] = page.locator("[data-node]").evaluate_all(
        "all => Object.fromEntries(all.map((e) => [e.dataset.node, e.getAttribute('aria-label')]))"
    )
    return found


def expect_nodes(page: Page, names: str) -> None:
    """The drawing has exactly these nodes."""
    expect(page.locator("[data-node]")).to_have_count(len(names.split()))
    for name in names.split():
        expect(node(page, name)).to_have_count(1)


def expect_seed(page: Page) -> None:
    """The graph is the seed graph at its last step, its numbers those that were published."""
    expect_nodes(page, " ".join(SEED))
    for name, told in SEED.items():
        expect(node(page, name)).to_have_accessible_name(told)
    assert sorted(source(page).split("\n")) == sorted(SEED_LINES)


def port(page: Page, name: str) -> Locator:
    """A port: `x:0` is the first input of x, `a:out` the output of a."""
    return page.locator(f'[data-port="{name}"] .port-dot')


def edges(page: Page) -> set[str]:
    """The keys of the edges, as `from:to:slot`."""
    keys: list[str] = page.locator("[data-edge]").evaluate_all(
        "all => all.map((each) => each.dataset.edge)"
    )
    return set(keys)


def expect_edges(page: Page, keys: str) -> None:
    """The drawing has exactly these edges."""
    for key in keys.split():
        expect(page.locator(f'[data-edge="{key}"]')).to_have_count(1)
    expect(page.locator("[data-edge]")).to_have_count(len(keys.split()))

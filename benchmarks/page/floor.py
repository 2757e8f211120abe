"""What the browser itself takes to show as much without a page's doing: the least there can be."""

from dataclasses import dataclass

from playwright.sync_api import Browser

from benchmarks.page.browsing import SCREEN
from benchmarks.page.thread import Spread, Thread

# As many bare cards as nodes, in a square, and a curve to each of its two neighbours.
SQUARE = """
  const side = Math.ceil(Math.sqrt(count));
  const at = (i) => [240 * (i % side), 150 * Math.floor(i / side)];
  const edges = [];
  for (let i = 0; i < count; i++)
    for (const j of [i + 1, i + side]) if (j < count) edges.push([...at(i), ...at(j)]);
"""
SVG = (
    "(count) => {"
    + SQUARE
    + """  const cards = Array.from({ length: count }, (_, i) => {
    const [x, y] = at(i);
    return `<g transform="translate(${x} ${y})"><rect width="144" height="92" rx="10"
      fill="white" stroke="gray"/><text x="10" y="20">${i}</text></g>`;
  });
  const lines = edges.map(([x, y, u, v]) =>
    `<path d="M${x} ${y}C${x + 80} ${y} ${u - 80} ${v} ${u} ${v}" fill="none" stroke="gray"/>`);
  document.body.innerHTML = `<svg style="position:absolute;overflow:visible;transform-origin:0 0"
    width="10" height="10">${lines.join('')}${cards.join('')}</svg>`;
}"""
)
CANVAS = (
    "(count) => {"
    + SQUARE
    + """  document.body.innerHTML = '<canvas width="1280" height="800"></canvas>';
  const pen = document.querySelector('canvas').getContext('2d');
  window.draw = (x, y, k) => {
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, 1280, 800);
    pen.setTransform(k, 0, 0, k, x, y);
    pen.beginPath();
    for (const [x, y, u, v] of edges) {
      pen.moveTo(x, y);
      pen.bezierCurveTo(x + 80, y, u - 80, v, u, v);
    }
    pen.stroke();
    for (let i = 0; i < count; i++) {
      const [x, y] = at(i);
      pen.strokeRect(x, y, 144, 92);
    }
  };
}"""
)
MOVE_SVG = """(i) => { document.querySelector('svg').style.transform =
  `translate(${i %% 40}px, 0) scale(%s)`; }"""
STEP_SVG = """(i) => {
  const card = document.querySelectorAll('svg g')[i];
  card.firstChild.setAttribute('stroke', 'red');
  card.lastChild.textContent = i / 7;
}"""
MOVE_CANVAS = "(i) => draw(i % 40, 0, 0.1)"
# The number of the frame scales the drawing a little.
ZOOMED = "${0.1 + 0.001 * (i % 40)}"


@dataclass(frozen=True, slots=True)
class Floor:
    """CPU of a frame in which nothing is done, and of those that move or change bare shapes; ms."""

    nothing: Spread
    svg_moved: Spread
    svg_scaled: Spread
    svg_stepped: Spread
    canvas_drawn: Spread


def floor(browser: Browser, count: int) -> Floor:
    """For a drawing of so many cards."""
    page = browser.new_page(viewport=SCREEN)
    thread = Thread(page)
    nothing = thread.frames("() => undefined")
    page.evaluate(SVG, count)
    moved = thread.frames(MOVE_SVG % "0.1")
    scaled = thread.frames(MOVE_SVG % ZOOMED)
    stepped = thread.frames(STEP_SVG)
    page.evaluate(CANVAS, count)
    drawn = thread.frames(MOVE_CANVAS)
    page.close()
    return Floor(nothing, moved, scaled, stepped, drawn)

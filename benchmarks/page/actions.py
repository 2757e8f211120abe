"""What a person does with a large graph, once in every frame."""

from playwright.sync_api import Page

from benchmarks.page.thread import Spread, Thread
from benchmarks.page.waiting import rest

# A wheel turned over the middle of the canvas, to and fro.
WHEEL = """(i) => {
  const canvas = document.querySelector('.canvas');
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const turn = i %% 40 < 20 ? %(turn)s : -(%(turn)s);
  canvas.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true,
    clientX: left + width / 2, clientY: top + height / 2, ctrlKey: %(zooms)s,
    deltaX: %(zooms)s ? 0 : turn, deltaY: turn }));
}"""
KEY = """(i) => document.body.dispatchEvent(
  new KeyboardEvent('keydown', { key: '%s', bubbles: true, cancelable: true }))"""


def idle(thread: Thread) -> Spread:
    """What a frame costs in which nothing is done."""
    return thread.frames("() => undefined")


def zoom(thread: Thread) -> Spread:
    """Closer and back again."""
    rest(thread.page)
    return thread.frames(WHEEL % {"turn": "-6", "zooms": "true"})


def pan(thread: Thread) -> Spread:
    """To and fro across the drawing."""
    rest(thread.page)
    return thread.frames(WHEEL % {"turn": "14", "zooms": "false"})


def step(thread: Thread) -> Spread:
    """A step of the backward sweep by key in every frame."""
    to_backward(thread.page)
    return thread.frames(KEY % "ArrowRight")


def glide(thread: Thread) -> Spread:
    """One step after another at its own pace: most frames only move what is under way."""
    to_backward(thread.page)
    return thread.frames("(i) => { if (i % 30 === 0) (" + KEY % "ArrowRight" + ")(i); }")


def approach(page: Page, name: str) -> None:
    """Look at one node closely, with what stands beside it."""
    page.keyboard.press("Control+f")
    page.get_by_role("searchbox", name="Find a node").fill(name)
    page.keyboard.press("Escape")
    page.keyboard.press("z")
    rest(page)


def to_backward(page: Page) -> None:
    """Stand in the middle of the backward sweep, at rest."""
    slider = page.get_by_role("slider", name="Step")
    most = int(slider.get_attribute("max") or 0)
    slider.fill(str(most * 3 // 4))
    page.evaluate("document.activeElement.blur()")
    rest(page)

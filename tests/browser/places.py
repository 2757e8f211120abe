"""Where things stand in the drawing, and the camera on it."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page

SIDES: tuple[Literal["x", "y", "width", "height"], ...] = ("x", "y", "width", "height")


def box_of(locator: Locator) -> dict[str, float]:
    """The bounding box, once it stands still."""
    page = locator.page
    before: dict[str, float] = {}
    for _ in range(40):
        found = locator.bounding_box()
        box: dict[str, float] = {side: found[side] for side in SIDES} if found else {}
        if box and box == before:
            return box
        before = box
        page.wait_for_timeout(60)
    pytest.fail("the drawing did not come to rest")


def middle(locator: Locator) -> tuple[float, float]:
    box = box_of(locator)
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def camera(page: Page) -> str:
    return str(page.locator(".graph").evaluate("svg => svg.style.transform"))


def scale(page: Page) -> float:
    found = re.search(r"scale\((.+)\)", camera(page))
    assert found is not None
    return float(found[1])

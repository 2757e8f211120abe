"""How the tests drive the lab, as a person would, and what the server says of the run shown."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.reading import press

# Two states of a run are the same where every weight and bias is.
Network = dict[str, Any]


def run_id(page: Page) -> str:
    """The run that the address names."""
    expect(page).to_have_url(re.compile("run="))
    found = re.search(r"run=([\w-]+)", page.url)
    assert found, page.url
    return found.group(1)


def told(page: Page, about: str = "") -> dict[str, Any]:
    """What the server says of the run that is shown."""
    origin = page.evaluate("location.origin")
    answer = page.request.get(f"{origin}/api/v1/runs/{run_id(page)}{about}")
    assert answer.ok, answer.text()
    said: dict[str, Any] = answer.json()
    return said


def network(page: Page) -> Network:
    """The run's network, with every number."""
    spec: Network = told(page, "/network")["spec"]
    return spec


def progress(page: Page) -> Locator:
    return page.locator(".lab-progress")


def at_epoch(page: Page, epoch: str) -> None:
    expect(progress(page)).to_contain_text(re.compile(f"^epoch {epoch} of"))


def resting(page: Page) -> None:
    expect(page.locator(".lab-pace")).to_have_text("paused")


def speed(page: Page, words: str) -> None:
    page.get_by_role("combobox", name="Speed").select_option(label=words)


def finished(page: Page) -> None:
    expect(page.locator(".lab-pace")).to_have_text("finished", timeout=60_000)


@contextmanager
def another_run(page: Page) -> Iterator[None]:
    """What is done meanwhile begins another run; it is there, and was looked at, afterwards."""
    before = run_id(page)
    yield
    expect(page).to_have_url(re.compile(f"run=(?!{before})"))
    resting(page)


def preset(page: Page, title: str) -> None:
    """Open a preset, and wait until its run is looked at."""
    with another_run(page):
        page.locator("summary", has_text="Presets").click()
        page.get_by_role("list", name="Presets").get_by_role("button").filter(
            has=page.get_by_text(title, exact=True)
        ).click()
    expect(page.locator(".lab-title")).to_have_text(title)


def number(page: Page, row: str, column: int) -> str:
    """What the table of results says: column 0 of what is learnt from, 1 of what is held out."""
    cells = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=row, exact=True))
    return (cells.get_by_role("cell").nth(column).text_content() or "").strip()


def trained(page: Page) -> None:
    """Train to the end, as fast as it goes."""
    speed(page, "Full speed")
    press(page, "Play")
    finished(page)

"""Waiting for the page to come to rest."""

from playwright.sync_api import Page

# The drawing has glided to its place, and been drawn as sharp as it can be.
REST_MS = 900


def rest(page: Page) -> None:
    """Returns once nothing moves."""
    page.wait_for_timeout(REST_MS)

"""How the tests read numbers off the page and write into it, as a person would."""

from playwright.sync_api import Locator, Page, expect


def node(page: Page, name: str) -> Locator:
    return page.locator(f'[data-node="{name}"]')


def value(page: Page, name: str) -> Locator:
    return node(page, name).locator(".value")


def grad(page: Page, name: str) -> Locator:
    return node(page, name).locator(".grad")


def grads(page: Page, names: str) -> dict[str, str]:
    """The gradients shown on the named nodes; "" where none is."""
    return {name: grad(page, name).text_content() or "" for name in names}


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def type_expression(page: Page, source: str) -> None:
    page.get_by_role("textbox", name="Expression").fill(source)


def at_step(page: Page, step: int) -> None:
    expect(page.get_by_role("slider", name="Step")).to_have_value(str(step))

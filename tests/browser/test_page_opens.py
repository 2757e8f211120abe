"""The page comes up in a browser, complete and on its own."""

from playwright.sync_api import Page, expect


def test_the_page_opens_without_errors_and_without_leaving_its_origin(
    page: Page, server: str
) -> None:
    errors: list[str] = []
    said: list[tuple[str, str]] = []
    requests: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: said.append((message.type, message.text)))
    page.on("requestfailed", lambda request: errors.append(f"failed: {request.url}"))
    page.on("request", lambda request: requests.append(request.url))

    page.goto(server, wait_until="networkidle")

    expect(page).to_have_title("Backprop Explorer")
    expect(page.locator("#app > *").first).to_be_visible()
    assert errors == []
    assert [text for kind, text in said if kind in ("error", "warning")] == []
    elsewhere = [url for url in requests if not url.startswith((server, "data:", "blob:"))]
    assert elsewhere == []

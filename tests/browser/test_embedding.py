"""A graph in a frame of somebody else's page."""

import re

from playwright.sync_api import Page, expect


def test_another_site_can_show_a_graph_in_a_frame(explorer: Page) -> None:
    expect(explorer).to_have_url(re.compile("#d="))
    there = explorer.url.replace("/#", "/?embed#")
    page = explorer.context.new_page()
    # Another name of the same machine is another site to a browser.
    page.goto(explorer.url.partition("#")[0].replace("127.0.0.1", "localhost") + "healthz")
    page.evaluate(
        """there => { const frame = document.createElement("iframe"); frame.src = there;
           frame.width = 800; frame.height = 500; document.body.append(frame); }""",
        there,
    )
    frame = page.frame_locator("iframe")
    expect(frame.locator('[data-node="f"] .value')).to_have_text("14")
    frame.get_by_role("button", name="Last step").click()
    expect(frame.locator('[data-node="b"] .grad')).to_have_text("9")
    expect(frame.get_by_role("textbox", name="Expression")).to_have_count(0)
    page.close()


def test_only_the_embedded_page_may_be_framed(explorer: Page) -> None:
    for query, framed_by in (("", "'self'"), ("?embed", "*")):
        answer = explorer.request.get(explorer.url.partition("#")[0] + query)
        assert f"frame-ancestors {framed_by}" in answer.headers["content-security-policy"]

"""How the tests take files out of the page and bring them in, as a person would."""

from pathlib import Path

from playwright.sync_api import Locator, Page

from tests.browser.reading import press

# A file as if it were dragged in from a folder: held over the drawing, then let go.
DROP = """async ([name, text]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], name));
    const held = { bubbles: true, cancelable: true, dataTransfer };
    const drawing = document.querySelector(".canvas");
    for (const kind of ["dragenter", "dragover"]) drawing.dispatchEvent(new DragEvent(kind, held));
    await new Promise(requestAnimationFrame);
    const said = document.querySelector(".drop-target")?.textContent;
    drawing.dispatchEvent(new DragEvent("drop", held));
    return said;
}"""


def dialog(page: Page, name: str) -> Locator:
    return page.get_by_role("dialog", name=name)


def drop(page: Page, name: str, text: str) -> None:
    assert page.evaluate(DROP, [name, text]) == "Let go to open the file"


def choose(page: Page, title: str, **options: str) -> None:
    """Opens the export dialog at a format; options by their labels, with _ for spaces."""
    if not dialog(page, "Export").is_visible():
        press(page, "Export")
    page.get_by_role("radio", name=title, exact=True).check()
    for label, choice in options.items():
        page.get_by_label(label.replace("_", " ")).select_option(label=choice)


def exported(page: Page, title: str, **options: str) -> tuple[str, bytes]:
    """The file's name and what is in it."""
    choose(page, title, **options)
    with page.expect_download() as download:
        dialog(page, "Export").get_by_role("button", name="Download").click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()

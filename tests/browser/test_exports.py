"""What leaves the page, opened by something that is not ours, says what the page says."""

import ast
import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops, ImageStat
from PIL.GifImagePlugin import GifImageFile
from playwright.sync_api import Page, expect

from tests.browser.filing import choose, dialog, drop, exported
from tests.browser.reading import node, press, type_expression, value
from tests.browser.test_everyone import serious

SVG = "{http://www.w3.org/2000/svg}"
# Something of all that a drawing may have.
RICH = {
    "title": "Rich",
    "source": "p = a * b\nq = p + c\nr = tanh(q)\ns = r + _\nL = q ** 2 + r",
    "values": {"a": -1, "b": 3, "c": 4},
    "groups": {"p": "open", "q": "open", "r": "closed"},
    "closed": ["closed"],
    "notes": [{"id": "n", "x": -40, "y": -140, "text": "A note\nof two lines"}],
}
# What is seen of every text, on the page or in a picture of it.
TEXTS = """(selector) => [...document.querySelectorAll(selector)].flatMap((text) => {
    const { display, fill, fontSize, fontWeight, fontStyle, fontFamily, textAnchor } =
        getComputedStyle(text);
    if (display === "none" || !text.textContent) return [];
    return [[text.textContent, fill, fontSize, fontWeight, fontStyle, fontFamily, textAnchor]
        .join(" | ")];
}).sort()"""

# How large a film is, and when its last picture is seen, s.
PLAYED = """async (bytes) => {
    const film = document.createElement("video");
    film.src = URL.createObjectURL(new Blob([Uint8Array.from(bytes)]));
    await new Promise((resolve, reject) => {
        film.onloadeddata = resolve;
        film.onerror = () => reject(new Error(film.error.message));
    });
    film.currentTime = 1e6;
    await new Promise((resolve) => (film.onseeked = resolve));
    return [film.videoWidth, film.videoHeight, film.currentTime];
}"""


def image(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def gif(data: bytes) -> GifImageFile:
    animation = image(data)
    assert isinstance(animation, GifImageFile)
    return animation


def text_of(element: ElementTree.Element) -> str:
    titles = {id(each) for title in element.iter(f"{SVG}title") for each in title.iter()}
    return " ".join(each.text or "" for each in element.iter() if id(each) not in titles)


@pytest.fixture
def ran(explorer: Page) -> Page:
    """The seed graph after its backward sweep."""
    press(explorer, "Last step")
    expect(node(explorer, "b")).to_contain_text("9")
    explorer.evaluate("document.fonts.ready")
    return explorer


def test_the_svg_has_every_node_with_its_numbers_and_nothing_that_acts(ran: Page) -> None:
    name, data = exported(ran, "SVG")
    root = ElementTree.fromstring(data)
    assert name == "two-sums-and-a-product.svg"
    assert root.tag == f"{SVG}svg"
    cards = {each.get("data-node"): text_of(each) for each in root.iter(f"{SVG}g")}
    for card, numbers in {"a": "-1 7", "b": "3 9", "c": "4 2", "f": "14 1"}.items():
        assert set(numbers.split()) <= set(cards[card].split())
    tags = {each.tag.removeprefix(SVG) for each in root.iter()}
    assert not tags & {"script", "foreignObject", "image", "use", "a"}
    assert b"var(" not in data
    assert b"http" not in data.replace(SVG[1:-1].encode(), b"")
    assert len(data) < 160_000


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_every_text_of_the_svg_looks_as_on_the_page(
    explorer: Page, theme: str, tmp_path: Path
) -> None:
    explorer.emulate_media(color_scheme="dark" if theme == "Dark" else "light")
    drop(explorer, "rich.json", json.dumps(RICH))
    expect(value(explorer, "L")).to_be_visible()
    press(explorer, "Last step")
    expect(node(explorer, "b")).to_contain_text("-2.42")
    on_page = explorer.evaluate(TEXTS, ".graph :is(.node, .edge-label, .note, .group) text")
    _, data = exported(explorer, "SVG", Colours=theme)
    (tmp_path / "drawing.svg").write_bytes(data)
    with explorer.context.new_page() as alone:
        alone.goto((tmp_path / "drawing.svg").as_uri())
        assert alone.evaluate(TEXTS, "text") == on_page
    assert len(on_page) > 40


def test_pngs_are_as_large_as_they_say_in_the_colours_asked_for(ran: Page) -> None:
    svg = ElementTree.fromstring(exported(ran, "SVG")[1])
    width, height = int(svg.get("width", 0)), int(svg.get("height", 0))
    for scale in (1, 2, 3, 4):
        size = f"{scale}×: {scale * width} × {scale * height} px"
        _, data = exported(ran, "PNG", Size=size, Colours="Dark")
        picture = image(data).convert("RGB")
        assert picture.size == (scale * width, scale * height)
        assert picture.getpixel((2, 2)) == (0x14, 0x17, 0x1B)
    light = image(exported(ran, "PNG", Colours="Light")[1]).convert("RGB")
    assert light.getpixel((2, 2)) == (0xF7, 0xF7, 0xF5)


def test_without_gradients_nothing_red_is_in_the_picture(ran: Page) -> None:
    _, without = exported(ran, "PNG", Gradients="Without")
    _, given = exported(ran, "PNG", Gradients="With")
    reds = [
        sum(red > 150 and green < 80 and blue < 80 for red, green, blue in pixels(data))
        for data in (without, given)
    ]
    assert reds[0] == 0
    assert reds[1] > 500


def pixels(data: bytes) -> list[tuple[int, int, int]]:
    raw = image(data).convert("RGB").tobytes()
    return list(zip(raw[::3], raw[1::3], raw[2::3], strict=True))


def test_the_gif_ends_as_the_png_shows_the_end(ran: Page) -> None:
    choose(ran, "PNG", Colours="Light", Moment="At the end", Gradients="With")
    ran.get_by_label("Size").select_option(index=0)
    png = image(exported(ran, "PNG")[1]).convert("RGB")
    _, data = exported(ran, "Animated GIF", Shows="Steps alone", A_step_takes="0.3 s")
    animation = gif(data)
    assert (animation.size, animation.n_frames, animation.info["loop"]) == (png.size, 8, 0)
    times = []
    for i in range(animation.n_frames):
        animation.seek(i)
        times.append(animation.info["duration"])
    assert times == [800, *[320] * 6, 2400]
    difference = ImageStat.Stat(ImageChops.difference(animation.convert("RGB"), png))
    assert max(difference.mean) < 0.5


def test_the_gif_shows_dots_on_their_way_and_can_be_given_up(ran: Page) -> None:
    choose(ran, "Animated GIF", Shows="Dots on their way", A_step_takes="0.6 s")
    expect(dialog(ran, "Export")).to_contain_text("57 pictures, 7.6 s")
    _, data = exported(ran, "Animated GIF")
    assert gif(data).n_frames == 57
    dialog(ran, "Export").get_by_role("button", name="Download").click()
    ran.get_by_role("button", name="Cancel").click()
    expect(ran.get_by_role("progressbar")).to_have_count(0)
    expect(dialog(ran, "Export").get_by_role("alert")).to_have_count(0)


def test_the_film_plays(ran: Page) -> None:
    ran.set_default_timeout(60_000)
    _, data = exported(ran, "WebM film", Shows="Steps alone", A_step_takes="0.3 s")
    with ran.context.new_page() as alone:
        width, height, seconds = alone.evaluate(PLAYED, list(data))
    assert width > height > 300
    assert seconds == pytest.approx(0.8 + 6 * 0.32 + 2.4, abs=1)


def test_the_numpy_program_runs_and_finds_the_same_numbers(ran: Page, tmp_path: Path) -> None:
    name, program = exported(ran, "Python with NumPy")
    (tmp_path / name).write_bytes(program)
    done = subprocess.run([sys.executable, name], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert {"b", "9"} <= set(done.stdout.replace(".0", "").split())


@pytest.mark.parametrize("title", ["Python with PyTorch", "Python with JAX"])
def test_other_programs_are_python(ran: Page, title: str) -> None:
    name, program = exported(ran, title)
    assert name.endswith(".py")
    assert "assert" in ast.dump(ast.parse(program)).lower()


def test_what_a_target_cannot_say_is_refused_at_the_node(explorer: Page) -> None:
    type_expression(explorer, "y = tanh(a)")
    expect(value(explorer, "y")).to_be_visible()
    choose(explorer, "Python with micrograd")
    refusal = dialog(explorer, "Export").get_by_role("alert")
    expect(refusal).to_contain_text("y: ")
    expect(refusal).to_contain_text("tanh")
    expect(dialog(explorer, "Export").get_by_role("button", name="Download")).to_have_count(0)


def test_an_unfinished_graph_is_a_picture_and_json_and_no_program(explorer: Page) -> None:
    type_expression(explorer, "y = a + _")
    expect(node(explorer, "y")).to_be_visible()
    _, data = exported(explorer, "SVG")
    assert b'data-node="y"' in data
    document = json.loads(exported(explorer, "JSON")[1])
    assert (document["source"], "graph" in document) == ("y = a + _", False)
    choose(explorer, "Python with NumPy")
    expect(dialog(explorer, "Export").get_by_role("alert")).to_contain_text("finished graph")
    choose(explorer, "Animated GIF")
    expect(dialog(explorer, "Export")).to_contain_text("not finished")


def test_paper_has_the_drawing_its_text_and_its_numbers(ran: Page) -> None:
    ran.emulate_media(media="print", color_scheme="dark")
    ran.evaluate("dispatchEvent(new Event('beforeprint'))")
    sheet = ran.locator(".print-sheet")
    expect(sheet.locator("svg")).to_be_visible()
    expect(sheet.locator("pre")).to_contain_text("f = x * y")
    assert sheet.locator("tr").all_text_contents()[1:3] == ["a-17", "b39"]
    expect(ran.get_by_role("slider", name="Step")).to_be_hidden()
    assert sheet.evaluate("sheet => getComputedStyle(sheet).color") == "rgb(27, 31, 36)"
    ran.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(sheet).to_have_count(0)


@pytest.mark.parametrize(("button", "name"), [("Export", "Export"), ("Share", "Share")])
@pytest.mark.parametrize("width", [1280, 375])
def test_axe_finds_nothing_serious_in_the_dialogs(
    ran: Page, button: str, name: str, width: int
) -> None:
    ran.set_viewport_size({"width": width, "height": 740})
    press(ran, button)
    expect(dialog(ran, name)).to_be_visible()
    assert serious(ran) == []

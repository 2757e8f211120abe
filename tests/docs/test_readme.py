"""The README is true: its request, its numbers and its links."""

import json
import re
from pathlib import Path

import pytest

from app.engine.program import compile_graph
from app.engine.sweep import forward
from app.examples.load import examples as worked
from app.language.parse import parse
from app.main import create_app
from tests.docs.shown import Example, examples, same
from tests.web.calling import JSON, caller

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.anyio
@pytest.mark.parametrize("example", list(examples(PAGE)), ids=lambda e: e.path)
async def test_the_request_gets_the_answer_shown(example: Example) -> None:
    async with caller(create_app()) as client:
        response = await client.request(
            example.method, example.path, content=example.body, headers=JSON
        )
    assert same(example.answer, response.json()), json.dumps(response.json(), indent=1)


def test_there_is_a_request_to_copy() -> None:
    assert [example.path for example in examples(PAGE)] == ["/api/v1/evaluate"]


def test_a_tenth_more_of_b_moves_f_as_much_as_the_first_insight_says() -> None:
    def f(b: float) -> float:
        values = {"a": -1.0, "b": b, "c": 4.0}
        program = compile_graph(parse("x = a + b\ny = b + c\nf = x * y", values).graph)
        value = forward(program).values[program.output]
        assert isinstance(value, float)
        return value

    [moved] = re.findall(r"b rises by 0\.1, and f by ([0-9.]+[0-9])", PAGE)
    assert f(3.1) - f(3) == pytest.approx(float(moved))


def test_every_file_that_is_linked_is_there_and_every_example_named_is_listed() -> None:
    linked = re.findall(r"\]\(([^)#:]+)\)", PAGE)
    assert linked
    assert [link for link in linked if not (ROOT / link).exists()] == []
    titles = {example.title for example in worked()}
    assert {"Ten sigmoids in a row", "Softmax with cross-entropy"} <= titles

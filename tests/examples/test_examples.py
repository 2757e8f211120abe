"""The catalogue: every printed number is computed again."""

import numpy as np
import pytest

from app.engine.program import compile_graph
from app.engine.sweep import backward, forward
from app.examples.load import Example, ExampleError, examples, read
from app.language.parse import parse

GOOD = """
id = "product"
order = 1
title = "Product"
about = "One product."
origin = "By hand."
source = "f = x * y"
[values]
x = 2
[expect]
value.f = 2
grad.x = 1
"""


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.id)
def test_every_example_gives_the_numbers_it_states(example: Example) -> None:
    program = compile_graph(parse(example.source, example.values).graph)
    run = forward(program)
    grads = backward(program, run, 1.0).derivatives
    for key, expected in example.expect.items():
        kind, _, node = key.partition(".")
        number = (run.values if kind == "value" else grads)[program.position[node]]
        assert number is not None, key
        np.testing.assert_allclose(number, expected, rtol=0, atol=example.tolerance, err_msg=key)


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.id)
def test_every_example_says_what_it_shows_and_uses_every_value_it_gives(example: Example) -> None:
    nodes = {node.id for node in parse(example.source, example.values).graph.nodes}
    assert set(example.values) <= nodes
    assert example.expect
    assert example.origin
    assert len(example.title) <= 32
    assert example.about.endswith(".")
    assert example.about.count("\n") == 0


def test_titles_ids_and_places_in_the_list_are_unique() -> None:
    for key in ("id", "title", "order"):
        found = [getattr(example, key) for example in examples()]
        assert len(set(found)) == len(found)


def test_the_first_example_is_two_sums_and_a_product() -> None:
    first = examples()[0]
    assert first.title == "Two sums and a product"
    assert first.source == "x = a + b\ny = b + c\nf = x * y"
    assert first.values == {"a": -1.0, "b": 3.0, "c": 4.0}


def test_a_file_of_the_catalogue_is_read_as_written() -> None:
    example = read("product.toml", GOOD)
    assert example.values == {"x": 2.0}
    assert example.expect == {"value.f": 2.0, "grad.x": 1.0}
    assert example.tolerance == 1e-9


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("about =", "abuot ="), "unknown key: abuot"),
        (('origin = "By hand."', ""), "missing key: origin"),
        (("grad.x", "gard.x"), "unknown key in expect: gard"),
        (("x = 2", "x = 'two'"), "values are numbers"),
        (("x = 2", "x = [[1], [2, 3]]"), "values are numbers"),
        (('id = "product"', 'id = "sum"'), "must be the name of the file"),
        (("order = 1", "order ="), "product.toml"),
    ],
)
def test_the_loader_refuses_what_it_does_not_know(change: tuple[str, str], fault: str) -> None:
    with pytest.raises(ExampleError, match=fault):
        read("product.toml", GOOD.replace(*change))

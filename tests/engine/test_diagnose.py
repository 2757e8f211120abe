"""What is wrong with a run is told where it came about, and told apart from what followed."""

import pytest

from app.engine.diagnose import Finding, diagnose
from app.engine.graph import Graph, Node
from app.engine.program import compile_graph
from app.engine.sweep import backward, forward
from app.language.parse import parse


def findings(source: str, **values: float) -> dict[tuple[str, str], Finding]:
    """By node, and by whether it is of its value or its gradient."""
    return of_graph(parse(source, values).graph)


def of_graph(graph: Graph) -> dict[tuple[str, str], Finding]:
    program = compile_graph(graph)
    run = forward(program)
    found = diagnose(program, run, backward(program, run, 1.0))
    return {(program.nodes[each.node].id, each.of): each for each in found}


def told(source: str, node: str, of: str, **values: float) -> tuple[str, str, str | None]:
    each = findings(source, **values)[node, of]
    return each.kind, each.role, each.factor


def test_a_healthy_graph_has_nothing_to_tell() -> None:
    assert findings("x = a + b\ny = b + c\nf = x * y", a=-1, b=3, c=4) == {}


@pytest.mark.parametrize(
    ("source", "x", "node", "of", "expected"),
    [
        ("u = log(x)\ny = u + 1", 0.0, "u", "value", ("infinite", "produced", None)),
        ("u = log(x)\ny = u + 1", 0.0, "y", "value", ("infinite", "passed on", None)),
        ("u = log(x)\ny = u + 1", 0.0, "x", "grad", ("infinite", "produced", "local")),
        ("u = log(x)\ny = u * u", -1.0, "u", "value", ("nan", "produced", None)),
        ("u = log(x)\ny = u * u", -1.0, "y", "value", ("nan", "passed on", None)),
        ("u = exp(x)\ny = u - u", 1000.0, "y", "value", ("nan", "produced", None)),
        ("u = sqrt(x)\ny = u * 0", 0.0, "x", "grad", ("nan", "produced", "local")),
        ("u = sqrt(x)\ny = 2 * u", 0.0, "x", "grad", ("infinite", "produced", "local")),
        ("u = 3 * x\ny = sqrt(u)", 0.0, "x", "grad", ("infinite", "passed on", "upstream")),
        ("u = relu(x)\ny = sqrt(u)", -1.0, "x", "grad", ("nan", "produced", "upstream")),
        ("u = 1e200 * x\ny = 1e200 * u", 1e-300, "x", "grad", ("infinite", "produced", "product")),
        ("u = relu(x)\ny = 3 * u", -1.0, "x", "grad", ("blocked", "produced", "local")),
        (
            "u = exp(x)\nv = relu(u - 9)\ny = v",
            0.0,
            "x",
            "grad",
            ("blocked", "passed on", "upstream"),
        ),
    ],
)
def test_what_is_produced_is_told_from_what_is_passed_on(
    source: str, x: float, node: str, of: str, expected: tuple[str, str, str | None]
) -> None:
    assert told(source, node, of, x=x) == expected


def test_gradients_vanish_along_sigmoids_and_explode_along_products() -> None:
    sigmoids = "\n".join(f"h{i + 1} = sigmoid(h{i})" for i in range(12))
    assert told(sigmoids, "h0", "grad", h0=1.0) == ("vanishing", "produced", "local")
    products = "\n".join(f"h{i + 1} = 4 * h{i}" for i in range(12))
    assert told(products, "h0", "grad", h0=1.0) == ("exploding", "produced", "local")
    sums = "\n".join(["h1 = 1e-9 * h0", *(f"h{i + 1} = h{i} + 1" for i in range(1, 4))])
    assert ("h1", "grad") not in findings(sums, h0=1.0)
    faint = findings("u = x + 1\nv = u + 1\ny = 1e-9 * v", x=1.0)
    assert faint["v", "grad"].role == "produced"
    assert faint["x", "grad"].role == faint["u", "grad"].role == "passed on"


def test_what_is_wrong_off_the_path_spoils_no_gradient() -> None:
    assert findings("dead = log(z)\ny = 2 * x", x=1.0, z=0.0).keys() == {("dead", "value")}


def test_a_choice_or_a_place_is_not_blamed_for_having_no_gradient() -> None:
    nodes = (
        Node("c", "input", value=1.0),
        Node("a", "input", value=2.0),
        Node("b", "input", value=3.0),
        Node("y", "where", ("c", "a", "b")),
    )
    assert of_graph(Graph(nodes, "y")) == {}

"""What is wrong with a run is told where it came about, and told apart from what followed."""

import numpy as np
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


def test_a_zero_before_a_log_of_zero_is_blamed_on_the_slope_and_the_rest_follows() -> None:
    found = findings("u = log(x)\nf = u * k", x=0.0, k=0.0)
    assert {key: each.role for key, each in found.items()} == {
        ("u", "value"): "produced",
        ("f", "value"): "produced",
        ("k", "grad"): "passed on",
        ("x", "grad"): "produced",
    }
    assert found["x", "grad"].message == (
        "a gradient of 0 meets the infinite slope of log at u: 0 times infinity gives x NaN"
    )
    assert "because of the infinity of u" in found["k", "grad"].message


def test_what_is_passed_on_names_what_it_comes_from() -> None:
    found = findings("u = log(x)\nv = u * u\ny = 2 * v", x=-1.0)
    causes = {key: each.cause for key, each in found.items()}
    u, v = causes["v", "value"], causes["y", "value"]
    assert causes["u", "value"] is None
    assert u is not None
    assert v is not None
    assert (u.of, v.of) == ("value", "value")
    assert causes["u", "grad"] == u
    assert causes["x", "grad"] == u._replace(of="grad")


def test_a_node_that_is_read_twice_is_told_once() -> None:
    program = compile_graph(parse("u = log(x)\ny = u * u", {"x": -1.0}).graph)
    run = forward(program)
    found = diagnose(program, run, backward(program, run, 1.0))
    assert [program.nodes[each.node].id for each in found if each.of == "grad"] == ["u", "x"]


def test_infinities_that_meet_in_a_sum_are_found_there() -> None:
    found = findings("p = softplus(x)\nq = p - p\nf = 2 * log(q)", x=1.0)
    each = found["p", "grad"]
    assert (each.kind, each.role, each.factor) == ("nan", "produced", "sum")
    assert each.message == "what arrives at p adds up to NaN: infinity less infinity"


def test_parts_that_cancel_are_not_called_blocked() -> None:
    assert findings("f = relu(x) - sigmoid(0 * x) - relu(x)", x=1.0) == {}


def test_nothing_is_passed_on_that_was_not_produced() -> None:
    assert findings("w = exp(q)\nf = w * y", q=1.0, y=0.0) == {}
    chain = "\n".join(["h1 = 0.6 * x", *(f"h{i + 1} = 0.6 * h{i}" for i in range(1, 26))])
    roles = [each.role for each in findings(chain, x=1.0).values()]
    assert roles == ["produced", "passed on", "passed on", "passed on"]


def test_along_a_chain_each_op_that_shrinks_a_gradient_follows_the_one_before() -> None:
    sigmoids = "\n".join(f"h{i + 1} = sigmoid(h{i})" for i in range(12))
    program = compile_graph(parse(sigmoids, {"h0": 1.0}).graph)
    run = forward(program)
    first, *others = diagnose(program, run, backward(program, run, 1.0))
    assert first.cause is None
    assert [each.cause and each.cause.node for each in others] == [
        each.node for each in [first, *others[:-1]]
    ]


def test_a_matrix_that_holds_infinity_is_the_cause_of_what_its_product_gives_back() -> None:
    nodes = (
        Node("W", "input", value=np.array([[np.inf, 1.0], [1.0, 1.0]])),
        Node("v", "input", value=np.array([1.0, 2.0])),
        Node("p", "matmul", ("W", "v")),
        Node("y", "sum", ("p",)),
    )
    found = of_graph(Graph(nodes, "y"))
    each = found["v", "grad"]
    assert (each.role, each.factor, each.cause) == ("passed on", "local", (0, "value"))


@pytest.mark.parametrize(
    ("source", "x", "node", "of", "expected"),
    [
        ("u = log(x)\ny = u + 1", 0.0, "u", "value", ("infinite", "produced", None)),
        ("u = log(x)\ny = u + 1", 0.0, "y", "value", ("infinite", "passed on", None)),
        ("u = log(x)\ny = u + 1", 0.0, "x", "grad", ("infinite", "produced", "local")),
        ("u = log(x)\ny = u * u", -1.0, "u", "value", ("nan", "produced", None)),
        ("u = log(x)\ny = u * u", -1.0, "y", "value", ("nan", "passed on", None)),
        ("u = log(x)\ny = u * u", -1.0, "u", "grad", ("nan", "passed on", "local")),
        ("u = exp(x)\ny = 2 * u", 1000.0, "x", "grad", ("infinite", "produced", "local")),
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
    hundredths = findings("\n".join(f"h{i + 1} = 0.01 * h{i}" for i in range(4)), h0=1.0)
    assert "is 1e-8 times that of the output" in hundredths["h0", "grad"].message
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

"""Four roads to one derivative: they agree, or the reason they give for not agreeing is true."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from app.engine.check import Checked, check, check_cost, free_leaves
from app.engine.graph import Graph, GraphError, Node
from app.engine.ops import OPS
from app.engine.program import Program, compile_graph
from app.language.parse import parse
from tests.engine.random_graphs import graphs, steady


def checked(source: str, h: float | None = None, **values: float) -> Checked:
    program = compile_graph(parse(source, values).graph)
    return check(program, free_leaves(program), 1.0, h)


def verdict(source: str, h: float | None = None, **values: float) -> tuple[str, str]:
    """The verdict on the leaf x, and the reason."""
    said = checked(source, h, **values).nodes["x"]
    return said.verdict, said.reason or ""


def test_the_seed_graph_agrees_and_tells_what_each_road_takes() -> None:
    found = checked("x = a + b\ny = b + c\nf = x * y", a=-1, b=3, c=4)
    assert found.agree
    for name, grad in {"a": 7.0, "b": 9.0, "c": 2.0}.items():
        said = found.nodes[name]
        assert (said.reverse, said.forward, said.paths) == (grad, grad, grad)
        assert said.differences == pytest.approx(grad, rel=1e-8)
        assert (said.verdict, said.reason) == ("agree", None)
    sweeps = {road: cost.sweeps for road, cost in found.costs.items()}
    assert sweeps == {"reverse": 1, "forward": 3, "differences": 6, "one_sided": 4, "paths": 4}
    assert found.costs["reverse"].op_evaluations == 3


def test_one_sided_differences_look_ahead_by_the_root_of_what_rounding_is() -> None:
    said = checked("y = x * x", x=1.0).nodes["x"]
    # (x + h)^2 - x^2 = 2xh + h^2, and here all of it is exact in float64.
    assert (said.one_sided, said.one_sided_steps) == (2.0 + 2.0**-26, 2.0**-26)
    assert checked("y = x * x", h=0.5, x=3.0).nodes["x"].one_sided == 6.5
    assert checked("y = x * x", x=-1000.0).nodes["x"].one_sided_steps == 1000 * 2.0**-26


def test_one_sided_differences_take_half_the_runs_and_have_no_say() -> None:
    found = checked("y = relu(x)", h=0.25, x=-0.125)
    assert (found.nodes["x"].differences, found.nodes["x"].one_sided) == (0.25, 0.5)
    good = checked("y = exp(x)", x=20.0)
    assert abs((good.nodes["x"].one_sided or 0.0) / np.exp(20.0) - 1) > 1e-8
    assert good.agree
    assert (good.costs["one_sided"].sweeps, good.costs["one_sided"].op_evaluations) == (2, 2)


@pytest.mark.parametrize(
    ("source", "x", "kind", "words"),
    [
        ("y = 3 * relu(x)", 0.0, "kink", "moves at 0 on one side and 3 on the other"),
        ("y = clip(x, lo=0, hi=1)", 1.0, "kink", "moves at 1 on one side and 0 on the other"),
        ("y = leaky_relu(x, slope=0.1)", 0.0, "kink", "leaky_relu at y"),
        ("y = maxout(x, x * 1, 2 * x - 1)", 1.0, "tie", "maxout at y chooses between equals"),
        ("y = step(x)", 0.0, "step", "goes from 0 to 1"),
        ("y = sign(x) + x", 0.0, "step", "sign at"),
        ("y = exp(x)", 1000.0, "overflow", "exp at y is beyond what float64 holds"),
        ("y = x * x", 1e200, "overflow", "mul at y"),
        ("y = log(x)", 0.0, "pole", "log at y is infinite: it is given 0"),
        ("y = sqrt(x)", 0.0, "pole", "the slope of sqrt at y is infinite"),
        ("y = log(x)", -1.0, "nan", "log at y is not a number: it is given -1"),
        ("y = 0 * log(x)", 0.0, "pole", "log at"),
        ("y = 1e15 * sin(1 + 1e-15 * x)", 0.5, "cancellation", "rounding"),
        ("y = relu(x) / x + x", 1e-300, "cancellation", "cancel each other"),
        ("y = x * x / x", 1e-300, "underflow", "mul at t1 is too small for float64"),
    ],
)
def test_what_keeps_differences_from_agreeing_is_named(
    source: str, x: float, kind: str, words: str
) -> None:
    told, reason = verdict(source, x=x)
    assert told == kind
    assert words in reason


@pytest.mark.parametrize(
    ("source", "x"),
    [
        ("y = relu(x)", 1e-9),
        ("y = log(x)", 1e-30),
        ("y = sin(1e6 * x)", 1.0),
        ("y = 1e12 + x", 1.0),
        ("y = abs(x)", 0.0),
        ("y = tan(x)", 1e9),
        ("y = x * x", 1e-300),
        ("y = maximum(x, 2)", 2.0),
        ("y = tanh(x)", 40.0),
        ("y = x ** 2", -3.0),
        ("y = 1e-200 * x", 1.0),
        ("y = step(x)", 3.0),
    ],
)
def test_where_a_step_can_be_found_that_serves_it_is_found(source: str, x: float) -> None:
    assert verdict(source, x=x)[0] == "agree"


def test_a_step_that_is_asked_for_may_be_too_long_or_too_short() -> None:
    assert verdict("y = exp(x)", h=1.0, x=1.0)[0] == "truncation"
    assert verdict("y = exp(x)", h=1e-14, x=1.0)[0] == "cancellation"
    assert verdict("y = exp(x)", h=1e-6, x=1.0)[0] == "agree"


def test_a_number_that_the_output_does_not_depend_on_is_said_to_be_one() -> None:
    said = checked("dead = log(z)\ny = 2 * x", x=1.0, z=0.0).nodes["z"]
    assert (said.reverse, said.forward, said.differences, said.paths) == (None, None, 0.0, None)
    assert (said.verdict, said.reason) == ("agree", "y does not depend on it")


def test_what_is_wrong_off_the_path_is_not_blamed() -> None:
    said = checked("dead = log(z)\ny = exp(x)", x=1000.0, z=0.0).nodes["x"]
    assert said.reason == "exp at y is beyond what float64 holds: it is given 1000"


def test_paths_that_nobody_could_follow_are_added_up_all_the_same() -> None:
    chain = "\n".join(f"x{i + 1} = x{i} * 0.5 + x{i} * 0.5" for i in range(40))
    found = checked(chain, x0=3.0)
    assert found.nodes["x0"].paths == pytest.approx(1.0)
    assert "1099511627776 paths are too many to follow" in (found.nodes["x0"].reason or "")
    assert found.agree


def test_a_place_cannot_be_moved_a_little() -> None:
    nodes = (
        Node("x", "input", value=np.array([1.0, 2.0, 3.0])),
        Node("label", "input", value=1.0),
        Node("f", "softmax_cross_entropy", ("x", "label")),
    )
    program = compile_graph(Graph(nodes, "f"))
    found = check(program, free_leaves(program), 1.0)
    assert found.agree
    assert found.nodes["label"].differences is None


def test_any_node_can_be_asked_for_not_only_leaves() -> None:
    program = compile_graph(parse("u = a * b\ny = tanh(u) * u", {"a": 0.3, "b": 2.0}).graph)
    found = check(program, [program.position["u"], program.output], 1.0)
    assert found.agree
    assert found.nodes["y"].reverse == found.nodes["y"].paths == 1.0


@pytest.mark.parametrize(
    "planted",
    [
        ("mul", lambda a, b: (a * b, b, 2 * a)),
        ("tanh", lambda x: (np.tanh(x), 1.0 - x * x)),
        ("exp", lambda x: (np.exp(x), -np.exp(x))),
    ],
    ids=lambda planted: str(planted[0]),
)
def test_a_wrong_local_makes_differences_disagree(
    planted: tuple[str, Callable[..., Any]],
) -> None:
    name, kernel = planted
    wrong = OPS | {name: replace(OPS[name], scalar=kernel)}
    graph = parse("u = a * b\nv = tanh(u) + exp(a)\ny = v * b", {"a": 0.7, "b": -1.3}).graph
    program = compile_graph(graph, ops=wrong)
    found = check(program, free_leaves(program), 1.0)
    assert not found.agree
    assert "disagree" in {said.verdict for said in found.nodes.values()}


def test_a_check_that_would_take_too_much_is_refused_before_it_runs() -> None:
    program = compile_graph(parse("y = sum(matmul(A, A))", {"A": np.ones((60, 60))}).graph)
    with pytest.raises(GraphError) as caught:
        check_cost(program, free_leaves(program), 10_000_000)
    (problem,) = caught.value.problems
    assert problem.limit == 10_000_000 < (problem.actual or 0)


def numbers(value: Any) -> Any:
    return np.asarray(value, dtype=np.float64)


def program_of(graph: Graph) -> Program:
    return compile_graph(graph)


@steady
@given(graphs())
def test_on_graphs_that_nobody_chose_all_roads_agree(graph: Graph) -> None:
    program = program_of(graph)
    found = check(program, free_leaves(program), 1.0)
    for said in found.nodes.values():
        if said.reverse is None or said.differences is None:
            continue
        scale = max(1.0, float(np.max(np.abs(numbers(said.reverse)), initial=0.0)))
        for other in (said.forward, said.paths):
            np.testing.assert_allclose(numbers(other), numbers(said.reverse), atol=1e-10 * scale)
        if said.verdict == "agree":
            np.testing.assert_allclose(
                numbers(said.differences), numbers(said.reverse), atol=1e-6 * scale, rtol=1e-6
            )
        assert said.verdict != "disagree", said.reason

"""The error of differences over their step: the slopes that the books give, measured."""

import numpy as np
import pytest

from app.engine.check import check
from app.engine.curve import Curve, curve, curve_cost, place_in
from app.engine.graph import Graph, GraphError, Node
from app.engine.program import Program, compile_graph
from app.language.parse import parse
from tests.engine.test_check import verdict


def program_of(source: str, **values: float) -> Program:
    return compile_graph(parse(source, values).graph)


def curve_of(source: str, **values: float) -> Curve:
    """The curve of the leaf x."""
    program = program_of(source, **values)
    return curve(program, program.position["x"], (), 1.0)


def slope(found: Curve, differences: tuple[float, ...], low: float, high: float) -> float:
    """How steep the error is over the step, log over log, between two steps."""
    steps = np.array(found.steps)
    errors = np.abs(np.array(differences) - found.reverse)
    wanted = (steps >= low) & (steps <= high) & (errors > 0)
    return float(np.polyfit(np.log(steps[wanted]), np.log(errors[wanted]), 1)[0])


def test_truncation_grows_with_the_square_of_a_central_step_and_with_a_one_sided_one() -> None:
    found = curve_of("y = exp(x)", x=1.0)
    assert slope(found, found.central, 1e-3, 1e-1) == pytest.approx(2.0, abs=0.02)
    assert slope(found, found.one_sided, 1e-6, 1e-2) == pytest.approx(1.0, abs=0.02)


def test_rounding_grows_as_the_step_shrinks() -> None:
    found = curve_of("y = exp(x)", x=1.0)
    steps = np.array(found.steps)
    for differences, best in ((found.central, 1e-7), (found.one_sided, 1e-10)):
        assert slope(found, differences, 1e-14, best) == pytest.approx(-1.0, abs=0.15)
        errors = np.abs(np.array(differences) - np.e)[steps < best]
        assert np.all(errors < 4 * np.e * np.finfo(np.float64).eps / steps[steps < best])


def test_the_step_that_is_chosen_is_nearly_the_best() -> None:
    found = curve_of("y = exp(x)", x=1.0)
    steps = np.log10(found.steps)
    for differences, chosen in (
        (found.central, found.chosen.step),
        (found.one_sided, found.chosen_one_sided.step),
    ):
        errors = np.abs(np.array(differences) - np.e)
        near = errors[np.abs(steps - np.log10(chosen)) < 0.5]
        assert np.max(near) < 1e-2 * np.max(errors[np.abs(steps - np.log10(chosen)) > 3])


def test_by_hand_for_a_cube() -> None:
    found = curve_of("y = x ** 3", x=1.0)
    assert (found.steps[-1], found.central[-1], found.one_sided[-1]) == (1.0, 4.0, 7.0)
    assert found.reverse == 3.0


def test_the_step_is_that_of_a_check_even_where_it_had_to_be_searched_for() -> None:
    program = program_of("y = sin(1e6 * x)", x=1.0)
    said = check(program, [program.position["x"]], 1.0).nodes["x"]
    chosen = curve_of("y = sin(1e6 * x)", x=1.0).chosen
    assert chosen.step == said.steps != 6.055454452393343e-06
    assert chosen.value == said.differences
    assert verdict("y = sin(1e6 * x)", x=1.0)[0] == "agree"


def test_each_number_of_a_tensor_has_a_curve() -> None:
    program = compile_graph(parse("y = sum(x ** 3)", {"x": np.array([[1.0, 2.0]])}).graph)
    found = curve(program, program.position["x"], (0, 1), 1.0)
    assert (found.reverse, found.central[-1], found.one_sided[-1]) == (12.0, 13.0, 19.0)


def test_what_is_not_a_number_beside_the_point_leaves_a_gap() -> None:
    found = curve_of("y = log(x)", x=0.5)
    assert np.isnan(found.central[-1])
    assert found.one_sided[-1] == pytest.approx(np.log(3.0))


def test_what_the_output_does_not_depend_on_has_no_gradient_to_compare_with() -> None:
    found = curve_of("dead = x * 2\ny = 3 * z", x=1.0, z=2.0)
    assert found.reverse is None
    assert set(found.central) == set(found.one_sided) == {0.0}


def test_a_label_has_no_curve() -> None:
    nodes = (
        Node("x", "input", value=np.array([1.0, 2.0, 3.0])),
        Node("label", "input", value=1.0),
        Node("f", "softmax_cross_entropy", ("x", "label")),
    )
    program = compile_graph(Graph(nodes, "f"))
    with pytest.raises(GraphError, match="'label' holds a place"):
        curve(program, program.position["label"], (), 1.0)


@pytest.mark.parametrize("given", [[1], [0, 3], [0, -1], [0, 0, 0], []])
def test_a_place_must_be_one_of_the_tensor(given: list[int]) -> None:
    assert place_in((2, 3), [1, 2], "W") == (1, 2)
    assert place_in((2, 3), None, "W") == (0, 0)
    with pytest.raises(GraphError, match="'W' is a tensor of shape"):
        place_in((2, 3), given, "W")


def test_a_curve_that_would_take_too_much_is_refused_before_it_runs() -> None:
    program = program_of("y = exp(x)", x=1.0)
    curve_cost(program, 523)
    with pytest.raises(GraphError) as caught:
        curve_cost(program, 522)
    (problem,) = caught.value.problems
    assert (problem.limit, problem.actual) == (522, 523)

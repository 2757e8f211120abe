"""Every optimizer takes the steps that were published, or worked out by hand, in both its forms."""

from math import log, pi, sqrt

import numpy as np
import pytest

from app.engine.graph import GraphError
from app.engine.value import Array
from app.knob import settled
from app.network.clipping import CLIPPINGS
from app.network.flat import weights_only
from app.network.kernel import slope
from app.network.optimizers import OPTIMIZERS
from app.network.recipe import Recipe, State, begun, check
from app.network.regularizers import REGULARIZERS
from app.network.sample import Sample
from app.network.spec import Layer, Spec
from app.network.train import advanced, course

# Of f(w) = w squared from 1 at a rate of 0.1; nesterov and adamw worked out by hand.
PATHS = {
    "sgd": (0.8, 0.64, 0.512),
    "momentum": (0.8, 0.46, 0.062),
    # v 2, w 1 - 0.1(2 + 1.8); v 3.04, w 0.62 - 0.1(1.24 + 2.736); v 3.1808, ...
    "nesterov": (0.62, 0.2224, -0.108352),
    "adagrad": (0.9, 0.8331035, 0.7804562),
    "rmsprop": (0.6837722, 0.4988706, 0.3691806),
    "adam": (0.9, 0.8004122, 0.7015863),
}
# Of one weight the mean squared error is its square, for targets of 0 and inputs of 1 and -1.
SQUARE = Spec(1, (Layer(1, "linear", np.array([[1.0]])),))
# Its bias is never moved.
BOTH_SIDES = Sample(np.array([[1.0], [-1.0]]), np.zeros((2, 1)))


@pytest.mark.parametrize("name", PATHS)
def test_three_steps_down_a_square(name: str) -> None:
    optimizer, w = OPTIMIZERS[name], 1.0
    first = second = 0.0
    for step, expected in enumerate(PATHS[name], start=1):
        knobs = settled(optimizer.knobs, {})
        w, first, second = optimizer.rule(w, 2.0 * w, first, second, 0.1, float(step), knobs)
        assert w == pytest.approx(expected, abs=6e-8)


@pytest.mark.parametrize("name", PATHS)
def test_the_compiled_steps_down_a_square(name: str) -> None:
    made = course(SQUARE, Recipe(name, {"learning_rate": 0.1}, batch=2), BOTH_SIDES)
    state, path = begun(SQUARE), []
    for _ in range(3):
        state = advanced(made, state, 1).state
        path.append(state.parameters[0])
    assert path == pytest.approx(PATHS[name], abs=6e-8)
    assert state.parameters[1] == 0.0


def test_adamw_is_adam_that_shrinks_first() -> None:
    adam, adamw = OPTIMIZERS["adam"], OPTIMIZERS["adamw"]
    w, g, m, v = (np.array([0.5, -2.0]), np.array([0.1, 3.0]), np.array([0.2, 0.0]), np.ones(2))
    plain = adam.rule(w, g, m, v, 0.1, 3.0, (0.9, 0.999, 1e-8))
    shrunk = adamw.rule(w, g, m, v, 0.1, 3.0, (0.9, 0.999, 1e-8, 0.2))
    np.testing.assert_allclose(shrunk[0], plain[0] - 0.1 * 0.2 * w, rtol=1e-15)
    still = adamw.rule(w, np.zeros(2), np.zeros(2), np.zeros(2), 0.1, 1.0, (0.9, 0.999, 1e-8, 0.2))
    np.testing.assert_allclose(still[0], 0.98 * w, rtol=1e-15)


@pytest.mark.parametrize("clipping", CLIPPINGS)
@pytest.mark.parametrize("regularizer", REGULARIZERS)
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_loop_takes_the_steps_of_the_rule(name: str, regularizer: str, clipping: str) -> None:
    """The same functions, run by Python on whole vectors and compiled into the loop."""
    spec = Spec(3, (Layer(4, "tanh"), Layer(2)), seed=3)
    rng = np.random.default_rng(1)
    data = Sample(rng.normal(size=(5, 3)), rng.normal(size=(5, 2)))
    recipe = Recipe(
        name,
        {"learning_rate": 0.05},
        batch=5,
        regularizer=regularizer,
        strength=0.1,
        clipping=clipping,
        most=0.2,
    )
    made, state = course(spec, recipe, data), begun(spec)
    w, slots = state.parameters, state.slots
    for step in range(1, 6):
        w, slots = by_rule(spec, recipe, data, w, slots, float(step))
    there = advanced(made, state, 5).state
    np.testing.assert_allclose(there.parameters, w, rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(there.slots, slots, rtol=1e-11, atol=1e-14)
    used = OPTIMIZERS[name].slots
    assert np.all(np.any(there.slots[:used] != 0.0, axis=1))
    assert not np.any(there.slots[used:])


def by_rule(
    spec: Spec, recipe: Recipe, data: Sample, w: Array, slots: Array, step: float
) -> tuple[Array, Array]:
    """A step of whole vectors; the gradient alone is the loops', which the graph is held to."""
    g = slope(spec, w, data, Recipe()).gradient
    regularizer = REGULARIZERS[recipe.regularizer]
    g = g + weights_only(spec) * regularizer.slope(w, recipe.strength)
    g = CLIPPINGS[recipe.clipping].rule(g, float(np.linalg.norm(g)), recipe.most)
    optimizer = OPTIMIZERS[recipe.optimizer]
    knobs = settled(optimizer.knobs, recipe.knobs)
    w, first, second = optimizer.rule(
        w, g, slots[0], slots[1], recipe.knobs["learning_rate"], step, knobs
    )
    return w, np.stack([first, second])


def test_mazurs_example_takes_its_published_step() -> None:
    """M. Mazur, 2015, A Step by Step Backpropagation Example."""
    first = Layer(2, "sigmoid", np.array([[0.15, 0.2], [0.25, 0.3]]), np.array([0.35, 0.35]))
    second = Layer(2, "sigmoid", np.array([[0.4, 0.45], [0.5, 0.55]]), np.array([0.6, 0.6]))
    spec = Spec(2, (first, second), "half_squared_error")
    data = Sample(np.array([0.05, 0.1]), np.array([0.01, 0.99]))
    went = advanced(course(spec, Recipe(knobs={"learning_rate": 0.5}), data), begun(spec), 1)
    assert went.losses[0] == pytest.approx(0.298371109, abs=5e-10)
    assert went.state.parameters[0] == pytest.approx(0.149780716, abs=5e-10)
    assert went.state.parameters[6] == pytest.approx(0.35891648, abs=5e-9)


def test_clipping_by_norm_keeps_the_direction_and_by_value_each_number() -> None:
    g = np.array([3.0, -4.0])
    assert CLIPPINGS["norm"].rule(g, 5.0, 2.5).tolist() == pytest.approx([1.5, -2.0])
    assert CLIPPINGS["norm"].rule(g, 5.0, 6.0).tolist() == [3.0, -4.0]
    assert CLIPPINGS["value"].rule(g, 5.0, 3.5).tolist() == [3.0, -3.5]
    assert CLIPPINGS["none"].rule(g, 5.0, 1.0).tolist() == [3.0, -4.0]


def test_a_penalty_is_minus_the_logarithm_of_its_prior() -> None:
    w = np.array([0.5, -1.5])
    gaussian = sum(-0.5 * x * x * 4.0 - log(sqrt(2.0 * pi / 4.0)) for x in w)
    assert REGULARIZERS["l2"].log_prior(w, 4.0) == pytest.approx(gaussian, rel=1e-15)
    laplace = sum(-abs(x) * 4.0 - log(2.0 / 4.0) for x in w)
    assert REGULARIZERS["l1"].log_prior(w, 4.0) == pytest.approx(laplace, rel=1e-15)
    assert REGULARIZERS["none"].log_prior(w, 4.0) == 0.0


@pytest.mark.parametrize("name", ["l1", "l2"])
def test_a_prior_adds_up_to_one_and_its_slope_is_that_of_the_penalty(name: str) -> None:
    prior, w = REGULARIZERS[name], np.linspace(-30.0, 30.0, 600_001)
    density = np.exp([prior.log_prior(w[i : i + 1], 0.7) for i in range(0, w.size, 100)])
    assert np.sum(density) * 0.01 == pytest.approx(1.0, abs=1e-4)
    x, h = np.array([0.3, -2.0]), 1e-6
    differences = (prior.penalty(x + h, 0.7) - prior.penalty(x - h, 0.7)) / (2.0 * h)
    np.testing.assert_allclose(prior.slope(x, 0.7), differences, rtol=1e-8)


def test_everything_wrong_with_a_recipe_is_named_at_once() -> None:
    recipe = Recipe(
        "adan",
        {},
        "cosin",
        {},
        batch=0,
        regularizer="l3",
        strength=float("nan"),
        clipping="x",
        most=-1.0,
        seed=-1,
    )
    with pytest.raises(GraphError) as caught:
        check(recipe)
    wheres = [problem.where for problem in caught.value.problems]
    choices = ["optimizer", "schedule", "regularizer", "clipping"]
    numbers = ["strength", "most", "batch", "seed"]
    assert wheres == [f"/recipe/{name}" for name in choices + numbers]
    assert "did you mean 'adam'?" in caught.value.problems[0].message
    with pytest.raises(GraphError, match=r"momentum is a number from 0 to 0\.999, got 2"):
        check(Recipe("momentum", {"momentum": 2.0}))
    with pytest.raises(GraphError, match="no setting 'bta1'; did you mean 'beta1'"):
        check(Recipe("adam", {"bta1": 0.5}))


def test_every_default_is_within_its_range() -> None:
    for optimizer in OPTIMIZERS.values():
        for knob in (optimizer.rate, *optimizer.knobs):
            assert knob.complaint(knob.default) is None
            assert knob.scale == "linear" or knob.low > 0.0
    assert isinstance(begun(SQUARE), State)

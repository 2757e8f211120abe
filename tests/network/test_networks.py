"""A network is a graph: published numbers, and two grains that are one function."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.graph import Graph, GraphError
from app.engine.program import compile_graph
from app.engine.sweep import backward, forward
from app.engine.value import Array, Value
from app.network.activations import ACTIVATIONS
from app.network.graph import graph_of
from app.network.initializers import INITIALIZERS
from app.network.losses import LOSSES
from app.network.parameters import beginning
from app.network.sample import Sample
from app.network.spec import Layer, Spec

# Matt Mazur, "A Step by Step Backpropagation Example" (2015).
MAZUR = Spec(
    inputs=2,
    layers=(
        Layer(2, "sigmoid", np.array([[0.15, 0.2], [0.25, 0.3]]), np.array([0.35, 0.35])),
        Layer(2, "sigmoid", np.array([[0.4, 0.45], [0.5, 0.55]]), np.array([0.6, 0.6])),
    ),
    loss="half_squared_error",
)
SHOWN = Sample(np.array([0.05, 0.1]), np.array([0.01, 0.99]))


def swept(graph: Graph) -> tuple[float, dict[str, Array]]:
    """The loss, and the gradient of every parameter."""
    program = compile_graph(graph)
    run = forward(program)
    grads = backward(program, run, 1.0).derivatives
    loss = run.values[program.output]
    assert isinstance(loss, float)
    return loss, {
        node.id: np.asarray(grad)
        for node, grad in zip(program.nodes, grads, strict=True)
        if node.op == "parameter" and grad is not None
    }


def test_mazurs_network_has_the_published_numbers() -> None:
    loss, grads = swept(graph_of(MAZUR, SHOWN, "neuron"))
    assert loss == pytest.approx(0.298371109, abs=5e-10)
    assert grads["layer1.neuron1.w1"] == pytest.approx(0.000438568, abs=5e-10)
    assert grads["layer2.neuron1.w1"] == pytest.approx(0.082167041, abs=5e-10)


@st.composite
def networks(draw: st.DrawFn) -> tuple[Spec, Sample]:
    """A small network of any kind, with a sample or a batch for it."""
    count = draw(st.integers(1, 3))
    loss = draw(st.sampled_from(sorted(LOSSES)))
    layers = []
    for i in range(count):
        is_last = i == count - 1
        layers.append(
            Layer(
                units=draw(st.integers(2, 3)),
                activation="linear" if is_last else draw(st.sampled_from(sorted(ACTIVATIONS))),
                dropout=0.0 if is_last else draw(st.sampled_from((0.0, 0.4))),
                skips=tuple(sorted(draw(st.sets(st.integers(0, i - 1), max_size=2)))) if i else (),
            )
        )
    spec = Spec(
        inputs=draw(st.integers(1, 3)),
        layers=tuple(layers),
        loss=loss,
        initializer=draw(st.sampled_from(sorted(set(INITIALIZERS) - {"zeros"}))),
        seed=draw(st.integers(0, 50)),
    )
    rng = np.random.default_rng(spec.seed)
    batch = draw(st.sampled_from(((), (1,), (4,))))
    outputs = layers[-1].units
    x = rng.uniform(-1.0, 1.0, (*batch, spec.inputs))
    if LOSSES[loss].classes and draw(st.booleans()):
        return spec, Sample(x, rng.integers(0, outputs, batch).astype(np.float64) + 0.0)
    if loss == "hinge":
        return spec, Sample(x, rng.integers(0, outputs, batch).astype(np.float64) + 0.0)
    return spec, Sample(x, rng.uniform(0.1, 0.9, (*batch, outputs)))


@settings(deadline=None, derandomize=True, max_examples=150, database=None)
@given(networks())
def test_both_grains_are_one_function(made: tuple[Spec, Sample]) -> None:
    spec, sample = made
    loss, by_layer = swept(graph_of(spec, sample, "layer"))
    same, by_neuron = swept(graph_of(spec, sample, "neuron"))
    assert same == pytest.approx(loss, rel=1e-12, abs=1e-13)
    for number in range(1, len(spec.layers) + 1):
        weights, biases = gathered(spec, number, by_neuron)
        np.testing.assert_allclose(
            weights, by_layer[f"layer{number}.weight"], rtol=1e-12, atol=1e-13
        )
        np.testing.assert_allclose(biases, by_layer[f"layer{number}.bias"], rtol=1e-12, atol=1e-13)


def gathered(spec: Spec, number: int, grads: dict[str, Array]) -> tuple[Array, Array]:
    """The gradients of single weights and biases, as a layer has them."""
    pieces = ACTIVATIONS[spec.layers[number - 1].activation].pieces
    names = [
        f"layer{number}.neuron{unit}" + (f".piece{p}" if pieces > 1 else "")
        for unit in range(1, spec.width(number) + 1)
        for p in range(1, pieces + 1)
    ]
    fan_in = spec.fan_in(number)
    weights = [[grads[f"{name}.w{i}"] for i in range(1, fan_in + 1)] for name in names]
    return np.array(weights), np.array([grads[f"{name}.b"] for name in names])


@pytest.mark.parametrize("name", sorted(INITIALIZERS))
def test_initializers_have_the_spread_that_they_promise(name: str) -> None:
    fan_in, fan_out = 300, 200
    spec = Spec(fan_in, (Layer(fan_out),), initializer=name)
    ((weights, biases),) = beginning(spec)
    assert not biases.any()
    promised = {
        "zeros": 0.0,
        "normal": 1.0,
        "uniform": 1 / 3,
        "lecun_normal": 1 / fan_in,
        "xavier_uniform": 2 / (fan_in + fan_out),
        "xavier_normal": 2 / (fan_in + fan_out),
        "he_uniform": 2 / fan_in,
        "he_normal": 2 / fan_in,
        "orthogonal": 1 / fan_in,
    }
    assert np.var(weights) == pytest.approx(promised[name], rel=0.03)
    if name == "orthogonal":
        np.testing.assert_allclose(weights @ weights.T, np.eye(fan_out), atol=1e-12)


def test_the_same_seed_draws_the_same_and_given_weights_change_no_other() -> None:
    layers = (Layer(3, "tanh"), Layer(2))
    first, second = beginning(Spec(2, layers, seed=5))
    again = beginning(Spec(2, layers, seed=5))
    other = beginning(Spec(2, (Layer(3, "tanh", weights=np.zeros((3, 2))), Layer(2)), seed=5))
    assert np.array_equal(first.weights, again[0].weights)
    assert np.array_equal(second.weights, other[1].weights)
    assert not np.array_equal(second.weights, beginning(Spec(2, layers, seed=6))[1].weights)


@pytest.mark.parametrize(
    ("spec", "where", "says"),
    [
        (Spec(2, (Layer(2, "sigmoyd"),)), "/spec/layers/0/activation", "did you mean 'sigmoid'?"),
        (Spec(2, ()), "/spec/layers", "at least one layer"),
        (Spec(2, (Layer(2),), loss="mso"), "/spec/loss", "did you mean 'mse'?"),
        (Spec(2, (Layer(2),), initializer="zero"), "/spec/initializer", "did you mean 'zeros'?"),
        (Spec(2, (Layer(2), Layer(2, skips=(1,)))), "/spec/layers/1/skips", "0 (the inputs) to 0"),
        (Spec(2, (Layer(2, skips=(0,)),)), "/spec/layers/0/skips", "no layer is there to skip"),
        (
            Spec(2, (Layer(3, weights=np.zeros((2, 3))),)),
            "/spec/layers/0/weights",
            "weights must be 3 rows of 2",
        ),
        (
            Spec(2, (Layer(3, "maxout", biases=np.zeros(3)),)),
            "/spec/layers/0/biases",
            "biases must be 6 numbers",
        ),
        (Spec(2, tuple(Layer(1024) for _ in range(9))), "/spec", "weights and biases; at"),
    ],
)
def test_a_network_that_cannot_be_is_refused_where_it_is_wrong(
    spec: Spec, where: str, says: str
) -> None:
    with pytest.raises(GraphError) as refused:
        graph_of(spec, Sample(np.zeros(2), np.zeros(2)), "layer")
    (problem,) = refused.value.problems
    assert problem.where == where
    assert says in problem.message


@pytest.mark.parametrize(
    ("x", "y", "where", "says"),
    [
        (np.zeros(3), np.zeros(2), "/sample/x", "x must be 2 numbers"),
        (np.zeros((1, 1, 2)), np.zeros(2), "/sample/x", "x must be 2 numbers"),
        (np.zeros(2), np.zeros(3), "/sample/y", "y must be 2 numbers"),
        (np.zeros((4, 2)), np.zeros((3, 2)), "/sample/y", "2 numbers for each sample"),
    ],
)
def test_a_sample_that_does_not_fit_is_refused(x: Array, y: Value, where: str, says: str) -> None:
    with pytest.raises(GraphError) as refused:
        graph_of(MAZUR, Sample(x, y), "layer")
    (problem,) = refused.value.problems
    assert (problem.where, says in problem.message) == (where, True), problem


def test_a_hinge_takes_classes_alone() -> None:
    spec = Spec(1, (Layer(2),), loss="hinge")
    with pytest.raises(GraphError, match="y must be the number of a class for each sample; got"):
        graph_of(spec, Sample(np.zeros((3, 1)), np.eye(2)[[0, 1, 0]]), "layer")


def test_a_class_that_is_none_is_refused() -> None:
    spec = Spec(2, (Layer(3),), loss="softmax_cross_entropy")
    with pytest.raises(GraphError, match="whole number from 0 to 2, got 3"):
        graph_of(spec, Sample(np.zeros((2, 2)), np.array([0.0, 3.0])), "layer")
